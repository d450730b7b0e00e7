"""What the network says of the site's own hosts: names, addresses, TLS. Of third parties only the ledger speaks."""

from typing import Literal

import msgspec

Measured = Literal["measured", "failed", "proxied", "unasked"]


class HostFacts(msgspec.Struct, frozen=True, kw_only=True):
    """One origin of the site, asked once.

    names: state of the DNS answers; ipv4, ipv6: addresses found, empty when measured and there is none; canonical: the
    name they belong to, when another. tls: state of the handshakes; versions: "TLS 1.3" and so on to whether the server
    accepts it, absent when our side cannot offer it or the server only hung up; alpn: protocol agreed on when offered
    h2 and http/1.1; cipher: of the best version. failed: the question got no answer; proxied: this machine only reaches
    a proxy; unasked: there is nothing to ask (no public name, no TLS). names_reason, tls_reason: one English sentence
    when not measured.
    """

    host: str
    port: int
    secure: bool
    names: Measured = "unasked"
    names_reason: str = ""
    ipv4: list[str] = []
    ipv6: list[str] = []
    canonical: str = ""
    tls: Measured = "unasked"
    tls_reason: str = ""
    versions: dict[str, bool] = {}
    alpn: str = ""
    cipher: str = ""
