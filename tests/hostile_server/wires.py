"""Answers that break HTTP, or ask for what no page is."""

from tests.hostile_server.answers import HEAD, HTML, dripping
from tests.hostile_server.bombs import ENTITIES
from tests.hostile_server.case import ANY, LOST, PAGE, WHOLE, Case, answer

BODY = PAGE.encode()
LENGTH = b"Content-Length: %d\r\n" % len(BODY)
BROKEN: list[Case] = [
    answer("http-0.9", LOST, raw=BODY),
    answer("http-2-unasked", LOST, raw=b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n" + bytes(99)),
    answer("tls-unasked", LOST, raw=b"\x16\x03\x03\x00\x7a\x02" + bytes(120)),
    answer("length-negative", ANY, raw=HEAD + HTML + b"Content-Length: -5\r\n\r\n" + BODY),
    answer(
        "length-enormous", WHOLE, raw=HEAD + HTML + b"Content-Length: 99999999999999999999\r\n\r\n" + BODY
    ),
    answer(
        "length-of-an-exabyte", LOST, raw=HEAD + HTML + b"Content-Length: 1152921504606846976\r\n\r\n" + BODY
    ),
    answer(
        "chunk-enormous",
        LOST,
        raw=HEAD + HTML + b"Transfer-Encoding: chunked\r\n\r\nffffffffffffffff\r\n" + BODY,
    ),
    answer(
        "headers-without-colons",
        ANY,
        raw=HEAD + b"nonsense\r\n: x\r\n\0: y\r\n" + HTML + LENGTH + b"\r\n" + BODY,
    ),
    answer("headers-folded", WHOLE, raw=HEAD + b"X-A: a\r\n b\r\n\tc\r\n" + HTML + LENGTH + b"\r\n" + BODY),
    answer(
        "status-line-of-a-megabyte",
        LOST,
        raw=b"HTTP/1.1 200 " + b"O" * 2**20 + b"\r\n" + HTML + b"\r\n" + BODY,
    ),
    answer("lone-line-feeds", WHOLE, raw=(HEAD + HTML + LENGTH + b"\r\n").replace(b"\r", b"") + BODY),
    answer("more-than-said", WHOLE, raw=HEAD + HTML + LENGTH + b"\r\n" + BODY + b"x" * 100_000),
    answer("cookie-of-a-megabyte", LOST, body=BODY, headers={"Set-Cookie": "a=" + "b" * 2**20}),
    answer("coded-a-hundred-times", LOST, body=BODY, headers={"Content-Encoding": ", ".join(["gzip"] * 100)}),
    answer(
        "password-asked", LOST, "401", status=401, body=BODY, headers={"WWW-Authenticate": 'Basic realm="x"'}
    ),
    answer(
        "proxy-password-asked", LOST, status=407, body=BODY, headers={"Proxy-Authenticate": 'Basic realm="x"'}
    ),
    answer(
        "password-asked-without-end",
        LOST,
        status=401,
        body=BODY,
        headers={"WWW-Authenticate": "Negotiate, NTLM"},
    ),
    answer(
        "parts-without-end",
        ANY,
        body=dripping(
            b"--x\r\nContent-Type: text/html\r\n\r\n" + BODY,
            b"\r\n--x\r\nContent-Type: text/html\r\n\r\n<p>x",
        ),
        mime="multipart/x-mixed-replace; boundary=x",
        length=None,
    ),
    answer("message", LOST, body=b"From: a\r\n\r\n<p>x", mime="message/rfc822"),
    answer("web-archive", LOST, body=b"MIME-Version: 1.0\r\n\r\n", mime="multipart/related"),
    answer("plain-text", LOST, "not a page", body=BODY, mime="text/plain"),
    answer(
        "drawing", LOST, "not a page", body=b"<svg xmlns='http://www.w3.org/2000/svg'/>", mime="image/svg+xml"
    ),
    answer("utf-7", WHOLE, body=BODY + b"+ADw-script+AD4-alert(1)", mime="text/html; charset=utf-7"),
    answer("teapot", LOST, "418", body=BODY, status=418),
    answer("gone-without-a-body", LOST, "410", status=410),
    answer("nothing-but-spaces", LOST, "empty", body=b" \n" * 9000),
    answer("nothing-but-a-comment", LOST, body=b"<!-- x -->"),
    answer(
        "entities",
        ANY,
        body=(ENTITIES + "]><html xmlns='http://www.w3.org/1999/xhtml'><p>&a9;</p></html>").encode(),
        mime="application/xhtml+xml",
    ),
]
