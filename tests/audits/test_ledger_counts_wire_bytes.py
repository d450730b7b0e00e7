"""The ledger says what the server's own count of requests and bytes says, request by request."""

import base64
import os

import pytest
from counting_site import Answer, CountingSite
from visiting import ledger_of, noise, quick_visit

from audits.browser.pool import BrowserPool
from rules.evidence.ledger import Ledger


def assert_exact(ledger: Ledger, site: CountingSite) -> None:
    """Requests exact, bytes within 64 B or 0.5 %, in total and for each path."""
    counted: dict[str, list[int]] = {}
    for request in ledger.counted:
        path = "/" + request.url.split("/", 3)[3]
        counted.setdefault(path, []).append(request.wire_bytes)
    sent = dict(site.sent)
    assert {path: len(sizes) for path, sizes in counted.items()} == {p: site.requests[p] for p in sent}
    for path, expected in sent.items():
        assert sum(counted[path]) == pytest.approx(expected, abs=max(64, expected * 0.005)), path


async def test_a_plain_page_with_style_script_font_and_images(site: CountingSite, pool: BrowserPool) -> None:
    site.pages = {
        "/": "<!doctype html><link rel=stylesheet href=/a.css><script src=/a.js></script>"
        "<p>Texte</p><img src=/a.png><img src=/b.png>",
        "/a.css": Answer(
            b"@font-face{font-family:f;src:url(/f.woff2)} p{font-family:f}" + b" " * 3000, "text/css"
        ),
        "/a.js": Answer(b"var a = 1;" * 500, "text/javascript"),
        "/f.woff2": Answer(os.urandom(20_000), "font/woff2"),
        "/a.png": Answer(noise(), "image/png"),
        "/b.png": Answer(noise(20, 20), "image/png"),
    }
    seen = await quick_visit(pool, site)
    assert seen.status == "audited", (seen.reason, seen.missing)
    ledger = ledger_of(seen)
    assert_exact(ledger, site)
    assert [r.kind for r in ledger.requests].count("image") == 2
    assert {r.kind for r in ledger.requests} == {"document", "stylesheet", "script", "font", "image"}
    assert {r.party for r in ledger.requests} == {"own"}
    assert next(r for r in ledger.requests if r.kind == "font").initiator.endswith("/a.css")


async def test_compressed_and_chunked_bodies_weigh_what_crossed_the_wire(
    site: CountingSite, pool: BrowserPool
) -> None:
    text = b"p { color: #123456 }\n" * 4000
    site.pages = {
        "/": "<!doctype html><link rel=stylesheet href=/z.css><img src=/chunks.png><script src=/slow.js></script>",
        "/z.css": Answer.gzipped(text, "text/css"),
        "/chunks.png": Answer(noise(), "image/png", chunks=12),
        "/slow.js": Answer(b"var b = 2;" * 3000, "text/javascript", chunks=20),
    }
    ledger = ledger_of(await quick_visit(pool, site))
    assert_exact(ledger, site)
    style = next(r for r in ledger.requests if r.kind == "stylesheet")
    assert style.decoded_bytes == len(text)
    assert style.body_bytes < len(text) / 50


async def test_redirects_are_counted_hop_by_hop(site: CountingSite, pool: BrowserPool) -> None:
    site.pages = {
        "/": Answer.moved("/home", b"<p>Moved, see /home</p>" * 8),
        "/home": "<!doctype html><img src=/old.png>",
        "/old.png": Answer.moved("/older.png"),
        "/older.png": Answer.moved("/new.png", b"x" * 200),
        "/new.png": Answer(noise(40, 40), "image/png"),
    }
    seen = await quick_visit(pool, site)
    ledger = ledger_of(seen)
    assert seen.final_url.endswith("/home")
    assert_exact(ledger, site)
    assert [r.status for r in ledger.requests] == [302, 200, 302, 302, 200]
    assert ledger.requests[0].redirect_to == site.origin + "/home"


async def test_absent_and_given_up_files_weigh_what_came_and_a_dead_one_nothing(
    site: CountingSite, pool: BrowserPool
) -> None:
    site.pages = {
        "/": "<!doctype html><img src=/absent.png><img src=http://127.0.0.1:9/dead.png>"
        "<script>const s = new AbortController();"
        "fetch('/given-up', {signal: s.signal}).then(r => r.body.getReader().read())"
        ".then(() => s.abort())</script>",
        "/given-up": Answer(b"x" * 5000, "text/plain", hang_after=1000),
    }
    seen = await quick_visit(pool, site, extra_hosts=("127.0.0.1:9",))
    ledger = ledger_of(seen)
    assert_exact(ledger, site)
    outcomes = {r.url.rsplit("/", 1)[1]: r.outcome for r in ledger.requests}
    assert outcomes == {"": "done", "absent.png": "done", "dead.png": "failed", "given-up": "aborted"}


async def test_an_absent_style_or_font_weighs_though_the_browser_gives_its_body_up(
    site: CountingSite, pool: BrowserPool
) -> None:
    gone = Answer(b"<h1>Not found</h1>" * 20, "text/html", status=404)
    site.pages = {
        "/": "<!doctype html><link rel=stylesheet href=/gone.css>"
        "<style>@font-face{font-family:f;src:url(/gone.woff2)} p{font-family:f}</style><p>Texte</p>",
        "/gone.css": gone,
        "/gone.woff2": gone,
    }
    ledger = ledger_of(await quick_visit(pool, site))
    assert_exact(ledger, site)
    assert {r.status for r in ledger.counted if r.kind in ("stylesheet", "font")} == {404}


async def test_a_font_that_a_frame_takes_from_its_page_does_not_count_again(
    site: CountingSite, pool: BrowserPool
) -> None:
    style = "<style>@font-face{font-family:f;src:url(/f.woff2)} p{font-family:f}</style><p>Texte</p>"
    site.pages = {
        "/": f"<!doctype html>{style}<iframe src=/inside></iframe>",
        "/inside": f"<!doctype html>{style}",
        "/f.woff2": Answer(os.urandom(20_000), "font/woff2", headers={"Cache-Control": "max-age=600"}),
    }
    assert_exact(ledger_of(await quick_visit(pool, site)), site)


async def test_what_the_browser_already_holds_does_not_weigh_twice(
    site: CountingSite, pool: BrowserPool
) -> None:
    kept = {"Cache-Control": "max-age=600"}
    site.pages = {
        "/": "<!doctype html><img src=/a.png><iframe src=/frame></iframe>"
        "<script>setTimeout(() => fetch('/data'), 50); setTimeout(() => fetch('/data'), 300)</script>",
        "/frame": "<!doctype html><img src=/a.png>",
        "/a.png": Answer(noise(), "image/png", headers=kept),
        "/data": Answer(b"x" * 3000, "text/plain", headers=kept),
    }
    ledger = ledger_of(await quick_visit(pool, site, settle=0.6))
    assert_exact(ledger, site)
    assert site.requests["/data"] == site.requests["/a.png"] == 1
    assert any(r.from_cache and r.url.endswith("/data") for r in ledger.requests)


async def test_a_frame_of_another_site_is_counted_and_is_a_third_party(
    site: CountingSite, pool: BrowserPool
) -> None:
    site.pages = {
        "/": "<!doctype html><iframe src='http://localhost:{port}/widget'></iframe>",
        "/widget": "<!doctype html><img src=/w.png>",
        "/w.png": Answer(noise(), "image/png"),
    }
    ledger = ledger_of(await quick_visit(pool, site, extra_hosts=(f"localhost:{site.port}",)))
    assert_exact(ledger, site)
    assert [r.party for r in ledger.requests] == ["own", "third", "third"]
    assert ledger.requests[2].frame == f"http://localhost:{site.port}/widget"


async def test_addresses_that_do_not_cross_the_network_are_not_requests(
    site: CountingSite, pool: BrowserPool
) -> None:
    dot = base64.b64encode(noise(2, 2)).decode()
    site.pages = {
        "/": f"<!doctype html><img src='data:image/png;base64,{dot}'><iframe src='about:blank'></iframe>"
        "<script>const i = new Image(); i.src = URL.createObjectURL(new Blob(['x'])); document.body.append(i)</script>"
    }
    ledger = ledger_of(await quick_visit(pool, site))
    assert_exact(ledger, site)
    assert len(ledger.requests) == 1


async def test_a_lazy_image_far_below_is_reached_by_the_scroll(site: CountingSite, pool: BrowserPool) -> None:
    site.pages = {
        "/": "<!doctype html>"
        + "".join(
            f"<div style='height:5000px'></div><img width=50 height=50 loading=lazy src=/{n}.png>"
            for n in range(3)
        ),
        **{f"/{n}.png": Answer(noise(50, 50), "image/png") for n in range(3)},
    }
    ledger = ledger_of(await quick_visit(pool, site))
    assert_exact(ledger, site)
    assert len(ledger.requests) == 4
    assert ledger.before_scroll < 4


async def test_a_stream_still_open_is_counted_up_to_the_freeze(site: CountingSite, pool: BrowserPool) -> None:
    site.pages = {
        "/": "<!doctype html><script>new EventSource('/stream')</script>",
        "/stream": Answer(b"data: bonjour\n\n" * 2 + b"x" * 9000, "text/event-stream", hang_after=30),
    }
    seen = await quick_visit(pool, site)
    ledger = ledger_of(seen)
    assert seen.status == "audited", seen.missing
    stream = ledger.requests[1]
    assert stream.outcome == "open"
    assert_exact(ledger, site)


async def test_websocket_frames_received_are_counted(site: CountingSite, pool: BrowserPool) -> None:
    async with CountingSite() as other:
        site.pages = {"/": f"<!doctype html><script>new WebSocket('ws://127.0.0.1:{other.port}/ws')</script>"}
        frames = b"\x81\x05salut" + b"\x81\x7e" + (300).to_bytes(2, "big") + b"x" * 300 + b"\x82\x03abc"
        other.pages = {"/ws": Answer.websocket(frames)}
        seen = await quick_visit(pool, site, extra_hosts=(f"127.0.0.1:{other.port}",))
        socket = ledger_of(seen).requests[1]
        assert (socket.kind, socket.outcome, socket.status) == ("websocket", "open", 101)
        assert socket.body_bytes == len(frames)
        assert socket.wire_bytes == other.sent["/ws"]
        assert seen.status == "audited"


async def test_an_image_without_end_makes_the_visit_partial(site: CountingSite, pool: BrowserPool) -> None:
    site.pages = {
        "/": "<!doctype html><p>Bonjour</p><script>setTimeout(() => {"
        "const i = new Image(); i.src = '/endless.png'; document.body.append(i)}, 10)</script>",
        "/endless.png": Answer(noise(), "image/png", hang_after=2000),
    }
    seen = await quick_visit(pool, site)
    assert seen.status == "partial"
    assert "/endless.png" in seen.missing["ledger"]
    assert ledger_of(seen).requests[1].outcome == "open"
