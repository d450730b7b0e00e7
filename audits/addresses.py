"""Which hosts are somebody's private network: addresses of every spelling, names that lead nowhere else."""

import ipaddress
import socket
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit

LOCAL_NAMES = ("localhost", "local", "internal", "home.arpa", "localdomain")
HOSTS_FILE = Path("/etc/hosts")
"""Names this machine knows without asking anybody (hosts(5))."""
NAT64 = (ipaddress.ip_network("64:ff9b::/96"), ipaddress.ip_network("64:ff9b:1::/48"))
"""IPv6 addresses that carry an IPv4 one in their last 32 bits (RFC 6052, RFC 8215)."""
COMPATIBLE = ipaddress.ip_network("::/96")

Address = ipaddress.IPv4Address | ipaddress.IPv6Address


def is_private(host: str) -> bool:
    """Tell whether a host is a loopback, private, link-local, multicast or otherwise non public address or local name.

    host: as an address bar takes it: decimal, octal, hexadecimal and shortened IPv4, IPv6 with or without brackets.
    """
    name = host.strip("[]").rstrip(".").lower()
    address = read_address(name)
    if address is not None:
        return _is_private_address(address)
    if "." not in name:
        return bool(name)
    local = any(name.endswith(f".{one}") for one in LOCAL_NAMES)
    return local or name in local_names()


def read_address(host: str) -> Address | None:
    """Return the address a host is, in any spelling that browsers take; None when it is a name."""
    bare = host.partition("%")[0]
    try:
        return ipaddress.ip_address(bare)
    except ValueError:
        pass
    # A host whose last part is a number is an IPv4 address (URL Standard, "ends in a number checker").
    last = bare.rstrip(".").rpartition(".")[2]
    if not (last.isdigit() or last.lower().startswith("0x")):
        return None
    try:
        return ipaddress.IPv4Address(socket.inet_aton(bare.rstrip(".")))
    except (OSError, ValueError):
        return None


def _is_private_address(address: Address) -> bool:
    if isinstance(address, ipaddress.IPv4Address):
        return not address.is_global or address.is_multicast
    inner = address.ipv4_mapped or address.sixtofour
    if address.teredo:
        inner = address.teredo[1]
    if inner is None and (any(address in net for net in NAT64) or address in COMPATIBLE):
        inner = ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
    if inner is not None:
        return _is_private_address(inner)
    return not address.is_global or address.is_multicast or address.is_site_local


def leads_inside(url: str) -> bool:
    """Tell whether the name of an address leads to a private network; a name without address leads nowhere."""
    try:
        host = urlsplit(url).hostname or ""
        found = socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)
    except (OSError, ValueError):
        return False
    return any(is_private(str(one[4][0])) for one in found)


@cache
def local_names() -> frozenset[str]:
    """Return the names that this machine's own table gives a private address, and its own name."""
    found = {socket.gethostname().lower()}
    try:
        lines = HOSTS_FILE.read_text("utf-8", "replace").splitlines()
    except OSError:
        lines = []
    for line in lines:
        words = line.partition("#")[0].split()
        address = read_address(words[0]) if words else None
        if address is not None and _is_private_address(address):
            found |= {word.lower().rstrip(".") for word in words[1:]}
    return frozenset(found - {""})
