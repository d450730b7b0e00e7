"""Gives the crawl the site's client certificate, to the site's own hosts and to no other."""

from pathlib import Path
from typing import Any, Self

from cryptography.hazmat.primitives.serialization import load_pem_private_key
from OpenSSL import crypto
from scrapy.core.downloader.contextfactory import _ScrapyClientContextFactory
from scrapy.crawler import Crawler

from audits.identity import Certificate
from audits.party import authority

SETTING = "LIMPIDE_CERTIFICATE"
"""Scrapy's setting that holds the certificate and the hosts it is for."""


class WithCertificate(_ScrapyClientContextFactory):
    """Scrapy's TLS, with a client certificate for some hosts."""

    held: Certificate
    hosts: frozenset[str]
    _offered = False

    @classmethod
    def from_crawler(cls, crawler: Crawler, *args: Any, **kwargs: Any) -> Self:
        """Build from a crawler, as Scrapy asks."""
        made = super().from_crawler(crawler, *args, **kwargs)
        made.held, origins = crawler.settings[SETTING]
        made.hosts = frozenset(authority(one) for one in origins)
        return made

    def creatorForNetloc(self, hostname: bytes, port: int) -> Any:  # noqa: N802 - Twisted's name
        """Return how to connect to a host; the options are made before this returns, so the flag is this host's."""
        self._offered = authority(f"https://{hostname.decode('ascii')}:{port}") in self.hosts
        return super().creatorForNetloc(hostname, port)

    def _get_cert_options_kwargs(self) -> dict[str, Any]:
        options: dict[str, Any] = super()._get_cert_options_kwargs()
        if not self._offered:
            return options
        phrase = self.held.passphrase.encode() or None
        key = load_pem_private_key(Path(self.held.key).read_bytes(), phrase)
        certificate = crypto.load_certificate(crypto.FILETYPE_PEM, Path(self.held.cert).read_bytes())
        return options | {
            "privateKey": crypto.PKey.from_cryptography_key(key),  # type: ignore[arg-type]
            "certificate": certificate,
        }
