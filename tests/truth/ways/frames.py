"""Frames and windows."""

from tests.truth.answer import Answer, Way, css, data, html, js, letters, page, png

PDF = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj "
    b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF"
)

WAYS = {
    "frames": Way(
        pages={
            "": html(
                "<iframe src=in></iframe><iframe srcdoc='<img src=doc.png>'></iframe>"
                "<iframe sandbox src=boxed></iframe><div style='height:5000px'></div>"
                "<iframe loading=lazy src=lazy></iframe>"
            ),
            "in": html("<img src=in.png><iframe src=deep></iframe>"),
            "deep": html("<script src=deep.js></script>"),
            "boxed": html("<img src=boxed.png>"),
            "lazy": html("<img src=lazy.png>"),
            "deep.js": js(),
            **{f"{n}.png": png(seed=len(n)) for n in ("in", "doc", "boxed", "lazy")},
        }
    ),
    "foreign-frames": Way(
        pages={
            "": html("<iframe src=$OTHER/a></iframe><iframe sandbox src=$OTHER/b></iframe>"),
            "a": html(
                "<img src=a.png><script>fetch('d'); setTimeout(() => { const f = document.createElement('iframe');"
                "f.src = 'c'; document.body.append(f) }, 100)</script>",
                "<link rel=stylesheet href=a.css>",
            ),
            "b": html("<img src=b.png>"),
            "c": html("<script src=c.js></script><iframe src=$HERE/back></iframe>"),
            "back": html("<img src=back.png>"),
            "a.png": png(),
            "b.png": png(),
            "back.png": png(),
            "d": data(),
            "a.css": css(),
            "c.js": js(),
        },
        settle=0.6,
    ),
    "foreign-frame-worker": Way(
        pages={
            "": html("<iframe src=$OTHER/a></iframe>"),
            "a": html("<script>new Worker('w.js'); navigator.sendBeacon('b', 'x')</script>"),
            "w.js": js(1500, "fetch('d'); importScripts('i.js');"),
            "i.js": js(900),
            "d": data(),
            "b": Answer(status=204),
        },
        settle=0.6,
    ),
    "frame-moves": Way(
        pages={
            "": html("<iframe src=a></iframe>"),
            "a": html("<img src=a.png><script>setTimeout(() => { location = 'b' }, 150)</script>"),
            "b": html("<img src=b.png>"),
            "a.png": png(),
            "b.png": png(),
        },
        settle=0.6,
    ),
    "windows": Way(
        pages={
            "": html(
                "<script>window.open('win'); window.open('$OTHER/win', '_blank', 'noopener')</script>"
                "<a id=a target=_blank href=win></a><script>a.click()</script><img src=a.png>"
            ),
            "win": html("<img src=win.png>"),
            "win.png": png(),
            "a.png": png(),
        }
    ),
    "embedded": Way(
        pages={
            "": html(
                "<object data=o.svg type=image/svg+xml></object><embed src=e.svg><object data=gone.html></object>"
            ),
            "o.svg": Answer(
                body=b"<svg xmlns='http://www.w3.org/2000/svg'><image href='o.png'/></svg>",
                mime="image/svg+xml",
            ),
            "e.svg": Answer(body=b"<svg xmlns='http://www.w3.org/2000/svg'></svg>", mime="image/svg+xml"),
            "o.png": png(),
        }
    ),
    "pdf": Way(
        pages={
            "": html(
                "<embed src=a.pdf type=application/pdf width=300 height=300><iframe src=b.pdf></iframe>"
            ),
            "a.pdf": Answer(body=PDF, mime="application/pdf"),
            "b.pdf": Answer(body=PDF + letters(3000).encode(), mime="application/pdf"),
        },
        settle=0.8,
    ),
    "download": Way(
        pages={
            "": html("<a id=a download href=file.bin></a><img src=a.png>"),
            "a.png": png(),
            "file.bin": data(5000),
        }
    ),
    "no-referrer-frame": Way(
        pages={
            "": page(
                "<iframe credentialless src=$OTHER/in></iframe>", headers={"Referrer-Policy": "no-referrer"}
            ),
            "in": html("<img src=in.png>"),
            "in.png": png(),
        }
    ),
}
