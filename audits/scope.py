"""What a visit may request: documents of the site, and subresources that are not in somebody's private network.

A host written as an address or a local name is stopped before the request. A public name that resolves to
a private address is seen only afterwards, by its answer's address (private_answer): the visit is then partial.
"""

import ipaddress
from collections.abc import Iterable

from audits.party import authority, host_of

_LOCAL_NAMES = ("localhost", "local", "internal", "home.arpa")

PRIVATE_PATTERNS = (
    *(f"*://{block}.*" for block in ("0", "10", "127", "169.254", "192.168")),
    *(f"*://172.{second}.*" for second in range(16, 32)),
    *(f"*://100.{second}.*" for second in range(64, 128)),
    "*://[*",
    "*://localhost*",
    *(f"*://*.{name}*" for name in _LOCAL_NAMES),
)


def is_private(host: str) -> bool:
    """Tell whether a host is a loopback, private, link-local or otherwise non public address or local name."""
    try:
        address = ipaddress.ip_address(host.strip("[]"))
    except ValueError:
        return any(host == name or host.endswith(f".{name}") for name in _LOCAL_NAMES)
    mapped = getattr(address, "ipv4_mapped", None)
    return not (mapped or address).is_global


class Scope:
    """What one site's visits may request.

    Args:
        origins: the site, as addresses (scheme://host:port).
        extra_hosts: host or host:port whose subresources may load though private.
    """

    def __init__(self, origins: Iterable[str], extra_hosts: Iterable[str] = ()) -> None:
        self._site = {authority(origin) for origin in origins}
        self._extra = {host.lower() for host in extra_hosts}

    def is_page(self, url: str) -> bool:
        """Tell whether a document at this address belongs to the site, and may be navigated to."""
        return url.startswith(("http://", "https://")) and authority(url) in self._site

    def is_loadable(self, url: str) -> bool:
        """Tell whether a subresource at this address may be requested."""
        return not is_private(host_of(url)) or self._is_allowed(url)

    def private_answer(self, url: str, remote: str) -> bool:
        """Tell whether a private address answered for a host that is not allowed to be private."""
        return bool(remote) and is_private(remote) and not self._is_allowed(url)

    def _is_allowed(self, url: str) -> bool:
        shown = authority(url)
        return shown in self._site or shown in self._extra
