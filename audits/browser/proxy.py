"""HTTP_PROXY, HTTPS_PROXY and NO_PROXY, in the words of Chromium and Playwright."""

import base64
import ipaddress
from collections.abc import Mapping
from typing import Literal
from urllib.parse import unquote, urlsplit

import msgspec

Scheme = Literal["http", "https"]
LOOPBACK = "localhost"
"""Named in the bypass list, it keeps Playwright from sending loopback addresses to the proxy."""


class Proxy(msgspec.Struct, frozen=True, kw_only=True):
    """One proxy server. scheme is its own (http, https, socks5); user and password may be ""."""

    scheme: str
    host: str
    port: int
    user: str = ""
    password: str = ""

    @property
    def server(self) -> str:
        """Its address without credentials: fit to be shown."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{self.scheme}://{host}:{self.port}"

    @property
    def authorization(self) -> dict[str, str]:
        """The header that presents its credentials (RFC 7617), empty when it asks none."""
        if not self.user:
            return {}
        pair = base64.b64encode(f"{self.user}:{self.password}".encode()).decode()
        return {"Proxy-Authorization": f"Basic {pair}"}


def proxies(environ: Mapping[str, str]) -> dict[Scheme, Proxy]:
    """The proxy of each scheme of address, lower-case names before upper-case ones as curl reads them.

    Raises:
        ValueError: a variable holds no usable address; the message names the variable.
    """
    found: dict[Scheme, Proxy] = {}
    schemes: tuple[Scheme, ...] = ("http", "https")
    if "*" in no_proxy(environ):
        return found
    for scheme in schemes:
        for name in (f"{scheme}_proxy", f"{scheme.upper()}_PROXY", "all_proxy", "ALL_PROXY"):
            if environ.get(name):
                found[scheme] = _parse(name, environ[name])
                break
    return found


def no_proxy(environ: Mapping[str, str]) -> list[str]:
    """The hosts reached without proxy, as NO_PROXY lists them."""
    value = environ.get("no_proxy") or environ.get("NO_PROXY") or ""
    return [part.strip() for part in value.split(",") if part.strip()]


def bypass(environ: Mapping[str, str]) -> list[str]:
    """The same list in Chromium's rules: NO_PROXY names cover their subdomains, a rule only itself."""
    rules = [LOOPBACK]
    for entry in no_proxy(environ):
        name = entry.removeprefix("*").removeprefix(".")
        rules += [name] if _is_address(name) else [name, f"*.{name}"]
    return list(dict.fromkeys(rules))


def proxy_for(origin: str, environ: Mapping[str, str]) -> Proxy | None:
    """The proxy an address goes through, None when reached directly."""
    parts = urlsplit(origin)
    found = proxies(environ)
    chosen = found.get("https" if parts.scheme == "https" else "http")
    return None if _bypassed(parts.hostname or "", environ) else chosen


def _bypassed(host: str, environ: Mapping[str, str]) -> bool:
    if host == LOOPBACK or host.endswith(".localhost"):
        return True
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        names = [entry.removeprefix("*").removeprefix(".").partition(":")[0] for entry in no_proxy(environ)]
        return any(host == name or host.endswith(f".{name}") for name in names)
    networks = [_network(entry) for entry in no_proxy(environ)]
    return address.is_loopback or any(network and address in network for network in networks)


def _network(entry: str) -> ipaddress.IPv4Network | ipaddress.IPv6Network | None:
    try:
        return ipaddress.ip_network(entry.strip("[]"), strict=False)
    except ValueError:
        return None


def _is_address(entry: str) -> bool:
    return (
        _network(entry) is not None
        or entry.startswith("[")
        or entry.replace(".", "").replace(":", "").isdigit()
    )


def _parse(name: str, value: str) -> Proxy:
    parts = urlsplit(value if "://" in value else f"http://{value}")
    try:
        port = parts.port or {"https": 443, "socks5": 1080}.get(parts.scheme, 80)
    except ValueError as error:
        raise ValueError(f"{name} has no usable port") from error
    if not parts.hostname or parts.scheme not in ("http", "https", "socks5"):
        raise ValueError(f"{name} is not the address of a proxy")
    return Proxy(
        scheme=parts.scheme,
        host=parts.hostname,
        port=port,
        user=unquote(parts.username or ""),
        password=unquote(parts.password or ""),
    )
