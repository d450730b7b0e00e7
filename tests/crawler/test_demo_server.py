"""The demo server: a careful host, but for what is planted."""

import gzip
import http.client
from collections.abc import Iterator
from contextlib import closing
from urllib.parse import urlsplit

import pytest

from crawler.demo import planted
from crawler.demo.server import DemoServer, byte_range

Answer = tuple[int, dict[str, str], bytes]


@pytest.fixture(scope="module")
def demo() -> Iterator[DemoServer]:
    with DemoServer(lifetime=120) as server:
        yield server


def ask(address: str, path: str, method: str = "GET", body: str | None = None, **headers: str) -> Answer:
    """Send one request; header names are written with underscores."""
    with closing(http.client.HTTPConnection(urlsplit(address).netloc, timeout=10)) as connection:
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        connection.request(method, path, body=body, headers=named)
        answer = connection.getresponse()
        return answer.status, {k.lower(): v for k, v in answer.getheaders()}, answer.read()


def test_pages_are_compressed_revalidated_and_served_over_http_1_1(demo: DemoServer) -> None:
    status, headers, body = ask(demo.url, "/", Accept_Encoding="gzip")
    assert (status, headers["content-type"]) == (200, "text/html; charset=utf-8")
    assert headers["content-encoding"] == "gzip"
    assert "Bienvenue à Saint-Aubin-les-Sources" in gzip.decompress(body).decode()
    again, _, nothing = ask(demo.url, "/", If_None_Match=headers["etag"])
    assert (again, nothing) == (304, b"")


def test_a_client_that_reads_no_gzip_gets_the_plain_page(demo: DemoServer) -> None:
    _, headers, body = ask(demo.url, "/aide.html")
    assert "content-encoding" not in headers
    assert body.startswith(b"<!DOCTYPE html>")


def test_planted_texts_are_not_compressed(demo: DemoServer) -> None:
    for path in planted.UNCOMPRESSED:
        status, headers, body = ask(demo.url, path, Accept_Encoding="gzip, br")
        assert status == 200
        assert "content-encoding" not in headers
        assert len(body) > 1_400


def test_static_files_may_be_kept_a_year_but_the_planted_ones(demo: DemoServer) -> None:
    for path in ("/css/site.css", "/images/vallee-960.webp", "/polices/fraunces-600.woff2", "/carte/0-0.svg"):
        assert ask(demo.url, path)[1]["cache-control"] == "public, max-age=31449600"
    for path in planted.NOT_CACHED:
        assert not {"cache-control", "etag", "last-modified", "expires"} & set(ask(demo.url, path)[1])
    for path in planted.NOT_STORED:
        assert ask(demo.url, path)[1]["cache-control"] == "no-store"


@pytest.mark.parametrize(
    ("path", "mime"),
    [
        ("/images/vallee-480.webp", "image/webp"),
        ("/medias/visite-guidee.webm", "video/webm"),
        ("/medias/visite-guidee.vtt", "text/vtt; charset=utf-8"),
        ("/polices/fraunces-600.woff2", "font/woff2"),
        ("/documents/bulletin-automne-2026.pdf", "application/pdf"),
    ],
)
def test_each_file_has_its_type(demo: DemoServer, path: str, mime: str) -> None:
    assert ask(demo.url, path)[1]["content-type"] == mime


def test_media_are_served_by_ranges(demo: DemoServer) -> None:
    whole = ask(demo.url, "/medias/fanfare.wav")[2]
    status, headers, part = ask(demo.url, "/medias/fanfare.wav", Range="bytes=100-199")
    assert (status, part) == (206, whole[100:200])
    assert headers["content-range"] == f"bytes 100-199/{len(whole)}"
    assert ask(demo.url, "/medias/fanfare.wav", Range=f"bytes={len(whole)}-")[0] == 416


def test_byte_ranges_that_mean_nothing_are_refused() -> None:
    assert byte_range("bytes=-", 10) is None
    assert byte_range("bytes=a-b", 10) is None
    assert byte_range("bytes=5-2", 10) is None
    assert byte_range("bytes=0-99", 10) == (0, 9)


def test_head_sends_the_headers_alone(demo: DemoServer) -> None:
    status, headers, body = ask(demo.url, "/", "HEAD")
    assert (status, body) == (200, b"")
    assert int(headers["content-length"]) > 1_000


def test_an_unknown_address_gets_a_helpful_404(demo: DemoServer) -> None:
    status, _, body = ask(demo.url, "/nulle-part.html")
    assert status == 404
    assert "plan du site" in body.decode()


def test_nothing_outside_the_site_folder_is_served(demo: DemoServer) -> None:
    for path in ("/../truth.json", "/..%2ftruth.json", "/fragments/pied.html", "//etc/passwd"):
        assert ask(demo.url, path)[0] == 404


def test_old_addresses_redirect_to_pages_that_exist(demo: DemoServer) -> None:
    for old, new in planted.REDIRECTS.items():
        status, headers, _ = ask(demo.url, old)
        assert (status, headers["location"]) == (301, new)
        assert ask(demo.url, new)[0] == 200


def test_a_form_leads_to_its_receipt(demo: DemoServer) -> None:
    status, headers, _ = ask(demo.url, "/envoi", "POST", body="nom=Dupont")
    assert status == 303
    assert ask(demo.url, headers["location"])[0] == 200


def test_robots_and_sitemap_name_this_very_server(demo: DemoServer) -> None:
    robots = ask(demo.url, "/robots.txt")[2].decode()
    assert "Disallow: /interne/" in robots
    assert f"Sitemap: {demo.url}sitemap.xml" in robots
    assert "Crawl-delay" not in robots
    assert f"<loc>{demo.url}contact.html</loc>" in ask(demo.url, "/sitemap.xml")[2].decode()


def test_the_third_party_is_another_host_named_in_the_page(demo: DemoServer) -> None:
    assert demo.third_party.startswith("http://localhost:")
    page = ask(demo.url, "/vie-locale/plan.html")[2].decode()
    assert f'src="{demo.third_party}/mesure.js"' in page
    assert "@@" not in page
    assert ask(demo.third_party.replace("localhost", "127.0.0.1"), "/mesure.js")[0] == 200


def test_the_settings_audit_every_page_without_delay_and_let_the_third_party_load(demo: DemoServer) -> None:
    settings = demo.site_settings()
    assert (settings.url, settings.delay, settings.contact) == (demo.url, 0.0, "")
    assert settings.sample.all_pages
    parties = [demo.third_party, demo.other_party]
    assert [f"http://{host}" for host in settings.extra_hosts] == parties


def test_sent_bytes_are_counted_with_their_headers(demo: DemoServer) -> None:
    before = demo.traffic.sent["/polices/karla-400.woff2"]
    with closing(http.client.HTTPConnection(urlsplit(demo.url).netloc, timeout=10)) as connection:
        connection.connect()
        connection.sock.sendall(
            b"GET /polices/karla-400.woff2?x=1 HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"
        )
        received = b"".join(iter(lambda: connection.sock.recv(65536), b""))
    assert demo.traffic.sent["/polices/karla-400.woff2"] - before == len(received)


def test_the_heavy_files_are_padded_the_same_at_every_run(demo: DemoServer) -> None:
    for path, size in planted.HEAVY.items():
        assert len(ask(demo.url, path)[2]) == size
    assert planted.padding(1_000) == planted.padding(1_000)


def test_a_closed_server_refuses_connections() -> None:
    with DemoServer(lifetime=60) as server:
        assert ask(server.url, "/")[0] == 200
        address = server.url
    with pytest.raises(OSError, match=r".+"):
        ask(address, "/")


def test_the_server_stops_by_itself_at_the_end_of_its_lifetime() -> None:
    with DemoServer(lifetime=0.2) as server:
        server._timer.join(5)
        with pytest.raises(OSError, match=r".+"):
            ask(server.url, "/")
