"""Images are not much larger than the place they fill.

Why: pixels that nobody sees are stored, carried and decoded. Who: small screens and slow processors. How to
fix: have the content system produce several widths and let the browser choose (srcset and sizes).
"""

from rules.addresses import file_name
from rules.evidence.images import Image, Images
from rules.evidence.ledger import Ledger
from rules.outcomes import decide, finding, not_applicable
from rules.reader import PageReader
from rules.rule import rule
from rules.thresholds import bar, source
from rules.vocabulary import Finding, Outcome
from rules.wording import percent, say, size, text

_BEACON_PX = 2


@rule(
    id="image-dimensions",
    theme="images",
    unit=text("image", "image"),
    title=text("Redimensionner les images trop grandes", "Resize oversized images"),
    why=text(
        "Les pixels que personne ne voit sont stockés, transportés et décodés pour rien.",
        "Pixels that nobody sees are stored, carried and decoded for nothing.",
    ),
    who=text(
        "Les personnes qui ont un petit écran ou un appareil lent.",
        "People with a small screen or a slow device.",
    ),
    fix=text(
        "Produire chaque image en plusieurs largeurs et laisser le navigateur choisir (srcset et sizes).",
        "Produce each image in several widths and let the browser choose (srcset and sizes).",
    ),
    criteria={"rgesn:6.4": "nc"},
    needs=(Images, Ledger),
    source=source("image-dimensions-ratio"),
)
def judge(page: PageReader) -> Outcome:
    """Compare natural and displayed sizes, in CSS px at a pixel ratio of 1."""
    images = displayed(page)
    if not images:
        return not_applicable(text("Aucune image affichée.", "No image on display."))
    large = [image for image in images if not fits(image)]
    facts = say(
        "Images vectorielles ou à la taille de leur place : {good} sur {total} affichées.",
        "Images that are vector or the size of their place: {good} of {total} displayed.",
        good=len(images) - len(large),
        total=len(images),
    )
    return decide([_finding(page, image) for image in large], facts)


def displayed(page: PageReader) -> list[Image]:
    """Return the images that loaded and take room on the page, beacons aside."""
    images = page.need(Images).images
    return [
        i for i in images if i.shown and (i.vector or i.natural_width > _BEACON_PX) and i.width * i.height > 0
    ]


def fits(image: Image) -> bool:
    """Tell whether an image is vector, or not beyond the tolerance in both width and height."""
    ratio = bar("image-dimensions-ratio")
    wide = image.natural_width > ratio * image.width + 1
    return image.vector or not (wide and image.natural_height > ratio * image.height + 1)


def _finding(page: PageReader, image: Image) -> Finding:
    unseen = 1 - image.width * image.height / (image.natural_width * image.natural_height)
    what = say(
        "{name} ({weight}) mesure {nw} × {nh} pixels pour une place de {w} × {h} : {unseen} des pixels sont perdus.",
        "{name} ({weight}) is {nw} × {nh} pixels in a place of {w} × {h}: {unseen} of the pixels are lost.",
        name=file_name(image.url),
        weight=size(page.bytes_of(image.url)),
        nw=image.natural_width,
        nh=image.natural_height,
        w=round(image.width),
        h=round(image.height),
        unseen=percent(unseen),
    )
    return finding(what, resource=image.url, place=image.place, party=page.party_of(image.place))
