"""No image is loaded that nobody sees.

Why: a banner loaded for phones and hidden on computers, or a preloaded file nothing shows, is carried for nothing. Who:
small data plans. How to fix: let the browser choose the variant (picture, srcset, media), remove preloads without use,
and load hidden images when they open (loading="lazy").
"""

from rules.addresses import file_name
from rules.evidence.images import Image, Images
from rules.evidence.ledger import Ledger, Request
from rules.evidence.page import Page
from rules.image_places import party_of_image
from rules.outcomes import decide, finding, not_applicable
from rules.reader import PageReader
from rules.rule import rule
from rules.thresholds import bar, source
from rules.vocabulary import Finding, Outcome, Text
from rules.wording import say, size, text

_PRELOADED = text(
    "{name} ({size}) est préchargée, et rien sur la page ne l'emploie.",
    "{name} ({size}) is preloaded, and nothing on the page uses it.",
)
_HIDDEN = text(
    "{name} ({size}) est chargée, mais cachée à cette largeur d'écran.",
    "{name} ({size}) is loaded, but hidden at this screen width.",
)
_LATER = text(
    "{name} ({size}) est chargée d'avance, pour un contenu à ouvrir.",
    "{name} ({size}) is loaded in advance, for a content to open.",
)


@rule(
    id="image-unused",
    theme="images",
    unit=text("image", "image"),
    title=text("Ne pas charger d'images que personne ne voit", "Load no image that nobody sees"),
    why=text(
        "Une image chargée puis cachée, ou préchargée sans être employée, est transportée pour rien.",
        "An image loaded then hidden, or preloaded and not used, is carried for nothing.",
    ),
    who=text("Les personnes qui ont un petit forfait.", "People with a small data plan."),
    fix=text(
        "Laisser le navigateur choisir la variante (picture, srcset), retirer les préchargements sans emploi, différer "
        'les images cachées avec loading="lazy".',
        "Let the browser choose the variant (picture, srcset), remove preloads without use, delay hidden images with "
        'loading="lazy".',
    ),
    criteria={"rgesn:6.5": "nc"},
    needs=(Images, Ledger),
    source=source("image-unused-px"),
)
def judge(page: PageReader) -> Outcome:
    """Find image files that crossed the network and that nothing shows at this width, after a whole scroll.

    Certain: a preload without use; a hidden img of some size that does not stand in something made to be opened.
    Beacons, sprites and files shown at any one place are none.
    """
    loaded = {r.url: r for r in page.answered() if r.kind == "image" and r.body_bytes}
    if not loaded:
        return not_applicable(text("Aucune image chargée.", "No image loaded."))
    record = page.need(Images)
    findings = [_preloaded(page, loaded[url]) for url in _without_use(record) if url in loaded]
    findings += [_hidden(page, loaded[i.url], i) for i in _hidden_images(record) if i.url in loaded]
    facts = say(
        "Images chargées que rien ne montre : {unused} sur {total}.",
        "Images loaded that nothing shows: {unused} of {total}.",
        unused=len(findings),
        total=len(loaded),
    )
    return decide(findings, facts)


def _seen(record: Images) -> set[str]:
    shown = {i.url for i in record.images if i.shown} | {b.url for b in record.backgrounds if b.shown}
    return shown | set(record.others)


def _without_use(record: Images) -> list[str]:
    """Return the preloaded addresses that no element and no style names, shown or hidden."""
    named = {i.url for i in record.images} | {b.url for b in record.backgrounds} | set(record.others)
    return [url for url in dict.fromkeys(record.preloads) if url not in named]


def _hidden_images(record: Images) -> list[Image]:
    """Return one img for each address shown nowhere, larger than a beacon or an icon."""
    seen = _seen(record)
    hidden = {
        i.url: i
        for i in record.images
        if i.url not in seen and i.natural_width * i.natural_height > bar("image-unused-px")
    }
    return list(hidden.values())


def _preloaded(page: PageReader, request: Request) -> Finding:
    """A script may draw a preloaded file on a canvas, where no address shows."""
    record = page.get(Page)
    canvas = record is None or record.counts.get("canvas", 0) > 0
    return _finding(page, request, _PRELOADED, certain=not canvas, component="preload")


def _hidden(page: PageReader, request: Request, image: Image) -> Finding:
    sentence = _LATER if image.revealed else _HIDDEN
    return _finding(page, request, sentence, certain=not image.revealed, image=image)


def _finding(
    page: PageReader,
    request: Request,
    sentence: Text,
    *,
    certain: bool,
    component: str = "",
    image: Image | None = None,
) -> Finding:
    what = say(sentence.fr, sentence.en, name=file_name(request.url), size=size(request.wire_bytes))
    return finding(
        what,
        resource=request.url,
        place=image.place if image else None,
        party=party_of_image(page, request.url),
        component=component,
        certain=certain,
        saved_bytes=request.wire_bytes,
        saved_requests=1,
    )
