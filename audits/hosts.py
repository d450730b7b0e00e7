"""Asks the network what it says of the site's own hosts: names (A, AAAA, CNAME) and TLS versions; no HTTP request.

The two questions are functions passed in, so that tests ask a resolver and a server of their own. A question that
fails is not measured: it is never taken for an answer. Behind a proxy nothing is asked: the names and the handshakes
would be the proxy's.
"""

import asyncio
import ipaddress
import socket
import ssl
import warnings
from collections.abc import Awaitable, Callable, Iterable, Mapping
from urllib.parse import urlsplit

import msgspec

from audits.browser.proxy import proxy_for
from rules.evidence.hosts import HostFacts

VERSIONS = ("TLS 1.3", "TLS 1.2", "TLS 1.1", "TLS 1.0")
SECONDS = 10.0
PROXIED = "This machine reaches the site through a proxy."
NAMELESS = "The site is served at an address without a public name."
CLEAR = "This origin is served without TLS."
_NO_ANSWER = (socket.EAI_NONAME, getattr(socket, "EAI_NODATA", socket.EAI_NONAME))
_REFUSALS = ("PROTOCOL_VERSION", "HANDSHAKE_FAILURE")
"""Parts of OpenSSL's reasons when the server refuses the version it was offered."""


class Names(msgspec.Struct, frozen=True, kw_only=True):
    """What the resolver answers: addresses, and the name they belong to ("" when the same)."""

    ipv4: list[str] = []
    ipv6: list[str] = []
    canonical: str = ""


class Shake(msgspec.Struct, frozen=True, kw_only=True):
    """What a server answers to one version of TLS."""

    accepted: bool
    alpn: str = ""
    cipher: str = ""


Resolve = Callable[[str], Awaitable[Names]]
"""Raises OSError when the question got no answer."""
Handshake = Callable[[str, int, str], Awaitable[Shake | None]]
"""Host, port, one of VERSIONS; None when our side cannot offer it. Raises OSError when the server does not answer."""


async def resolve(host: str) -> Names:
    """Ask the system's resolver.

    Raises:
        OSError: it did not answer, or the name does not exist.
    """
    ipv4, first = await _family(host, socket.AF_INET)
    ipv6, second = await _family(host, socket.AF_INET6)
    if not ipv4 and not ipv6:
        raise OSError(f"the name {host} has no address")
    name = (first or second).rstrip(".").lower()
    return Names(ipv4=ipv4, ipv6=ipv6, canonical="" if name == host.lower() else name)


async def _family(host: str, family: socket.AddressFamily) -> tuple[list[str], str]:
    loop = asyncio.get_running_loop()
    try:
        found = await loop.getaddrinfo(
            host, None, family=family, type=socket.SOCK_STREAM, flags=socket.AI_CANONNAME
        )
    except socket.gaierror as error:
        if error.errno in _NO_ANSWER:
            return [], ""
        raise
    addresses = sorted({str(entry[4][0]) for entry in found})
    return addresses, next((entry[3] for entry in found if entry[3]), "")


async def handshake(host: str, port: int, version: str) -> Shake | None:
    """Offer one version of TLS to a server; its certificate is the browser's business, not ours.

    Raises:
        OSError: the server does not answer, or answers no TLS.
    """
    context = _context(version)
    if context is None:
        return None
    try:
        _reader, writer = await asyncio.open_connection(host, port, ssl=context, server_hostname=host)
    except ssl.SSLError as error:
        if any(part in (error.reason or "") for part in _REFUSALS):
            return Shake(accepted=False)
        if "UNSUPPORTED_PROTOCOL" in (error.reason or "") or "NO_PROTOCOLS" in (error.reason or ""):
            return None
        raise
    try:
        agreed = writer.get_extra_info("ssl_object")
        return Shake(accepted=True, alpn=agreed.selected_alpn_protocol() or "", cipher=agreed.cipher()[0])
    finally:
        writer.close()


def _context(version: str) -> ssl.SSLContext | None:
    """Return a client that speaks this version alone; None when our library has it turned off."""
    context = ssl.create_default_context()
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    context.set_alpn_protocols(["h2", "http/1.1"])
    name = version.replace(" ", "v").replace(".", "_").removesuffix("_0")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        wanted = getattr(ssl.TLSVersion, name)
        try:
            context.minimum_version = context.maximum_version = wanted
        except ValueError:
            return None
    return context


async def ask_hosts(
    origins: Iterable[str],
    environ: Mapping[str, str],
    *,
    resolver: Resolve = resolve,
    shaker: Handshake = handshake,
) -> list[HostFacts]:
    """Return what the network says of each origin, at most one question of each kind and four handshakes."""
    return list(
        await asyncio.gather(*(_ask(one, environ, resolver, shaker) for one in dict.fromkeys(origins)))
    )


async def _ask(origin: str, environ: Mapping[str, str], resolver: Resolve, shaker: Handshake) -> HostFacts:
    parts = urlsplit(origin)
    secure = parts.scheme == "https"
    facts = HostFacts(host=parts.hostname or "", port=parts.port or (443 if secure else 80), secure=secure)
    try:
        proxied = proxy_for(origin, environ) is not None
    except ValueError:
        proxied = True
    if proxied:
        return msgspec.structs.replace(
            facts, names="proxied", names_reason=PROXIED, tls="proxied", tls_reason=PROXIED
        )
    return await _ask_tls(await _ask_names(facts, resolver), shaker)


async def _ask_names(facts: HostFacts, resolver: Resolve) -> HostFacts:
    if nameless(facts.host):
        return msgspec.structs.replace(facts, names_reason=NAMELESS)
    try:
        async with asyncio.timeout(SECONDS):
            names = await resolver(facts.host)
    except (OSError, TimeoutError) as error:
        return msgspec.structs.replace(facts, names="failed", names_reason=_sentence(error))
    return msgspec.structs.replace(
        facts, names="measured", ipv4=names.ipv4, ipv6=names.ipv6, canonical=names.canonical
    )


def nameless(host: str) -> bool:
    """Tell whether a host has no public name to ask for: an address, or this very machine."""
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return host == "localhost" or host.endswith((".localhost", ".local", ".internal"))
    return True


async def _ask_tls(facts: HostFacts, shaker: Handshake) -> HostFacts:
    if not facts.secure:
        return msgspec.structs.replace(facts, tls_reason=CLEAR)
    versions: dict[str, bool] = {}
    best, why = None, "The server accepted no version of TLS."
    for version in VERSIONS:
        try:
            async with asyncio.timeout(SECONDS):
                answer = await shaker(facts.host, facts.port, version)
        except TimeoutError as error:
            why = _sentence(error)
            break
        except OSError as error:
            why = _sentence(error)
            continue
        if answer is not None:
            versions[version] = answer.accepted
            best = best or (answer if answer.accepted else None)
    if best is None:
        return msgspec.structs.replace(facts, tls="failed", tls_reason=why)
    return msgspec.structs.replace(
        facts, tls="measured", versions=versions, alpn=best.alpn, cipher=best.cipher
    )


def _sentence(error: Exception) -> str:
    said = str(error) or type(error).__name__
    return f"The question got no answer ({said.splitlines()[0]})."
