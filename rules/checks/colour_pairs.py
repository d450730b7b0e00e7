"""A colour of text comes with a colour of background, and the converse.

Why: where only one is written, the reader's own colours may hide the text. Who: people with low vision who choose
their colours. How to fix: write both, on the page at least.
"""

from rules.evidence.styles import Styles
from rules.outcomes import finding, settled
from rules.reader import PageReader
from rules.rule import rule
from rules.vocabulary import Outcome
from rules.wording import say, text

_SAID = {
    "text": (
        "Le texte « {it} » a une couleur ({colour}) sans fond.",
        'The text "{it}" has a colour ({colour}) and no background.',
    ),
    "ground": (
        "Le texte « {it} » a un fond sans couleur de texte.",
        'The text "{it}" has a background and no colour of text.',
    ),
    "image": (
        "Le texte « {it} » ({colour}) ne se lit plus sans l'image de fond, qui n'a pas de couleur.",
        'The text "{it}" ({colour}) cannot be read without the background picture, which has no colour.',
    ),
    "picture": (
        "Le texte « {it} » est sur une image de fond sans couleur.",
        'The text "{it}" is on a background picture without a colour.',
    ),
}


@rule(
    id="colour-pairs",
    theme="presentation",
    unit=text(
        "texte",
        "text",
    ),
    title=text(
        "Déclarer ensemble couleur du texte et couleur du fond",
        "Declare colour of text and background together",
    ),
    why=text(
        "Si l'une des deux manque, les couleurs choisies par la personne peuvent effacer le texte.",
        "Where one is missing, the colours people choose may hide the text.",
    ),
    who=text(
        "Les personnes malvoyantes qui choisissent leurs couleurs.",
        "People with low vision who choose their colours.",
    ),
    fix=text(
        "Écrire color et background-color sur body au moins ; une couleur sous chaque image de fond.",
        "Write color and background-color on body at least; a colour under each background picture.",
    ),
    criteria={"rgaa:10.5": "nc"},
    needs=(Styles,),
    source="RGAA 4.1.2, 10.5",
)
def judge(page: PageReader) -> Outcome:
    """Report the first text of each kind of fault: the cause is most often one declaration on the page."""
    record = page.need(Styles)
    found = [
        finding(
            say(*_SAID[one.kind], it=one.text, colour=one.colour),
            place=one.place,
            party=page.party_of(one.place),
            certain=one.kind != "picture" and (one.kind != "ground" or not record.sheets_unread),
        )
        for one in {one.kind: one for one in reversed(record.colours)}.values()
    ]
    facts = say(
        "Textes à une seule couleur déclarée : {n}.",
        "Texts with one colour declared: {n}.",
        n=len(record.colours),
    )
    return settled(found, facts, record.unread)
