"""Who a visit is: credentials of a site under test, given to its own origins and to nobody else."""

import re
from collections.abc import Sequence
from typing import Any
from urllib.parse import urlsplit

import msgspec

from audits.party import authority


class Certificate(msgspec.Struct, frozen=True, kw_only=True):
    """A client certificate: paths of its PEM files, and the passphrase of its key."""

    cert: str
    key: str
    passphrase: str = ""


class Step(msgspec.Struct, frozen=True, kw_only=True):
    """One step in a page, by what a visitor reads: one of open, fill, choose, check, click, press, wait.

    open: a path; fill, choose, check: the label of a field, value its content; click: the name of a button or link;
    press: a key; wait: a text that shows.
    """

    open: str = ""
    fill: str = ""
    choose: str = ""
    check: str = ""
    click: str = ""
    press: str = ""
    wait: str = ""
    value: str = ""
    secret: bool = False

    @property
    def act(self) -> tuple[str, str]:
        """The kind of the step and its target."""
        kinds = ("open", "fill", "choose", "check", "click", "press", "wait")
        return next((kind, getattr(self, kind)) for kind in kinds if getattr(self, kind))


class Identity(msgspec.Struct, frozen=True, kw_only=True):
    """The credentials of one site, in the clear: never stored, handed over in memory and by pipe only.

    origins: where they go (scheme://host:port). headers: sent with every request there. cookies, storage: as
    Playwright's storage state holds them. login: steps that log in, from the address login_url; proof: a text that
    only somebody logged in reads.
    """

    origins: list[str]
    headers: dict[str, str] = {}
    cookies: list[dict[str, Any]] = []
    storage: list[dict[str, Any]] = []
    certificate: Certificate | None = None
    login_url: str = ""
    login: list[Step] = []
    proof: str = ""

    def is_for(self, url: str) -> bool:
        """Tell whether an address is one these credentials are for."""
        return _short(url) in {_short(one) for one in self.origins}

    def headers_for(self, url: str) -> dict[str, str]:
        """Return the headers to add to a request of this address, none when it is another site's."""
        return self.headers if self.is_for(url) else {}

    def plain_headers(self, url: str) -> dict[str, str]:
        """Return the headers of a request outside the browser, its cookies written out."""
        if not self.is_for(url):
            return {}
        cookies = "; ".join(f"{one['name']}={one['value']}" for one in self.cookies if _fits(one, url))
        return self.headers | ({"Cookie": cookies} if cookies else {})

    def context_options(self) -> dict[str, Any]:
        """Return what a fresh browser context starts with."""
        options: dict[str, Any] = {}
        if self.cookies or self.storage:
            options["storage_state"] = {"cookies": self.cookies, "origins": self.storage}
        if self.certificate:
            held = self.certificate
            files = {"certPath": held.cert, "keyPath": held.key}
            secret = {"passphrase": held.passphrase} if held.passphrase else {}
            secure = [one for one in self.origins if one.startswith("https://")]
            options["client_certificates"] = [{"origin": _short(one), **files, **secret} for one in secure]
        return options

    def changed(self, cookies: Sequence[dict[str, Any]]) -> "Identity":
        """Return the identity with other values of its own cookies; itself when none differs, or is not its own."""
        said = {_named(one): str(one["value"]) for one in cookies}
        kept = [one | {"value": said.get(_named(one), one["value"])} for one in self.cookies]
        return self if kept == self.cookies else msgspec.structs.replace(self, cookies=kept)

    def with_cookies(self, url: str, lines: Sequence[str]) -> "Identity":
        """Return the identity with its own cookies as the Set-Cookie lines of an answer leave them.

        >>> held = Identity(origins=["https://a.fr"], cookies=[{"name": "s", "value": "1", "domain": "a.fr"}])
        >>> held.with_cookies("https://a.fr/x", ["s=2; Path=/", "autre=3"]).cookies[0]["value"]
        '2'
        >>> held.with_cookies("https://b.fr/", ["s=2"]) is held
        True
        """
        if not self.is_for(url):
            return self
        said = {}
        for line in lines:
            name, equals, value = line.partition(";")[0].partition("=")
            if equals:
                said[name.strip()] = value.strip()
        mine = [one for one in self.cookies if one["name"] in said and _fits(one, url)]
        return self.changed([one | {"value": said[one["name"]]} for one in mine])

    def patterns(self) -> list[str]:
        """Return the origins as DevTools patterns of addresses."""
        return [f"{_short(one)}/*" for one in self.origins]

    def is_login(self, url: str) -> bool:
        """Tell whether an address is that of the login page."""
        return bool(self.login_url) and _place(url) == _place(self.login_url)


_LEAVES = re.compile(
    r"(log|sign)[-_ ]?(out|off)\b|d[eé]connex|d[eé]connect|\bdisconnect\b|quitter[-_ ]la[-_ ]session",
    re.IGNORECASE,
)


def leaves(url: str, label: str = "") -> bool:
    """Tell whether a link ends the session: it is never followed by somebody logged in."""
    parts = urlsplit(url)
    return bool(_LEAVES.search(f"{parts.path}?{parts.query}") or _LEAVES.search(label))


def _fits(cookie: dict[str, Any], url: str) -> bool:
    """Tell whether a cookie goes to an address (RFC 6265, section 5.4)."""
    parts = urlsplit(url)
    host, domain = parts.hostname or "", str(cookie.get("domain", ""))
    bare = domain.lstrip(".")
    if host != bare and not (domain.startswith(".") and host.endswith(f".{bare}")):
        return False
    path, under = parts.path or "/", str(cookie.get("path") or "/")
    inside = path == under or path.startswith(under if under.endswith("/") else f"{under}/")
    return inside and (parts.scheme == "https" or not cookie.get("secure"))


def _named(cookie: dict[str, Any]) -> tuple[str, str, str]:
    return str(cookie["name"]), str(cookie.get("domain", "")), str(cookie.get("path") or "/")


def _place(url: str) -> tuple[str, str]:
    return authority(url), urlsplit(url).path.rstrip("/") or "/"


def _short(origin: str) -> str:
    """Return an origin as a browser writes it, without the default port."""
    return f"{urlsplit(origin).scheme}://{authority(origin)}"
