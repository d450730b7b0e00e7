"""Images held by object, embed or canvas have an alternative.

Why: nothing of them is read out. Who: blind people. How to fix: role="img" and aria-label, content between
the tags of the canvas, or a link beside it that leads to the same information.
"""

from rules.evidence.named import Named, NamedImage
from rules.outcomes import decide, finding, not_applicable
from rules.reader import PageReader
from rules.rule import rule
from rules.vocabulary import Finding, Outcome
from rules.wording import say, text

SMALL = 40
"""CSS px under which an object or embed may be a mere sign."""


@rule(
    id="image-object-alternative",
    theme="images",
    unit=text("image", "image"),
    title=text(
        "Donner une alternative aux images des balises object, embed et canvas",
        "Give an alternative to images held by object, embed and canvas",
    ),
    why=text(
        "Rien n'en est lu : l'information est perdue.",
        "Nothing of them is read out: the information is lost.",
    ),
    who=text(
        "Les personnes aveugles ou très malvoyantes.",
        "Blind people and people with very low vision.",
    ),
    fix=text(
        'Ajouter role="img" et aria-label ; ou un texte entre les balises ; ou un lien voisin '
        "vers la même information ; "
        'aria-hidden="true" si l\'image ne fait que décorer.',
        'Add role="img" and aria-label; or a text between the tags; or a link beside it to the '
        "same information; "
        'aria-hidden="true" if the image only decorates.',
    ),
    criteria={"rgaa:1.1": "nc", "rgaa:1.2": "none"},
    needs=(Named,),
    source="RGAA 4.1.2, 1.1.6, 1.1.7, 1.1.8",
)
def judge(page: PageReader) -> Outcome:
    """Find those that are shown, not hidden from screen readers, and without any of the alternatives of the
    tests.

    Proven for an object or embed of some size that nothing names nor declares a decoration. A
    canvas fails 1.1 if it informs and 1.2 if it decorates: a person says which.
    """
    images = [
        one for one in page.need(Named).images if one.tag in ("object", "embed", "canvas") and one.shown
    ]
    if not images:
        return not_applicable(text("Aucune image de ce type affichée.", "No such image shown."))
    lost = [one for one in images if not (one.silent or _alternative(one))]
    facts = say(
        "Images object, embed ou canvas sans alternative : {lost} sur {total}.",
        "Images in object, embed or canvas without alternative: {lost} of {total}.",
        lost=len(lost),
        total=len(images),
    )
    return decide([_finding(page, one) for one in lost], facts)


def _alternative(image: NamedImage) -> bool:
    named = image.role == "img" and bool(image.name)
    return named or image.followed or (bool(image.inner) and image.role != "img")


def _finding(page: PageReader, image: NamedImage) -> Finding:
    what = say(
        "<{tag}> de {width} × {height} pixels : ni nom, ni texte entre les balises, ni lien "
        "voisin, ni aria-hidden.",
        "<{tag}> of {width} × {height} pixels: no name, no text between the tags, no link "
        "beside it, no aria-hidden.",
        tag=image.tag,
        width=image.width,
        height=image.height,
    )
    nameless = not (image.name or image.label or image.title or image.inner)
    declared = image.role in ("none", "presentation")
    sure = image.tag != "canvas" and nameless and not declared and min(image.width, image.height) >= SMALL
    return finding(what, place=image.place, party=page.party_of(image.place), certain=sure)
