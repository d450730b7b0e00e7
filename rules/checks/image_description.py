"""The detailed description of an image is where the image says it is.

Why: a chart whose longdesc leads nowhere keeps its figures to itself. Who: blind people. How to fix: give longdesc the
address of the description, or put a link to it beside the image.
"""

from rules.evidence.named import Named, NamedImage
from rules.outcomes import decide, finding, not_applicable
from rules.reader import PageReader
from rules.rule import rule
from rules.vocabulary import Finding, Outcome
from rules.wording import say, text

_SAID = {
    "nowhere": text(
        "longdesc ne mène nulle part : sa description n'est pas dans la page.",
        "longdesc leads nowhere: its description is not on the page.",
    ),
    "words": text(
        "longdesc contient un texte, et non l'adresse de la description.",
        "longdesc holds a text, not the address of the description.",
    ),
}


@rule(
    id="image-description",
    theme="images",
    unit=text("image", "image"),
    title=text(
        "Mener à la description détaillée de l'image", "Lead to the detailed description of the image"
    ),
    why=text(
        "Sans sa description, un graphique garde ses chiffres pour lui.",
        "Without its description, a chart keeps its figures to itself.",
    ),
    who=text("Les personnes aveugles ou très malvoyantes.", "Blind people, people with very low vision."),
    fix=text(
        "Donner à longdesc l'adresse de la description, ou placer un lien à côté de l'image.",
        "Give longdesc the address of the description, or put a link beside the image.",
    ),
    criteria={"rgaa:1.6": "nc"},
    needs=(Named,),
    source="RGAA 4.1.2, 1.6.1",
)
def judge(page: PageReader) -> Outcome:
    """Report images whose longdesc gives no description; a link beside them leaves it to a person."""
    asked = [one for one in page.need(Named).images if one.description]
    if not asked:
        return not_applicable(text("Aucune image avec longdesc.", "No image with longdesc."))
    lost = [one for one in asked if one.description in _SAID]
    facts = say(
        "Images avec longdesc : {n} ; qui ne mène à rien : {bad}.",
        "Images with longdesc: {n}; leading nowhere: {bad}.",
        n=len(asked),
        bad=len(lost),
    )
    return decide([_finding(page, one) for one in lost], facts)


def _finding(page: PageReader, image: NamedImage) -> Finding:
    said = _SAID[image.description]
    what = say(said.fr, said.en)
    return finding(what, place=image.place, party=page.party_of(image.place), certain=not image.followed)
