"""Passing, failing and doubtful evidence for the rules on images, media, fonts, code and movement."""

from rules.evidence.fonts import FontSource
from rules.evidence.record import Record
from tests import content_factories as content
from tests import factories as make
from tests.rules.case import Case


def loaded(path: str, **fields: object) -> Record:
    return make.ledger(
        make.request(path, **({"kind": "image", "mime": "image/webp", "body_bytes": 90_000} | fields))
    )


PASSING: dict[str, Case] = {
    "downloads-announced": Case(
        [content.offers(downloads=[content.download("/plan.pdf", "Plan (PDF, 30 Mo)")])],
        addresses=[make.address("/"), make.address("/plan.pdf", "document", size=30_000_000)],
    ),
    "documents-format": Case(addresses=[make.address("/a.pdf", "document", size=90_000)]),
    "form-formats": Case([content.offers(fields=[content.field("email", type="email")])]),
    "usage-control": Case([make.page_record(text="Mode sobriété. Accessibilité : non conforme")]),
    "steps-to-services": Case(addresses=[make.address("/s", features=["form"], depth=1)]),
    "fonts-subset": Case([content.font_files(content.font_file())]),
    "font-unused": Case(
        [
            loaded("/f.woff2", kind="font", mime="font/woff2"),
            make.fonts(make.face(sources=[FontSource(url=make.SITE + "/f.woff2", format="woff2")])),
        ]
    ),
    "code-minified": Case([content.code_files(content.code_file())]),
    "duplicate-libraries": Case([content.code_files(content.code_file(libraries=[content.library()]))]),
    "inline-source-maps": Case([content.code_files(content.code_file())]),
    "inline-code": Case([content.code_files(script_bytes=700)]),
    "css-imports": Case([content.code_files(content.code_file("/a.css"))]),
    "video-definition": Case([make.media(make.medium()), content.media_files(content.film())]),
    "video-codec": Case([make.media(make.medium()), content.media_files(content.film())]),
    "video-listen": Case([make.media(make.medium(beside_audio=True))]),
    "audio-codec": Case([make.media(make.medium(tag="audio", url=make.SITE + "/voix.opus"))]),
    "media-preload": Case([make.media(make.medium())]),
    "image-unused": Case([loaded("/img/a.webp"), make.images(make.image())]),
    "image-compression": Case([content.image_files(content.image_file())]),
}
HEAVY = make.address("/plan.pdf", "document", size=30_000_000, found_on=[make.HOME], labels=["Plan"])
LIGHT = make.address("/menu.pdf", "document", size=90_000, found_on=[make.HOME], labels=["Menu"])
SITE = [make.address("/"), make.address("/accessibilite")]

FAILING: dict[str, Case] = {
    "infinite-scroll": Case(
        [content.conduct(heights=[900, 1900, 2900, 3900], elements=[80, 160, 240, 320], loads=[1, 1, 1])]
    ),
    "typing-requests": Case([content.conduct(fields=1, typed=[content.typing((1, 20.0))])]),
    "sensors": Case([content.conduct(calls=[content.call("motion", "devicemotion")])]),
    "notifications": Case([content.conduct(calls=[content.call("notification", "Notification")])]),
    "downloads-announced": Case(
        [content.offers(downloads=[content.download("/plan.pdf", "Plan")])], addresses=[*SITE, HEAVY]
    ),
    "documents-format": Case(
        addresses=[*SITE, make.address("/x.doc", "document", size=4_000_000, found_on=[make.HOME])]
    ),
    "deceptive-design": Case([content.offers(ticked=[content.ticked("Recevoir la newsletter")])]),
    "fonts-subset": Case([content.font_files(content.font_file(bytes=200_000))]),
    "font-unused": Case([loaded("/x.woff2", kind="font", mime="font/woff2"), make.fonts()]),
    "code-minified": Case([content.code_files(content.code_file(lean_bytes=20_000))]),
    "duplicate-libraries": Case(
        [
            content.code_files(
                content.code_file(libraries=[content.library()]),
                content.code_file("/b.js", libraries=[content.library(version="1.12.4")]),
            )
        ]
    ),
    "inline-source-maps": Case(
        [content.code_files(content.code_file(source_map="inline", map_bytes=20_000))]
    ),
    "inline-code": Case([content.code_files(script_bytes=70_000)]),
    "css-imports": Case([content.code_files(content.code_file("/a.css", imports=2))]),
    "moving-content": Case([content.motion(content.moving())]),
    "media-decor": Case([make.media(make.medium(autoplays=True, loop=True, controls=False))]),
    "video-definition": Case(
        [make.media(make.medium()), content.media_files(content.film(width=3840, height=2160))]
    ),
    "video-codec": Case([make.media(make.medium()), content.media_files(content.film(video="h264"))]),
    "audio-codec": Case([make.media(make.medium(tag="audio", url=make.SITE + "/voix.mp3"))]),
    "media-preload": Case(
        [make.media(make.medium(preload="auto")), make.ledger(make.request("/film.mp4", body_bytes=900_000))]
    ),
    "image-unused": Case([loaded("/img/a.webp"), make.images(make.image(shown=False))]),
    "image-compression": Case([content.image_files(content.image_file(webp_bytes=20_000))]),
}
REVIEWING: dict[str, Case] = {
    "native-components": Case([content.offers(native=1, scripted=[content.PLACE, content.PLACE])]),
    "form-formats": Case([content.offers(fields=[content.field("date")])]),
    "heavy-features": Case([make.page_record(counts={"maps": 1})]),
    "usage-control": Case([make.page_record(text="Bienvenue")]),
    "steps-to-services": Case(addresses=[make.address("/s", features=["form"], depth=6)]),
    "print-style": Case([content.code_files(print_styles=False)]),
    "media-sober": Case([make.media(make.medium())]),
    "video-listen": Case([make.media(make.medium(controls=True))]),
}
NEVER_C: set[str] = {"sensors"}
"""No sensor at all is "not applicable"; one asked for properly is left to a person."""
