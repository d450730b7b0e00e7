"""Redirects: each hop, its body, and where it leads."""

from tests.truth.answer import Answer, Asked, Made, Way, code, css, data, html, js, letters, png

CODES = (301, 302, 303, 307, 308)


def moved(target: str, size: int = 0, status: int = 302, **answer: object) -> Made:
    def made(asked: Asked) -> Answer:
        headers = {"Location": asked.filled(target), "Access-Control-Allow-Origin": "*"}
        return Answer(body=letters(size).encode(), status=status, headers=headers, **answer)  # type: ignore[arg-type]

    return made


WAYS = {
    "redirects": Way(
        pages={"": html("".join(f"<img src={c}.png>" for c in CODES))}
        | {f"{c}.png": moved(f"to{c}.png", 700, c) for c in CODES}
        | {f"to{c}.png": png(seed=c) for c in CODES}
    ),
    "redirect-bodies": Way(
        pages={
            "": html("".join(f"<img src=r{n}.png>" for n in range(5))),
            "r0.png": moved("t.png?0", 0),
            "r1.png": moved("t.png?1", 1500),
            "r2.png": moved("t.png?2", 12_000),
            "r3.png": moved("t.png?3", 3000, chunked=True, pieces=3),
            "r4.png": moved("t.png?4", 3000, 301),
            "t.png": png(),
        }
    ),
    "redirected-page": Way(
        pages={
            "": moved("$HERE/b", 400),
            "b": moved("$HERE/c", 300, 301),
            "c": html("<img src=a.png>"),
            "a.png": png(),
        }
    ),
    "redirect-chain": Way(
        pages={"": html("<img src=0.png>")}
        | {f"{n}.png": moved(f"{n + 1}.png", 100 * n) for n in range(6)}
        | {"6.png": png()}
    ),
    "cross-site-redirects": Way(
        pages={
            "": html(
                "<img src=a.png><script src=a.js></script><script>fetch('f').then(r => r.text())</script>"
                "<iframe src=frame></iframe>",
                "<link rel=stylesheet href=a.css>",
            ),
            "a.png": moved("$OTHER/b.png", 300),
            "b.png": png(),
            "a.js": moved("$OTHER/b.js", 300),
            "b.js": js(),
            "a.css": moved("$OTHER/b.css", 300),
            "b.css": css(),
            "f": moved("$OTHER/g", 300),
            "g": data(),
            "frame": moved("$OTHER/inside", 300),
            "inside": html("<img src=b.png?in>"),
        }
    ),
    "redirect-refused": Way(
        pages={
            "": html(
                "<script>fetch('f', {redirect: 'error'}).catch(() => 0);"
                "fetch('g', {redirect: 'manual'}).catch(() => 0)</script>"
            ),
            "f": moved("t", 900),
            "g": moved("t", 900),
            "t": data(),
        }
    ),
    "redirect-loop": Way(pages={"": html("<img src=a.png>"), "a.png": moved("a.png", 100)}),
    "redirected-fetches": Way(
        pages={
            "": html("<script src=a.js></script>"),
            "a.js": code(
                "fetch('p', {method: 'POST', body: 'x'.repeat(3000)}); const x = new XMLHttpRequest();"
                "x.open('GET', 's', false); x.send()"
            ),
            "p": moved("q", 500, 307),
            "q": data(500),
            "s": moved("u", 500),
            "u": data(700),
        }
    ),
}
