"""What one browser may reach of private networks: the site's own hosts and ports, and nothing else.

DevTools can stop requests one by one, but not everything a page starts is a request it is told of: websockets, WebRTC,
WebTransport, preconnected sockets, speculative loads, reports. Two of Chromium's own mechanisms hold for all of them,
and both are given when the browser starts:

- `--host-resolver-rules`: private addresses and local names do not resolve, but for the site's own host and port;
- `--ip-address-space-overrides`: the site counts as public, so that Chromium's Local Network Access refuses, once
  connected and before anything is sent, every name that leads to a private address.
"""

import asyncio
import socket
from collections.abc import Iterable

import msgspec

from audits.addresses import LOCAL_NAMES, is_private, local_names, read_address
from audits.party import host_of, ports_of

RESOLVE_SECONDS = 5.0
WEBRTC = "disable_non_proxied_udp"
SWITCHES = (
    # The headless shell knows the first name, the full browser the second.
    f"--force-webrtc-ip-handling-policy={WEBRTC}",
    f"--webrtc-ip-handling-policy={WEBRTC}",
)
_OCTETS = ".???.???.???"
"""A question mark stands for one character or none."""
_PATTERNS = (
    *(f"{first}{_OCTETS}" for first in (0, 10, 127, *range(224, 256))),
    *(
        f"{block}.???.???"
        for block in ("169.254", "192.168", "198.18", "198.19", *(f"172.{n}" for n in range(16, 32)))
    ),
    *(f"100.{second}.???.???" for second in range(64, 128)),
    *(f"{block}.???" for block in ("192.0.0", "192.0.2", "198.51.100", "203.0.113")),
    # IPv6: unspecified, loopback, mapped; NAT64; 6to4 and Teredo; documentation; unique, link, site local; multicast.
    *("::*", "64:ff9b:*", "2002:*:*", "2001::*", "2001:0:*", "2001:db8:*", "fc*:*:*", "fd*:*:*"),
    *(f"fe{digit}?:*:*" for digit in "89abcdef"),
    "ff*:*:*",
)


class Fence(msgspec.Struct, frozen=True):
    """allowed: host:port that may be reached though private; addresses: where they are, as address:port."""

    allowed: frozenset[str] = frozenset()
    addresses: frozenset[str] = frozenset()

    def switches(self, proxies: Iterable[str] = ()) -> list[str]:
        """Return what the browser is started with.

        Args:
            proxies: host:port of the proxies it uses, which may stand in the private network.
        """
        allowed = [f"MAP {one} {one}" for one in sorted({*self.allowed, *proxies})]
        names = [pattern for name in LOCAL_NAMES for pattern in (name, f"*.{name}", f"{name}.", f"*.{name}.")]
        closed = [*_PATTERNS, *names, *sorted(local_names() - set(LOCAL_NAMES))]
        rules = ", ".join([*allowed, *(f"MAP {pattern} ~NOTFOUND" for pattern in closed)])
        spaces = ",".join(f"{one}=public" for one in sorted(self.addresses))
        overrides = [f"--ip-address-space-overrides={spaces}"] if spaces else []
        return [f"--host-resolver-rules={rules}", *overrides, *SWITCHES]


async def fence_of(origins: Iterable[str], extra_hosts: Iterable[str] = (), *, resolve: bool = True) -> Fence:
    """Return the fence of one site.

    Args:
        origins: the site, as addresses.
        extra_hosts: host or host:port that may be private.
        resolve: whether names are to be asked for; behind a proxy they are the proxy's.
    """
    places = {(host_of(one), port) for one in (*origins, *extra_hosts) for port in ports_of(one)}
    found = await asyncio.gather(*(_private(host, port, resolve) for host, port in sorted(places)))
    return Fence(
        frozenset(name for name, at in found if at), frozenset(place for _, at in found for place in at)
    )


async def _private(host: str, port: int, resolve: bool) -> tuple[str, list[str]]:
    """Return host:port, and where it is when that is private."""
    name = f"{_bracketed(host)}:{port}"
    address = read_address(host)
    if address is not None:
        found = [str(address)]
    elif resolve or is_private(host):
        found = await _resolved(host, port)
    else:
        found = []
    private = [one for one in found if is_private(one)]
    return name, [f"{_bracketed(one)}:{port}" for one in private]


async def _resolved(host: str, port: int) -> list[str]:
    loop = asyncio.get_running_loop()
    try:
        async with asyncio.timeout(RESOLVE_SECONDS):
            told = await loop.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, TimeoutError, UnicodeError):
        return []
    return list(dict.fromkeys(str(one[4][0]).partition("%")[0] for one in told))


def _bracketed(host: str) -> str:
    return f"[{host}]" if ":" in host else host
