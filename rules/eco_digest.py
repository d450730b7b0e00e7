"""Reads from one visited page what the eco-design rules need of it."""

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache
from urllib.parse import unquote, urlsplit

import msgspec

from rules.addresses import host, host_name, same_place
from rules.eco_page import EcoPage
from rules.evidence.ledger import Ledger
from rules.evidence.page import Link, Page
from rules.reader import PageReader
from rules.referentials import read_data
from rules.services import service_of
from rules.texts import normal

ROLE = "ecodesign"
"""Reason of the sample for the page of the eco-design declaration."""
DECLARATION_MAX = 100_000
"""Characters of a declaration that are kept."""
LINES_MAX = 20
LINE_MAX = 400
LINKS_MAX = 20


class Patterns(msgspec.Struct, frozen=True):
    """Compiled patterns of referentials/ecodesign-declaration.json and its like."""

    link: re.Pattern[str]
    url: re.Pattern[str]
    title: re.Pattern[str]
    text: re.Pattern[str]
    mention: re.Pattern[str]
    hosting: re.Pattern[str]


@cache
def patterns() -> Patterns:
    """How a declaration, and the lines that speak of it, are recognised."""
    data = read_data("ecodesign-declaration.json")
    written = data["page"] | {"mention": data["mention"], "hosting": data["hosting"]}
    return Patterns(**{name: re.compile(pattern, re.IGNORECASE) for name, pattern in written.items()})


@cache
def forge_hosts() -> tuple[str, ...]:
    """Ends of the host names of public source forges."""
    return tuple(read_data("hosts-of-interest.json")["forges"])


def eco_page(page: PageReader, reasons: Sequence[str]) -> EcoPage:
    """Return what the eco-design rules need of one page; reasons: why it stands in the sample."""
    record, ledger = page.get(Page), page.get(Ledger)
    if record is None:
        return EcoPage()
    said = normal(record.text)
    declares = is_declaration(record, said, reasons)
    return EcoPage(
        declaration=said[:DECLARATION_MAX] if declares else "",
        mentions=[] if declares else lines_with(said, patterns().mention),
        hosting=lines_with(said, patterns().hosting),
        links=[link for link in record.links if leads_to_declaration(link, record.url)][:LINKS_MAX],
        forges=list(dict.fromkeys(a.url for a in record.links if is_forge(a.url)))[:LINKS_MAX],
        services=_services(ledger) if ledger else {},
        linked_hosts=_hosts(record, ledger),
        wire_bytes=ledger.wire_bytes if ledger else None,
        requests=len(ledger.counted) if ledger else None,
    )


def is_declaration(record: Page, said: str, reasons: Sequence[str]) -> bool:
    """Tell whether a page is that of the declaration: named so, and saying what it is."""
    known = patterns()
    named = ROLE in reasons or bool(known.title.search(normal(record.title))) or _url_speaks(record.url)
    return named and bool(known.text.search(said))


def leads_to_declaration(link: Link, page: str) -> bool:
    """Tell whether a link speaks of eco-design, by its words or its address, and leaves the page."""
    if same_place(link.url, page):
        return False
    return bool(patterns().link.search(normal(link.text))) or _url_speaks(link.url)


def _url_speaks(url: str) -> bool:
    parts = urlsplit(url)
    return bool(patterns().url.search(unquote(parts.path)))


def is_forge(url: str) -> bool:
    """Tell whether an address is on a public source forge, below its home page."""
    name = host(url).partition(":")[0]
    on_forge = any(name == end or name.endswith(f".{end}") for end in forge_hosts())
    return on_forge and len(urlsplit(url).path.strip("/")) > 0


def lines_with(said: str, wanted: re.Pattern[str]) -> list[str]:
    """Return the lines of a text that match, cut to a readable length, each once."""
    found = (line.strip() for line in said.splitlines() if wanted.search(line))
    return list(dict.fromkeys(cut(line, LINE_MAX) for line in found if line))[:LINES_MAX]


def cut(said: str, most: int) -> str:
    """Return a text cut at a word, an ellipsis marking the cut."""
    return said if len(said) <= most else said[:most].rsplit(" ", 1)[0] + "…"


def _hosts(record: Page, ledger: Ledger | None) -> frozenset[str]:
    asked = [r.url for r in ledger.requests] if ledger else []
    names = {host_name(url) for url in [*asked, *(link.url for link in record.links)]}
    return frozenset(name for name in names if name)


def _services(ledger: Ledger) -> dict[str, int]:
    thirds = (
        service_of(host(r.url)) for r in ledger.requests if r.party == "third" and r.outcome != "blocked"
    )
    return dict(Counter(name for name in thirds if name))
