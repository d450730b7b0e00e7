"""Passing, failing and doubtful evidence for the rules on images, media, fonts, code and movement."""

from rules.evidence.record import Record
from tests import content_factories as content
from tests import factories as make
from tests.rules.case import Case


def loaded(path: str, **fields: object) -> Record:
    return make.ledger(
        make.request(path, **({"kind": "image", "mime": "image/webp", "body_bytes": 90_000} | fields))
    )


PASSING: dict[str, Case] = {
    "image-unused": Case([loaded("/img/a.webp"), make.images(make.image())]),
    "image-compression": Case([content.image_files(content.image_file())]),
}
FAILING: dict[str, Case] = {
    "image-unused": Case([loaded("/img/a.webp"), make.images(make.image(shown=False))]),
    "image-compression": Case([content.image_files(content.image_file(webp_bytes=20_000))]),
}
REVIEWING: dict[str, Case] = {}
NEVER_C: set[str] = set()
