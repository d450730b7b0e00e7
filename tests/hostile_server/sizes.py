"""Pages too large, too deep, too odd; policies that shut the page in; texts meant to be run by whoever shows them."""

from tests.hostile_server.case import ANY, PAGE, WHOLE, Case, answer, page, script

POLICY = "Content-Security-Policy"
LARGE: list[Case] = [
    script(
        "million-nodes",
        (
            "const f = document.createDocumentFragment(); for (let n = 0; n < 1e6; n++) "
            "f.append(document.createElement('b')); document.body.append(f)"
        ),
        ANY,
    ),
    page("deep-document", "<div>" * 100_000, ANY),
    script(
        "deep-by-script",
        (
            "let d = document.body; for (let n = 0; n < 20000; n++) { const e = "
            "document.createElement('div'); d.append(e); d = e }"
        ),
        ANY,
    ),
    page("hundred-thousand-links", "".join(f"<a href=/{n}>{n}</a>" for n in range(100_000)), ANY),
    script(
        "thousand-frames",
        (
            "for (let n = 0; n < 1000; n++) { const f = document.createElement('iframe'); f.srcdoc = "
            "'x'; document.body.append(f) }"
        ),
        ANY,
    ),
    script(
        "cookies-flood",
        "for (let n = 0; n < 3000; n++) document.cookie = 'c' + n + '=' + 'x'.repeat(3000)",
        WHOLE,
    ),
    script("huge-title", "document.title = 'x'.repeat(2e7)", ANY),
    script(
        "huge-attributes",
        (
            "for (let n = 0; n < 300; n++) { const a = document.createElement('a'); a.href = '/x?' + "
            "'y'.repeat(1e6); a.title = 'z'.repeat(1e6); a.textContent = 'lien'; "
            "document.body.append(a) }"
        ),
        ANY,
    ),
    page("huge-text", "<p>" + "mot " * 3_000_000, ANY),
    page("huge-table", "<table>" + "<tr>" + "<td>x" * 60 + "", WHOLE),
    page(
        "wide-style",
        "<style>"
        + "".join(f".c{n} > * + *:not(.x):has(b) {{ color: red }}" for n in range(20_000))
        + "</style>"
        + "<b>x</b>" * 200,
        ANY,
    ),
    page(
        "svg-bomb",
        "<svg><defs><g id=a0><circle r=1 /></g>"
        + "".join(f"<g id=a{n}>" + f"<use href='#a{n - 1}'/>" * 10 + "</g>" for n in range(1, 9))
        + "</defs><use href='#a8'/></svg>",
        ANY,
    ),
    page(
        "endless-height",
        (
            "<script>const grow = () => { const d = document.createElement('div'); d.style.height = "
            "'5000px'; document.body.append(d) }; grow(); addEventListener('scroll', grow)</script>"
        ),
        WHOLE,
    ),
    page("enormous-box", "<div style='width: 1e9px; height: 1e9px'>x</div>", ANY),
    page(
        "fonts-and-filters",
        (
            "<div style='filter: blur(500px) drop-shadow(0 0 500px red); font-size: 9999px; "
            "backdrop-filter: blur(400px)'>x</div>"
        )
        * 30,
        ANY,
    ),
]
POLICIES: list[Case] = [
    answer(
        "policy-strict",
        WHOLE,
        body=PAGE.encode(),
        headers={
            POLICY: "default-src 'none'; script-src 'none'; require-trusted-types-for 'script'; trusted-types 'none'"
        },
    ),
    answer("policy-sandbox", WHOLE, body=PAGE.encode(), headers={POLICY: "sandbox"}),
    answer(
        "policy-of-origins",
        WHOLE,
        body=PAGE.encode(),
        headers={
            "Cross-Origin-Opener-Policy": "same-origin",
            "Cross-Origin-Embedder-Policy": "require-corp",
            "X-Frame-Options": "DENY",
            "Clear-Site-Data": '"*"',
        },
    ),
]
ODD: list[Case] = [
    answer(
        "odd-characters",
        WHOLE,
        body=(
            "<!doctype "
            "html><title>\u202egnp.exe\x07\x1b]0;x\x07\x1b[31m\x9b</title><p>\x00\ufffe\u2028\u2066=cmd|'/c "
            "calc'!A0</p><a href='javascript:alert(1)'>\x1b[2J</a>"
        ).encode("utf-8", "surrogatepass"),
    ),
    answer(
        "half-characters",
        WHOLE,
        body=(
            b"<!doctype html><title>x</title><script>document.title = '\\ud800'; "
            b"document.body.append('\\udfff'.repeat(99))</script><body><a id='\xed\xa0\x80' "
            b"href=/x>\xff\xfe</a>"
        ),
    ),
    answer(
        "markup-as-text",
        WHOLE,
        body=(
            b"<!doctype html><title>&lt;/title>&lt;script>alert(1)&lt;/script></title><img "
            b"alt='\"><script>alert(1)</script>' src=x><p>]]>--></p>"
        ),
    ),
    answer(
        "html-without-end",
        WHOLE,
        body=b"<!doctype html><title>x<p>y<table><tr><td><form><a href=x><b><i><select><option><textarea><script>",
    ),
    answer(
        "xhtml-broken",
        ANY,
        body=b"<html xmlns='http://www.w3.org/1999/xhtml'><p>x</html>",
        mime="application/xhtml+xml",
    ),
]
