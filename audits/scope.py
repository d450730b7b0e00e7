"""What a visit may request: documents of the site, and subresources that are not in somebody's private network.

A host written as an address or a local name is stopped before the request; a public name that leads to a private
address, by the browser's own fence (audits.browser.fence). What answered all the same is seen by its address
(private_answer): the visit is then partial.
"""

from collections.abc import Iterable, Set

from audits.addresses import LOCAL_NAMES, is_private, local_names
from audits.party import authority, host_of, ports_of

PRIVATE_PATTERNS = (
    *(f"*://{block}.*" for block in ("0", "10", "127", "169.254", "192.168", "192.0", "198.18", "198.19")),
    *(f"*://172.{second}.*" for second in range(16, 32)),
    *(f"*://100.{second}.*" for second in range(64, 128)),
    *("*://198.51.100.*", "*://203.0.113.*"),
    *(f"*://{first}.*" for first in range(224, 256)),
    "*://[*",
    *(f"*://{name}*" for name in LOCAL_NAMES),
    *(f"*://*.{name}*" for name in LOCAL_NAMES),
    *(f"*://{name}*" for name in sorted(local_names())),
)


class Scope:
    """What one site's visits may request.

    Args:
        origins: the site, as addresses (scheme://host:port).
        extra_hosts: host or host:port whose subresources may load though private.
        private: host:port of those that are known to be private, all of them when None: a public name of the site
            that leads to a private address all of a sudden is not the site.
    """

    def __init__(
        self,
        origins: Iterable[str],
        extra_hosts: Iterable[str] = (),
        private: Set[str] | None = None,
    ) -> None:
        self._site = {authority(origin) for origin in origins}
        self._extra = {host.lower() for host in extra_hosts}
        self._private = private

    def is_page(self, url: str) -> bool:
        """Tell whether a document at this address belongs to the site, and may be navigated to."""
        return url.startswith(("http://", "https://")) and authority(url) in self._site

    def is_loadable(self, url: str) -> bool:
        """Tell whether a subresource at this address may be requested."""
        return not is_private(host_of(url)) or self._is_allowed(url)

    def private_answer(self, url: str, remote: str) -> bool:
        """Tell whether a private address answered for a host that is not allowed to be private."""
        if not remote or not is_private(remote):
            return False
        known = (
            self._private is None or is_private(host_of(url)) or not self._private.isdisjoint(_places(url))
        )
        return not (known and self._is_allowed(url))

    def _is_allowed(self, url: str) -> bool:
        shown = authority(url)
        return shown in self._site or shown in self._extra


def _places(url: str) -> set[str]:
    host = host_of(url)
    return {f"[{host}]:{port}" if ":" in host else f"{host}:{port}" for port in ports_of(url)}
