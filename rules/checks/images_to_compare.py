"""What an image says is what its alternative says, and its text is real text.

Why: only a person can compare a picture with words. Who: blind people, people who enlarge text. How to fix:
write what the image brings; replace images of text by text.
"""

from rules.evidence.named import Named
from rules.outcomes import not_applicable, to_review
from rules.reader import PageReader
from rules.rule import rule
from rules.vocabulary import Outcome
from rules.wording import say, text


@rule(
    id="images-to-compare",
    theme="images",
    unit=text("image", "image"),
    title=text("Comparer les images à leur alternative", "Compare images with their alternative"),
    why=text(
        "Une alternative fausse trompe ; un texte dans une image ne s'agrandit pas bien et ne se lit pas.",
        "A wrong alternative misleads; text in an image does not enlarge well and is not read.",
    ),
    who=text(
        "Les personnes aveugles, malvoyantes ou dyslexiques.",
        "People who are blind, partially sighted or dyslexic.",
    ),
    fix=text(
        "Écrire ce que l'image apporte ; remplacer les images de texte par du texte.",
        "Write what the image brings; replace images of text with text.",
    ),
    criteria={"rgaa:1.3": "none", "rgaa:1.8": "none"},
    needs=(Named,),
    source="RGAA 4.1.2, 1.3, 1.8",
)
def judge(page: PageReader) -> Outcome:
    """Count the images whose alternative a person compares with the picture, and those that may hold text."""
    images = [one for one in page.need(Named).images if one.name and one.shown and not one.silent]
    if not images:
        return not_applicable(text("Aucune image avec une alternative.", "No image with an alternative."))
    pictures = sum(one.tag in ("img", "input", "object", "embed") for one in images)
    facts = say(
        "Alternatives à comparer avec leur image : {n}, dont {pictures} images qui peuvent contenir du texte.",
        "Alternatives to compare with their image: {n}, {pictures} of them images that may hold text.",
        n=len(images),
        pictures=pictures,
    )
    return to_review([], facts)
