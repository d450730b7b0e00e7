"""A drawing that only decorates is hidden from screen readers, with all it says.

Why: an icon beside a text is read as "image", or its title is read twice. Who: screen reader users. How to fix: put
aria-hidden="true" on the svg, and no title in it.
"""

from rules.evidence.named import Named, NamedImage
from rules.outcomes import decide, finding, not_applicable
from rules.reader import PageReader
from rules.rule import rule
from rules.vocabulary import Finding, Outcome
from rules.wording import say, text

_DRAWN = ("svg", "object", "embed", "canvas")


@rule(
    id="image-decoration-hidden",
    theme="images",
    unit=text("image", "image"),
    title=text(
        "Cacher les dessins décoratifs aux lecteurs d'écran", "Hide decorative drawings from screen readers"
    ),
    why=text(
        "Une icône décorative non cachée est annoncée comme une image, ou son titre est lu en plus du texte.",
        "A decorative icon that is not hidden is announced as an image, or its title is read on top of the text.",
    ),
    who=text("Les personnes qui utilisent un lecteur d'écran.", "People who use a screen reader."),
    fix=text(
        'Mettre aria-hidden="true" sur le svg, sans title ni desc ni aria-label ; s\'il informe, role="img" et un nom.',
        'Put aria-hidden="true" on the svg, without title, desc or aria-label; if it informs, role="img" and a name.',
    ),
    criteria={"rgaa:1.2": "nc"},
    needs=(Named,),
    source="RGAA 4.1.2, 1.2.3 to 1.2.6",
)
def judge(page: PageReader) -> Outcome:
    """Find svg, object, embed and canvas hidden with words inside, and svg neither hidden nor declared as images.

    Proven where the author hides the drawing and yet gives it words. A bare svg fails 1.2 if it decorates and 1.1 if it
    informs: a person says which, and what the title of an image with an empty alternative is for.
    """
    images = [one for one in page.need(Named).images if one.shown]
    drawings = [one for one in images if one.tag in _DRAWN]
    titled = [one for one in images if one.tag == "img" and one.alt == "" and one.title and not one.silent]
    if not drawings and not titled:
        return not_applicable(
            text(
                "Aucun dessin svg, object, embed ou canvas affiché.", "No svg, object, embed or canvas shown."
            )
        )
    talking = [one for one in drawings if one.silent and _words(one)]
    bare = [one for one in drawings if one.tag == "svg" and not one.silent and not one.role and not one.name]
    facts = say(
        "Dessins cachés qui portent des mots : {talking} ; ni cachés ni nommés : {bare} ; en tout : {total}.",
        "Hidden drawings that hold words: {talking}; neither hidden nor named: {bare}; in all: {total}.",
        talking=len(talking),
        bare=len(bare),
        total=len(drawings),
    )
    found = [_talking(page, one) for one in talking] + [_bare(page, one) for one in bare]
    return decide(found + [_titled(page, one) for one in titled], facts)


def _words(image: NamedImage) -> str:
    return image.inner or image.label or image.title


def _talking(page: PageReader, image: NamedImage) -> Finding:
    own = 'aria-hidden="true"' in image.place.html.partition(">")[0]
    what = say(
        "Le dessin est caché aux lecteurs d'écran, mais contient « {words} ».",
        'The drawing is hidden from screen readers, yet holds "{words}".',
        words=_words(image)[:120],
    )
    return finding(what, place=image.place, party=page.party_of(image.place), certain=own)


def _bare(page: PageReader, image: NamedImage) -> Finding:
    what = text(
        "Ce svg n'est ni caché aux lecteurs d'écran, ni déclaré comme image.",
        "This svg is neither hidden from screen readers nor declared as an image.",
    )
    return finding(what, place=image.place, party=page.party_of(image.place), certain=False)


def _titled(page: PageReader, image: NamedImage) -> Finding:
    what = say(
        "L'alternative est vide, mais le title dit « {title} » : une décoration n'a pas de title ; "
        "sinon, le texte va dans alt.",
        'The alternative is empty, yet the title says "{title}": a decoration has no title; '
        "else the words go in alt.",
        title=image.title[:120],
    )
    return finding(what, place=image.place, party=page.party_of(image.place), certain=False)
