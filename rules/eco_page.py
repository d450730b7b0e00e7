"""What the eco-design rules keep of one visited page, once its evidence is let go."""

import msgspec

from rules.evidence.page import Link


class EcoPage(msgspec.Struct, frozen=True, kw_only=True):
    """What one page says of eco-design, and what it cost.

    declaration: its whole text when it is the page of the declaration. mentions, hosting: lines that speak of
    eco-design or of the host, elsewhere. links: links whose words or address speak of eco-design. forges: addresses
    of public source repositories. services: known third parties seen in the visit, name to requests. wire_bytes,
    requests: weight of the visit, None when not measured. linked_hosts: hosts its links and requests reach.
    """

    declaration: str = ""
    mentions: list[str] = []
    hosting: list[str] = []
    links: list[Link] = []
    forges: list[str] = []
    services: dict[str, int] = {}
    linked_hosts: frozenset[str] = frozenset()
    wire_bytes: int | None = None
    requests: int | None = None
