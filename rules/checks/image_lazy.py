"""Images far below the first screen wait until they are about to show.

Why: many visitors never scroll that far; what they do not see was carried for nothing. Who: people with a small
data plan. How to fix: loading="lazy" on images below the first screen, never on those of the first screen.
"""

from rules.addresses import file_name
from rules.evidence.images import Image, Images
from rules.evidence.ledger import Ledger
from rules.outcomes import decide, finding, not_applicable
from rules.reader import PageReader
from rules.rule import rule
from rules.thresholds import bar, source
from rules.vocabulary import Finding, Outcome
from rules.wording import say, size, text


@rule(
    id="image-lazy",
    theme="images",
    unit=text("image", "image"),
    title=text("Différer le chargement des images lointaines", "Delay the loading of far images"),
    why=text(
        "Beaucoup de visiteurs ne descendent pas si bas : ces images sont alors chargées pour rien.",
        "Many visitors do not scroll that far: these images are then loaded for nothing.",
    ),
    who=text("Les personnes qui ont un petit forfait.", "People with a small data plan."),
    fix=text(
        'Ajouter loading="lazy" aux images situées sous le premier écran, jamais à celles du premier écran.',
        'Add loading="lazy" to images below the first screen, never to those of the first screen.',
    ),
    criteria={"rgesn:6.5": "nc"},
    needs=(Images, Ledger),
    source=source("image-lazy"),
)
def judge(page: PageReader) -> Outcome:
    """Find images loaded at once though farther below the first screen than a lazy one would load (CSS px).

    A script may delay an image without the attribute: only a request made before the scroll counts. An address
    that also serves an image near the first screen, or the page's style, costs nothing more far below.
    """
    record, ledger = page.need(Images), page.need(Ledger)
    limit = record.viewport_height + bar("image-lazy")
    far = [image for image in record.images if image.shown and image.natural_width > 0 and image.top > limit]
    if not far:
        return not_applicable(
            text("Aucune image loin sous le premier écran.", "No image far below the first screen.")
        )
    near = {image.url for image in record.images if image.top <= limit}
    at_once = {r.url for r in ledger.requests[: ledger.before_scroll] if r.kind == "image"} - near
    eager = [image for image in far if image.eager and image.url in at_once]
    facts = say(
        "Images loin sous le premier écran qui attendent pour se charger : {good} sur {total}.",
        "Images far below the first screen that wait before loading: {good} of {total}.",
        good=len(far) - len(eager),
        total=len(far),
    )
    return decide([_finding(page, image) for image in eager], facts)


def _finding(page: PageReader, image: Image) -> Finding:
    what = say(
        "{name} ({weight}) se charge aussitôt alors qu'elle est à {top} pixels du haut de la page.",
        "{name} ({weight}) loads at once though it stands {top} pixels from the top of the page.",
        name=file_name(image.url),
        weight=size(page.bytes_of(image.url)),
        top=round(image.top),
    )
    return finding(what, resource=image.url, place=image.place, party=page.party_of(image.place))
