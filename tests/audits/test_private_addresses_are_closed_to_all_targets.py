"""Addresses of somebody's private network are closed to workers, service workers and frames of other sites too.

Chromium lets nobody stop a websocket: one that reaches a private address makes the visit partial, and is named.
"""

import pytest
from counting_site import Answer, CountingSite
from test_visit_stays_on_the_site import ledger_of
from visiting import quick_visit

from audits.browser import find_browser
from audits.browser.pool import BrowserPool

CALLS = "const to = n => '{other}/{who}-' + n; fetch(to('fetch')).catch(() => 0);"
IN_WORKERS = (
    CALLS
    + "try { importScripts(to('import')) } catch (e) {}; new EventSource(to('events'));"
    + "const x = new XMLHttpRequest(); x.open('GET', to('xhr'), false); try { x.send() } catch (e) {};"
    + "new WebSocket(to('socket').replace('http', 'ws'));"
)
IN_SERVICE_WORKERS = CALLS + "try { importScripts(to('import')) } catch (e) {};"
IN_PAGES = (
    "<img src={other}/{who}-image><iframe src={other}/{who}-frame></iframe><script>"
    + CALLS
    + "navigator.sendBeacon(to('beacon'), 'x'); new WebSocket(to('socket').replace('http', 'ws'));"
    "new EventSource(to('events')); fetch(to('preflight'), {method: 'PUT'}).catch(() => 0)</script>"
    "<link rel=prefetch href={other}/{who}-prefetch><link rel=stylesheet href={other}/{who}-style>"
)
PAGE = (
    "<!doctype html><script>new Worker('/worker.js'); new SharedWorker('/shared.js');"
    "navigator.serviceWorker.register('/service.js').catch(() => 0)</script><iframe src={foreign}/frame></iframe>"
)


def pages(site: CountingSite, other: CountingSite) -> dict[str, Answer | str]:
    """A page and all it starts; each asks the other server, which is nobody's business."""

    def filled(text: str, who: str) -> str:
        text = text.replace("{other}", other.origin).replace("{who}", who)
        return text.replace("{foreign}", f"http://localhost:{site.port}")

    def script(text: str, who: str) -> Answer:
        return Answer(filled(text, who).encode(), "text/javascript")

    return {
        "/": filled(PAGE + IN_PAGES, "page"),
        "/frame": filled("<!doctype html><script>new Worker('/foreign.js')</script>" + IN_PAGES, "frame"),
        "/worker.js": script("new Worker('/nested.js');" + IN_WORKERS, "worker"),
        "/nested.js": script(IN_WORKERS, "nested"),
        "/foreign.js": script(IN_WORKERS, "foreign"),
        "/shared.js": script(IN_WORKERS, "shared"),
        "/service.js": script(IN_SERVICE_WORKERS, "service"),
    }


@pytest.mark.parametrize("browser", ["chromium-headless-shell", "chromium"])
async def test_private_addresses_are_blocked_and_counted_wherever_they_are_asked_from(
    site: CountingSite, browser: str
) -> None:
    choice = await find_browser(browser, announce=lambda text: None, install=False)
    async with CountingSite() as other, BrowserPool(choice, concurrency=1) as pool:
        site.pages = pages(site, other)
        seen = await quick_visit(
            pool, site, extra_hosts=(f"localhost:{site.port}",), settle=1.5, load_deadline=10.0, deadline=40.0
        )
        sockets = {f"/{who}-socket" for who in ("page", "frame", "worker", "nested", "foreign", "shared")}
        assert set(other.requests) == sockets
        assert seen.missing["scope"].startswith(
            "6 request(s) reached a private address that is not the site's"
        )
        asked = {r.url.rpartition("/")[2] for r in ledger_of(seen).requests if f":{other.port}/" in r.url}
        blocked = {
            r.url.rpartition("/")[2]
            for r in ledger_of(seen).requests
            if f":{other.port}/" in r.url and r.outcome == "blocked"
        }
        assert blocked == asked - {socket.strip("/") for socket in sockets}
        for who in ("worker", "nested", "foreign", "shared"):
            assert {f"{who}-{n}" for n in ("fetch", "import", "events", "xhr")} <= blocked
        assert {"service-fetch", "service-import"} <= blocked
        for who in ("page", "frame"):
            assert {f"{who}-{n}" for n in ("image", "frame", "fetch", "beacon", "events", "style")} <= blocked
        weigh = {r.kind for r in ledger_of(seen).counted if f":{other.port}/" in r.url and r.wire_bytes}
        assert weigh <= {"websocket"}
