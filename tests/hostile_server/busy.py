"""Scripts that flood, wait or work without end, by ways other than a plain loop; pages that answer to what we do."""

from tests.hostile_server.case import ANY, CUT, LOST, WHOLE, Case, Reply, page, script
from tests.hostile_server.scripts import ENDLESS

LATER = "setTimeout(() => { %s }, 100)"
WASM_LOOP = (
    "new WebAssembly.Instance(new WebAssembly.Module(Uint8Array.of(0,97,115,109,1,0,0,0,1,4,1,96,0,0,3,2,1,0,8,1,0,"
    "10,9,1,7,0,3,64,12,0,11,11)))"
)
QUIET = Reply(b"x", "text/plain", wait=40)

BLOCKED: list[Case] = [
    script("wasm-loop", LATER % WASM_LOOP, LOST, ENDLESS),
    script(
        "waits-in-the-main-thread",
        LATER % "const x = new XMLHttpRequest(); x.open('GET', '/quiet', false); x.send()",
        LOST,
        ENDLESS,
        quiet=QUIET,
    ),
    script("big-number", LATER % "globalThis.n = (3n ** 90000000n).toString().length", LOST, ENDLESS),
    script("markup-by-the-million", LATER % "document.body.innerHTML = '<i><b>x</b></i>'.repeat(3e6)", LOST),
    script(
        "keys-derived-without-end",
        (
            "for (let n = 0; n < 9; n++) crypto.subtle?.importKey('raw', new Uint8Array(9), 'PBKDF2', false, "
            "['deriveBits']).then((k) => crypto.subtle.deriveBits({name: 'PBKDF2', hash: 'SHA-512', iterations: "
            "2 ** 31 - 1, salt: new Uint8Array(9)}, k, 512))"
        ),
        WHOLE,
    ),
    script("stops-at-its-debugger", "setInterval(() => { debugger }, 5); debugger", WHOLE),
    script("thrown-by-the-megabyte", "setInterval(() => { throw 'x'.repeat(3e7) }, 20)", ANY),
    script(
        "logged-by-the-megabyte",
        "console.log('x'.repeat(2e8)); console.error({a: 'y'.repeat(1e8)})",
        WHOLE + CUT,
    ),
    script(
        "stack-traces-without-end",
        "Error.prepareStackTrace = () => { while (true) {} }; setTimeout(() => null.x)",
        ANY,
    ),
    script("window-closed", LATER % "close()", ("failed", "audited")),
    script(
        "window-opened-upon-itself-and-closed", LATER % "open('', '_self').close()", ("failed", "audited")
    ),
    script("window-stopped", "stop(); setInterval(() => stop(), 5)", CUT),
]
FLOODS: list[Case] = [
    script(
        "workers-without-end",
        (
            "const u = URL.createObjectURL(new Blob(['onmessage = () => 0'])); "
            "setInterval(() => { for (let n = 0; n < 20; n++) new Worker(u) }, 20)"
        ),
        ("audited", "partial", "failed"),
    ),
    script(
        "fetches-of-itself",
        "setInterval(() => { for (let n = 0; n < 99; n++) fetch('/ordinary1?' + Math.random()) }, 5)",
        CUT,
        "more than 5000 requests",
    ),
    page(
        "preloads-by-the-thousand",
        "".join(f"<link rel=preload as=image href=/o.svg?{n}>" for n in range(9000)),
        CUT + LOST,
        "more than 5000 requests",
    ),
    script(
        "sockets-without-end",
        "setInterval(() => { for (let n = 0; n < 20; n++) new WebSocket(`ws://${location.host}/none`) }, 20)",
        ANY,
    ),
    script(
        "body-replaced-without-end",
        "let n = 0; setInterval(() => { document.body.innerHTML = '<h1>' + n++ + '</h1>' + '<p>x'.repeat(99) }, 1)",
        WHOLE,
    ),
    script("title-changed-without-end", "let n = 0; setInterval(() => { document.title = n++ }, 0)", WHOLE),
    script(
        "frames-come-and-go",
        (
            "setInterval(() => { const f = document.createElement('iframe'); document.body.append(f); "
            "setTimeout(() => f.remove(), 20) }, 2)"
        ),
        ANY,
    ),
    script(
        "broadcasts",
        "const c = new BroadcastChannel('x'), d = new BroadcastChannel('x'); d.onmessage = () => "
        "c.postMessage('y'.repeat(1e4)); c.postMessage(1)",
        WHOLE,
    ),
    script(
        "database-flood",
        (
            "const r = indexedDB.open('x'); r.onupgradeneeded = () => r.result.createObjectStore('x', {autoIncrement: "
            "true}); r.onsuccess = () => setInterval(() => r.result.transaction('x', "
            "'readwrite').objectStore('x').add(new Uint8Array(2e6)), 5)"
        ),
        ANY,
    ),
    script(
        "history-walked",
        "let n = 0; setInterval(() => { history.pushState(0, '', '?' + n++); history.back() }, 9)",
        ANY,
    ),
    script(
        "steals-the-focus",
        "const i = document.body.appendChild(document.createElement('input')); "
        "setInterval(() => i.focus(), 1)",
        WHOLE,
    ),
    script(
        "downloads-of-blobs",
        "const a = document.createElement('a'); a.download = 'x'; a.href = "
        "URL.createObjectURL(new Blob([new Uint8Array(5e6)])); setInterval(() => a.click(), 20)",
        WHOLE,
        "download",
    ),
]
ANSWERS_TO_US: list[Case] = [
    script("loop-on-resize", "addEventListener('resize', () => { while (true) {} })", CUT),
    script("loop-on-keys", "addEventListener('keydown', () => { while (true) {} })", ("partial", "audited")),
    script("loop-on-focus", "addEventListener('focusin', () => { while (true) {} })", ("partial", "audited")),
    script(
        "loop-on-pointer",
        "for (const t of ['pointermove', 'mousemove', 'pointerdown', 'click', 'touchstart']) "
        "addEventListener(t, () => { while (true) {} }, true)",
        # Chromium tells a page of a pointer that has not moved when what lies under it has.
        ANY,
    ),
    script(
        "loop-on-print", "onbeforeprint = onafterprint = () => { while (true) {} }", ("partial", "audited")
    ),
    script(
        "loop-on-media",
        "for (const q of ['print', '(prefers-color-scheme: dark)', '(max-width: 400px)', "
        "'(prefers-reduced-motion: reduce)']) matchMedia(q).onchange = () => { while (true) {} }",
        ("partial", "audited"),
    ),
    page(
        "focus-thrown-to-and-fro",
        "<input id=a onblur='b.focus()'><input id=b onblur='a.focus()'><script>a.focus()</script>",
        WHOLE,
    ),
    script("scrolls-back", "document.body.style.height = '9000px'; onscroll = () => scrollTo(0, 0)", WHOLE),
    script(
        "empties-itself-when-scrolled",
        "document.body.style.height = '9000px'; onscroll = () => document.body.replaceChildren()",
        ("audited", "failed"),
    ),
    script(
        "leaves-when-scrolled",
        "document.body.style.height = '9000px'; onscroll = () => { location = '{canary}/scrolled' }",
        WHOLE,
        "it was kept",
    ),
    script(
        "leaves-when-a-key-is-pressed",
        "addEventListener('keydown', () => { location = '{canary}/key' })",
        WHOLE,
    ),
    script(
        "leaves-when-focused",
        "document.body.insertAdjacentHTML('beforeend', '<a href=/x>x</a><input>'); "
        "addEventListener('focusin', () => { location = '{canary}/focus'; open('{canary}/window') })",
        WHOLE,
    ),
    page(
        "modal-over-all",
        "<dialog id=d style='position: fixed; inset: 0'>x</dialog><script>d.showModal(); "
        "setInterval(() => { d.open || d.showModal() }, 1)</script>",
        WHOLE,
    ),
    script("all-is-editable", "document.designMode = 'on'; document.body.inert = true", WHOLE),
    script(
        "asks-for-devices",
        "for (const f of [() => showOpenFilePicker(), () => navigator.clipboard.readText(), () "
        "=> navigator.clipboard.writeText('x'), () => navigator.usb.requestDevice({filters: []}), () => "
        "navigator.serial.requestPort(), () => navigator.requestMIDIAccess({sysex: true}), () => "
        "navigator.wakeLock.request(), () => navigator.storage.persist(), () => "
        "navigator.bluetooth.requestDevice({acceptAllDevices: true}), () => navigator.mediaDevices.getDisplayMedia(), "
        "() => navigator.credentials.get({password: true}), () => navigator.share({title: 'x'}), () => "
        "document.body.requestPointerLock(), () => navigator.registerProtocolHandler('web+x', '/?%s'), () => "
        "navigator.keyboard.lock(), () => new PaymentRequest([{supportedMethods: '{canary}/pay'}], {total: {label: "
        "'x', amount: {currency: 'EUR', value: '1'}}}).show()]) try { f()?.catch?.(() => 0) } catch {}",
        WHOLE,
    ),
    page(
        "file-chosen",
        "<input type=file id=i><input type=color id=c><script>setInterval(() => { i.click(); c.click(); "
        "try { c.showPicker() } catch {} }, 50)</script>",
        WHOLE,
    ),
]
