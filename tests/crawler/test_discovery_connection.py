"""The crawl checks certificates, takes an own authority or an accepted exception, and uses the proxy it is given."""

import datetime
import ipaddress
import ssl
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

from tests.crawler.crawling import Crawler, page, serving


def certificate(folder: Path) -> Path:
    """Write a self-signed certificate of 127.0.0.1 with its key, valid for an hour."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "127.0.0.1")])
    now = datetime.datetime.now(datetime.UTC)
    hosts = x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address("127.0.0.1"))])
    made = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(now - datetime.timedelta(minutes=5))
        .not_valid_after(now + datetime.timedelta(hours=1))
        .add_extension(hosts, critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    pem = serialization.Encoding.PEM
    secret = key.private_bytes(pem, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    file = folder / "site.pem"
    file.write_bytes(secret + made.public_bytes(pem))
    (folder / "authority.pem").write_bytes(made.public_bytes(pem))
    return file


async def test_a_certificate_is_checked_accepted_or_vouched_for(
    tmp_path: Path, crawl: Crawler, monkeypatch: pytest.MonkeyPatch
) -> None:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate(tmp_path))
    with serving({"/": page("Accueil", "/a"), "/a": page("A")}, context) as site:
        start = f"https://127.0.0.1:{site.port}/"
        refused = await crawl(start)
        assert refused.discovery.status == "failed"
        assert "certificate" in refused.discovery.reason
        assert len((await crawl(start, tls="accept-invalid")).addresses) == 2
        monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "authority.pem"))
        assert len((await crawl(start)).addresses) == 2


async def test_the_proxy_is_used_except_for_this_machine(
    crawl: Crawler, monkeypatch: pytest.MonkeyPatch
) -> None:
    far = "http://ville.example"
    with serving({f"{far}/": page("Par le mandataire")}) as proxy, serving({"/": page("Direct")}) as near:
        monkeypatch.setenv("http_proxy", proxy.url(""))
        monkeypatch.delenv("no_proxy", raising=False)
        monkeypatch.delenv("NO_PROXY", raising=False)
        through = await crawl(f"{far}/")
        assert through.addresses[f"{far}/"].title == "Par le mandataire"
        asked = len(proxy.asked)
        direct = await crawl(near.url())
        assert direct.addresses[near.url()].title == "Direct"
        assert len(proxy.asked) == asked
