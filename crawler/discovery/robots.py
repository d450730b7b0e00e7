"""robots.txt as RFC 9309 reads it: what the site lets us ask for, its sitemaps and its delay.

Sections applied: 2.3.1.2 redirects (five at most), 2.3.1.3 unavailable (4xx: everything is allowed),
2.3.1.4 unreachable (5xx or no answer: everything is refused), 2.5 limits (at least 500 KiB are read).
A redirect that leaves the site's registrable domain is taken as unavailable.
"""

from dataclasses import dataclass, field

from protego import Protego

from rules.vocabulary import Text

TOKEN = "limpide"
"""Product token looked for in the file's User-agent lines."""

MAX_BYTES = 512_000
MAX_REDIRECTS = 5
MAX_DELAY = 10.0
"""Longest Crawl-delay obeyed, in seconds; a longer one is printed as a limit, and `delay` in sites.toml lifts it."""


@dataclass(frozen=True)
class Robots:
    """The rules of one origin. state: obeyed, absent, unreachable or ignored; asked_delay in seconds.

    status: HTTP status of /robots.txt, 0 without answer (silence then says why).
    """

    state: str
    status: int = 0
    silence: Text | None = None
    rules: Protego | None = None
    asked_delay: float = 0.0
    sitemaps: list[str] = field(default_factory=list)

    def allows(self, url: str) -> bool:
        """Tell whether this address may be asked for."""
        if self.state == "obeyed" and self.rules is not None:
            return bool(self.rules.can_fetch(url, TOKEN))
        return self.state != "unreachable"


def read_robots(status: int, body: bytes, *, ignore: bool = False) -> Robots:
    """Return the rules that an answer to /robots.txt gives; a 3xx status means its redirects led nowhere.

    ignore: the owner asked to disregard the rules (own site, reason on record): only the sitemaps are kept.
    """
    found = 200 <= status < 300
    rules = Protego.parse(body[:MAX_BYTES].decode("utf-8", "replace")) if found else None
    sitemaps = list(rules.sitemaps) if rules else []
    if ignore:
        return Robots("ignored", status, sitemaps=sitemaps)
    if rules is None:
        return Robots("absent" if 300 <= status < 500 else "unreachable", status)
    return Robots("obeyed", status, None, rules, float(rules.crawl_delay(TOKEN) or 0.0), sitemaps)


def silent_robots(why: Text, *, late: bool, ignore: bool = False) -> Robots:
    """Return the rules of an origin without answer: late (no answer in time) refuses everything.

    When no server is there at all, nothing refuses: each address will say so for itself, as a dead link.
    """
    return Robots("ignored" if ignore else "unreachable" if late else "absent", 0, why)
