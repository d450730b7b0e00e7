"""Addresses of somebody's private network are closed to workers, service workers and frames of other sites too.

Websockets, WebRTC, WebTransport, speculative loads and names that lead to a private address too: the canary ports get
nothing, over TCP or UDP.
"""

import asyncio
from collections.abc import Iterable

import pytest
from browser_tools import real_browser
from counting_site import Answer, CountingSite
from test_visit_stays_on_the_site import ledger_of
from visiting import quick_visit

from audits.browser import find_browser
from audits.browser.fence import Fence
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
        assert not other.requests
        assert seen.status == "audited", (seen.reason, seen.missing)
        asked = [r for r in ledger_of(seen).requests if f":{other.port}/" in r.url]
        # On a busy machine the last of some sixty refusals may not be told yet when the visit ends.
        assert {r.outcome for r in asked} <= {"blocked", "open"}
        blocked = {r.url.rpartition("/")[2] for r in asked}
        assert {
            f"{who}-socket" for who in ("page", "frame", "worker", "nested", "foreign", "shared")
        } <= blocked
        for who in ("worker", "nested", "foreign", "shared"):
            assert {f"{who}-{n}" for n in ("fetch", "import", "events", "xhr")} <= blocked
        assert {"service-fetch", "service-import"} <= blocked
        for who in ("page", "frame"):
            assert {f"{who}-{n}" for n in ("image", "frame", "fetch", "beacon", "events", "style")} <= blocked
        assert not [r for r in asked if r.outcome == "blocked" and r in ledger_of(seen).counted]


class Deaf(asyncio.DatagramProtocol):
    """Counts the datagrams it gets."""

    def __init__(self) -> None:
        self.heard = 0

    def datagram_received(self, data: bytes, addr: object) -> None:
        self.heard += 1


BEYOND = """<!doctype html><title>Ici</title><link rel=preconnect href=http://127.0.0.1:{tcp}/>
<link rel=icon href=http://127.0.0.1:{tcp}/icon><link rel=prefetch href=http://2130706433:{tcp}/prefetch>
<script type=speculationrules>{"prefetch": [{"urls": ["http://127.0.0.1:{tcp}/sp"], "eagerness": "immediate"}],
"prerender": [{"urls": ["http://127.0.0.1:{tcp}/sr"], "eagerness": "immediate"}]}</script>
<img src=http://rebind.example:{tcp}/image><iframe src=http://rebind.example:{tcp}/frame></iframe>
<img src=http://0x7f.1:{tcp}/hex><img src=http://0177.0.0.1:{tcp}/octal><img src=http://[::ffff:127.0.0.1]:{tcp}/six>
<script>
const call = new RTCPeerConnection({iceServers: [{urls: "stun:127.0.0.1:{udp}"},
  {urls: "turn:127.0.0.1:{tcp}?transport=tcp", username: "a", credential: "b"}]});
call.createDataChannel("x"); call.createOffer().then((offer) => call.setLocalDescription(offer));
if (window.WebTransport) new WebTransport("https://127.0.0.1:{udp}/").ready.catch(() => 0);
new WebSocket("ws://rebind.example:{tcp}/socket"); fetch("http://rebind.example:{tcp}/data").catch(() => 0);
</script>"""


async def test_nothing_a_page_starts_behind_the_back_of_devtools_reaches_a_private_address(
    site: CountingSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    switches = Fence.switches

    def rebound(self: Fence, proxies: Iterable[str] = ()) -> list[str]:
        """The fence, on a network whose names lead where an attacker wants."""
        return [
            one.replace("rules=", "rules=MAP rebind.example 127.0.0.1, ") for one in switches(self, proxies)
        ]

    monkeypatch.setattr(Fence, "switches", rebound)
    loop, deaf = asyncio.get_running_loop(), Deaf()
    canary, _ = await loop.create_datagram_endpoint(lambda: deaf, local_addr=("127.0.0.1", 0))
    udp = str(canary.get_extra_info("sockname")[1])
    async with CountingSite() as other:
        site.pages = {"/": BEYOND.replace("{tcp}", str(other.port)).replace("{udp}", udp)}
        async with BrowserPool(await real_browser(), concurrency=1, first=[site.origin]) as pool:
            seen = await quick_visit(pool, site, settle=1.5)
        assert seen.status == "audited", (seen.reason, seen.missing)
        assert (other.requests, deaf.heard) == ({}, 0)
        asked = [r for r in ledger_of(seen).requests if f":{other.port}/" in r.url]
        assert {r.outcome for r in asked} == {"blocked"}, [(r.url, r.outcome, r.error) for r in asked]
        assert {"image", "frame", "socket", "data"} <= {r.url.rpartition("/")[2] for r in asked}
    canary.close()
