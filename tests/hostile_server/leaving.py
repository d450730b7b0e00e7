"""Pages and answers that lead elsewhere, or nowhere; {canary} is the address of a server nobody may ask."""

from tests.hostile_server.case import ANY, KEPT, LOST, WHOLE, Case, Reply, answer, page, script


def moved(name: str, target: str, expected: tuple[str, ...], says: str = "") -> Case:
    """A case that redirects."""
    return answer(name, expected, says, status=302, headers={"Location": target})


REDIRECTS: list[Case] = [
    moved("redirect-loop", "/redirect-loop", LOST, "redirects without end"),
    moved("redirect-to-a-private-address", "{canary}/redirect", KEPT, "outside the site"),
    moved("redirect-to-a-number", "http://2130706433:{port}/number", KEPT, "outside the site"),
    moved("redirect-to-a-file", "file:///etc/passwd", LOST),
    moved("redirect-to-data", "data:text/html,<h1>data", LOST),
    moved("redirect-to-javascript", "javascript:alert(1)", LOST),
    moved("redirect-to-nothing", "http://", LOST),
    moved("redirect-to-a-huge-address", "/x?" + "y" * 3_000_000, LOST),
    answer(
        "refresh-header-away",
        WHOLE,
        "it was kept",
        body=b"<!doctype html><title>x</title><p>x",
        headers={"Refresh": "0; url={canary}/refresh"},
    ),
    page("refresh-away", "<meta http-equiv=refresh content='0; url={canary}/meta'>", WHOLE, "it was kept"),
    page("refresh-to-data", "<meta http-equiv=refresh content='0; url=data:text/html,<h1>data'>", WHOLE),
]
MOVES: list[Case] = [
    script(
        "script-goes-away", "setTimeout(() => { location = '{canary}/script' }, 200)", WHOLE, "it was kept"
    ),
    script("script-goes-away-at-once", "location = '{canary}/at-once'", KEPT, "outside the site"),
    script("script-goes-to-a-file", "setTimeout(() => { location = 'file:///etc/passwd' }, 100)", WHOLE),
    script(
        "script-goes-to-view-source", "setTimeout(() => { location = 'view-source:{canary}/' }, 100)", WHOLE
    ),
    script(
        "script-goes-to-a-blob",
        "setTimeout(() => { location = URL.createObjectURL(new Blob(['<h1>blob'], {type: 'text/html'})) }, 100)",
        ANY,
    ),
    script("script-goes-to-about-blank", "setTimeout(() => { location = 'about:blank' }, 100)", ANY),
    page(
        "form-sent-away",
        (
            "<form id=f method=post action='{canary}/form'><input "
            "name=x></form><script>setTimeout(() => f.submit(), 200)</script>"
        ),
        WHOLE,
        "it was kept",
    ),
    script(
        "popups-flood",
        "for (let n = 0; n < 200; n++) open('{canary}/popup' + n); setInterval(() => open('{canary}/later'), 20)",
        WHOLE,
    ),
    page(
        "link-pressed-to-a-window",
        "<a id=a href='{canary}/blank' target=_blank>x</a><script>a.click()</script>",
        WHOLE,
    ),
    page(
        "frame-moves-the-page",
        "<iframe srcdoc=\"<script>setTimeout(() => { top.location = '{canary}/top' }, 200)</script>\"></iframe>",
        ANY,
    ),
    script("reload-loop", "location.reload()", LOST),
    script("moves-without-end", "location = '?' + Math.random()", LOST),
    script(
        "history-flood",
        "let n = 0; setInterval(() => { for (let i = 0; i < 50; i++) history.pushState({}, '', '?' + n++) }, 5)",
        ANY,
    ),
    script(
        "hash-flood",
        "let n = 0; setInterval(() => { for (let i = 0; i < 50; i++) location.hash = n++ }, 5)",
        ANY,
    ),
    page(
        "downloads-flood",
        "<a id=a href='data:application/zip,x' download=x.zip>x</a><script>setInterval(() => a.click(), 20)</script>",
        WHOLE,
        "download",
    ),
    page(
        "private-subresources",
        (
            "<img src='{canary}/image'><link rel=stylesheet href='{canary}/style'><iframe "
            "src='{canary}/frame'></iframe><link rel=prefetch href='{canary}/prefetch'><link "
            "rel=preconnect href='{canary}'><link rel=icon href='{canary}/icon'><script "
            "src='{canary}/script'></script><script>fetch('{canary}/fetch', {mode: "
            "'no-cors'}).catch(() => 0); navigator.sendBeacon('{canary}/beacon', 'x'); new "
            "EventSource('{canary}/events'); new WebSocket('ws:{bare}/socket'); new "
            'Worker(URL.createObjectURL(new Blob([\'fetch("{canary}/worker").catch(() => 0); new '
            'WebSocket("ws:{bare}/worker-socket")\'])))</script>'
        ),
        WHOLE,
    ),
    page(
        "private-spellings",
        "".join(
            f"<img src='http://{host}:{{port}}/{n}'>"
            for n, host in enumerate(
                [
                    "2130706433",
                    "0x7f000001",
                    "0177.0.0.1",
                    "127.1",
                    "localhost",
                    "a.localhost",
                    "[::1]",
                    "[::ffff:127.0.0.1]",
                    "[::ffff:7f00:1]",
                    "127.0.0.1.",
                    "0.0.0.0",
                    "[::]",
                    "ip6-localhost",
                ]
            )
        ),
        WHOLE,
    ),
    page(
        "private-calls",
        (
            "<script>const c = new RTCPeerConnection({iceServers: [{urls: 'stun:127.0.0.1:{udp}'}, "
            "{urls: 'turn:127.0.0.1:{port}?transport=tcp', username: 'a', credential: 'b'}]}); "
            "c.createDataChannel('x'); c.createOffer().then((o) => c.setLocalDescription(o)); if "
            "(window.WebTransport) new WebTransport('https://127.0.0.1:{udp}/').ready.catch(() => "
            '0)</script><script type=speculationrules>{"prefetch": [{"urls": ["{canary}/sp"], '
            '"eagerness": "immediate"}], "prerender": [{"urls": ["{canary}/sr"], "eagerness": '
            '"immediate"}]}</script>'
        ),
        WHOLE,
    ),
    Case(
        "subresource-redirected-inside",
        Reply(b"<!doctype html><title>x</title><p>x<img src=/inside.png><script src=/inside.js></script>"),
        WHOLE,
        "",
        {
            "/inside.png": Reply(status=302, headers={"Location": "{canary}/hop"}),
            "/inside.js": Reply(status=307, headers={"Location": "http://[::1]:{port}/hop"}),
        },
    ),
    answer(
        "reports-sent-away",
        WHOLE,
        body=b"<!doctype html><title>x</title><p>x<script>eval('1')</script><img src=https://nowhere.invalid/x>",
        headers={
            "Content-Security-Policy": "default-src 'self'; report-uri {canary}/csp; report-to r",
            "Report-To": '{"group":"r","max_age":99,"endpoints":[{"url":"{canary}/report"}]}',
            "NEL": '{"report_to":"r","max_age":99}',
            "Reporting-Endpoints": 'r="{canary}/reporting"',
        },
    ),
]
