"""Scripts that do not end, take everything, or will not let us look."""

from tests.hostile_server.case import ANY, LOST, WHOLE, Case, Reply, page, script

ENDLESS = "one of its scripts does not end"
LATER = "setTimeout(() => { %s }, 100)"
GROW = "const kept = []; setInterval(() => { for (let n = 0; n < 40; n++) kept.push(%s) }, 1)"
WASM = "Uint8Array.of(0,97,115,109,1,0,0,0)"

LOOPS: list[Case] = [
    script("loop-before-load", "while (true) {}", LOST, ENDLESS),
    script("loop-after-load", "addEventListener('load', () => { while (true) {} })", LOST, ENDLESS),
    script("loop-in-a-timer", LATER % "while (true) {}", LOST, ENDLESS),
    script("loop-of-microtasks", LATER % "const f = () => Promise.resolve().then(f); f()", LOST, ENDLESS),
    script(
        "loop-on-scroll",
        ("document.body.style.height = '9000px'; addEventListener('scroll', () => { while (true) {} })"),
        LOST,
        ENDLESS,
    ),
    script(
        "loop-in-workers",
        "for (let n = 0; n < 6; n++) new Worker(URL.createObjectURL(new Blob(['while (1) {}'])))",
        ANY,
    ),
    script("regular-expression-without-end", LATER % "/^(a+)+$/.test('a'.repeat(60) + 'b')", LOST, ENDLESS),
    script(
        "timers-without-end",
        "setInterval(() => { const t = Date.now(); while (Date.now() - t < 40); }, 1)",
        ANY,
    ),
    script(
        "frames-of-animation",
        "const f = () => { document.body.style.opacity = Math.random(); requestAnimationFrame(f) }; f()",
        WHOLE,
    ),
    script(
        "observer-feeds-itself",
        (
            "new MutationObserver(() => document.body.append('x')).observe(document.body, "
            "{childList: true}); document.body.append('x')"
        ),
        LOST,
        ENDLESS,
    ),
    script(
        "resize-feeds-itself",
        "new ResizeObserver(() => { document.body.style.width = Math.random() * 500 + 'px' }).observe(document.body)",
        WHOLE,
    ),
    page(
        "animations-without-end",
        (
            "<style>@keyframes a { to { transform: rotate(1turn) } } i { display: inline-block; "
            "animation: a .1s infinite }</style>"
        )
        + "<i>x</i>" * 2000,
        ANY,
    ),
    script(
        "console-flood",
        "setInterval(() => { for (let n = 0; n < 50; n++) console.log('x'.repeat(1e5)) }, 5)",
        ANY,
    ),
    script(
        "post-message-flood",
        "onmessage = () => { postMessage('x'.repeat(1e4)); postMessage(1) }; postMessage(1)",
        ANY,
    ),
    script(
        "errors-flood",
        "setInterval(() => { for (let n = 0; n < 500; n++) Promise.reject(new Error('x'.repeat(999))) }, 5)",
        ANY,
    ),
]
DIALOGS: list[Case] = [
    script("dialogs", "alert(1); confirm(2); prompt(3); print()", WHOLE, "dialog box"),
    script("dialogs-without-end", "while (true) alert('encore')", LOST),
    script("dialogs-in-a-timer", "setInterval(() => alert('encore'), 50)", ANY),
    script("print-without-end", "setInterval(() => print(), 20)", ANY),
    script(
        "beforeunload",
        "onbeforeunload = (event) => { event.preventDefault(); return 'Rester ?' }; document.title = 'Restez'",
        WHOLE,
    ),
    script("unload-without-end", "onunload = onpagehide = () => { while (true) {} }", WHOLE),
    script(
        "asks-for-everything",
        (
            "navigator.geolocation.getCurrentPosition(() => 0); Notification.requestPermission(); "
            "navigator.mediaDevices?.getUserMedia({audio: true, video: true}).catch(() => 0); "
            "document.documentElement.requestFullscreen?.().catch(() => 0); "
            "document.body.requestPointerLock?.()"
        ),
        WHOLE,
    ),
]
BOMBS: list[Case] = [
    script("memory-of-strings", GROW % "Array.from({length: 2e5}, Math.random).join()", LOST),
    script("memory-of-arrays", GROW % "new Uint8Array(4e6).fill(kept.length + 1)", LOST),
    script(
        "memory-of-objects",
        "const kept = []; setInterval(() => { for (let n = 0; n < 1e6; n++) kept.push({n}) }, 1)",
        ("failed", "audited"),
    ),
    script(
        "memory-of-canvases",
        (
            "const kept = []; setInterval(() => { const c = new OffscreenCanvas(4000, 4000), x = "
            "c.getContext('2d'); x.fillRect(0, 0, 4000, 4000); kept.push(x.getImageData(0, 0, 4000, "
            "4000)) }, 1)"
        ),
        LOST,
    ),
    script(
        "memory-of-blobs",
        (
            "const kept = []; setInterval(() => { for (let n = 0; n < 5; n++) kept.push(new "
            "Blob([new Uint8Array(5e6).fill(kept.length)])) }, 5)"
        ),
        ANY,
    ),
    script(
        "memory-of-wasm",
        (
            "const kept = []; setInterval(() => { const m = new WebAssembly.Memory({initial: 2000}); "
            "new Uint8Array(m.buffer).fill(1); kept.push(m) }, 5)"
        ),
        LOST,
    ),
    script(
        "memory-in-workers",
        (
            "const code = `const kept = []; setInterval(() => kept.push(new "
            "Uint8Array(2e7).fill(1)), 1)`; for (let n = 0; n < 4; n++) new "
            "Worker(URL.createObjectURL(new Blob([code])))"
        ),
        WHOLE + LOST,
    ),
    script(
        "memory-at-once",
        "const kept = []; while (true) kept.push(new Float64Array(5e6).fill(kept.length))",
        LOST,
    ),
    script(
        "storage-flood",
        (
            "const fill = async () => { const c = await caches.open('x'); for (let n = 0; n < 400; "
            "n++) await c.put('/' + n, new Response(new Uint8Array(1e6).fill(n))) }; fill().catch(() "
            "=> 0); try { localStorage.x = 'x'.repeat(4e6) } catch {}"
        ),
        ANY,
    ),
    page(
        "canvas-of-another-size",
        (
            "<canvas width=32000 "
            "height=32000></canvas><script>document.querySelector('canvas').getContext('2d')?.fillRect(0, "
            "0, 9, 9)</script>"
        ),
        ANY,
    ),
    page(
        "webgl-bomb",
        (
            "<canvas></canvas><script>const g = "
            "document.querySelector('canvas').getContext('webgl'); if (g) setInterval(() => { const "
            "t = g.createTexture(); g.bindTexture(g.TEXTURE_2D, t); g.texImage2D(g.TEXTURE_2D, 0, "
            "g.RGBA, 2048, 2048, 0, g.RGBA, g.UNSIGNED_BYTE, null) }, 5)</script>"
        ),
        ANY,
    ),
    script("page-crash", "setTimeout(() => { location = 'chrome://crash' }, 100)", WHOLE),
    script("recursion", "const f = () => f() + 1; setInterval(() => { try { f() } catch {} }, 5)", ANY),
]
FORGED: list[Case] = [
    script(
        "builtins-overridden",
        (
            "Array.prototype.map = Array.prototype.filter = Array.prototype.forEach = () => []; "
            "JSON.stringify = () => '{}'; Object.keys = () => []; Promise.prototype.then = () => 0; "
            "document.querySelectorAll = () => []; Element.prototype.getAttribute = () => 'x'"
        ),
        WHOLE,
    ),
    script(
        "axe-forged",
        (
            "Object.defineProperty(window, 'axe', {value: {run: async () => ({violations: [], "
            "passes: [], incomplete: []})}, writable: false})"
        ),
        WHOLE,
    ),
    script(
        "prototypes-frozen",
        (
            "Object.freeze(Object.prototype); Object.freeze(Array.prototype); "
            "Object.freeze(Element.prototype); Object.freeze(window.__proto__)"
        ),
        WHOLE,
    ),
    script(
        "document-write-loop",
        (
            "let n = 0; const f = () => { document.open(); document.write('<title>' + n++ + "
            "'</title><p>x'); document.close(); setTimeout(f, 5) }; setTimeout(f, 50)"
        ),
        ANY,
    ),
    script("document-removed", "addEventListener('load', () => document.documentElement.remove())", ANY),
    script(
        "shadow-closed",
        (
            "for (let n = 0; n < 300; n++) { const d = document.createElement('div'); "
            "document.body.append(d); d.attachShadow({mode: 'closed'}).innerHTML = "
            "'<p>caché<slot></slot>' }"
        ),
        WHOLE,
    ),
    page(
        "names-clobbered",
        (
            "<form id=f><input name=parentNode><input name=nodeName><input name=children><input "
            "name=attributes><input name=id></form><img name=body><img name=getElementById><img "
            "name=querySelectorAll>"
        ),
        ANY,
    ),
    script(
        "getters-throw",
        (
            "for (const n of ['innerWidth', 'innerHeight', 'scrollY']) Object.defineProperty(window, "
            "n, {get() { throw new Error(n) }}); Object.defineProperty(Node.prototype, "
            "'textContent', {get() { while (true) {} }})"
        ),
        WHOLE,
    ),
    Case(
        "service-worker-rewrites",
        Reply(
            b"<!doctype "
            b"html><title>Ici</title><p>Avant<script>navigator.serviceWorker.register('/rewrite.js').then(() "
            b"=> navigator.serviceWorker.ready).then(() => { if (!sessionStorage.x) { "
            b"sessionStorage.x = 1; location.reload() } })</script>"
        ),
        ANY,
        "",
        {
            "/rewrite.js": Reply(
                (
                    b"onactivate = (e) => e.waitUntil(clients.claim()); onfetch = (e) => e.respondWith(new "
                    b"Response('<title>Autre</title><p>Autre chose', {headers: {'Content-Type': "
                    b"'text/html'}}))"
                ),
                "text/javascript",
            )
        },
    ),
]
