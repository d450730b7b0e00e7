"""Looks are written in style sheets, not in elements and attributes.

Why: a look written in the page cannot be changed by the reader. Who: people who read with their own colours and
sizes. How to fix: write it in the style sheet.
"""

from rules.evidence.markup import Markup, Spot
from rules.evidence.page import Page
from rules.outcomes import finding, settled
from rules.reader import PageReader
from rules.rule import rule
from rules.vocabulary import Finding, Outcome
from rules.wording import say, text

_NOT_SHOWN = ("<link", "<meta", "<script", "<source", "<template")


@rule(
    id="presentation-markup",
    theme="presentation",
    unit=text("élément", "element"),
    title=text("Écrire la présentation dans les feuilles de style", "Write looks in style sheets"),
    why=text(
        "Une présentation écrite dans la page ne peut pas être adaptée par la personne qui lit.",
        "A look written in the page cannot be adapted by the reader.",
    ),
    who=text(
        "Les personnes malvoyantes ou dyslexiques qui lisent avec leurs propres styles.",
        "People with low vision or dyslexia who read with styles of their own.",
    ),
    fix=text(
        "Retirer ces balises et attributs, et écrire la même présentation en CSS.",
        "Remove these tags and attributes, and write the same look in CSS.",
    ),
    criteria={"rgaa:10.1": "nc"},
    needs=(Markup, Page),
    source="RGAA 4.1.2, 10.1.1, 10.1.2",
)
def judge(page: PageReader) -> Outcome:
    """Report the elements and attributes of the official lists."""
    record = page.need(Markup)
    html5 = "html5_doctype" in page.conditions
    spots = [s for s in record.presentation if not (html5 and s.kind == "element" and s.text == "u")]
    facts = say(
        "Balises et attributs de présentation : {bad}, parmi {total} éléments.",
        "Tags and attributes of presentation: {bad}, among {total} elements.",
        bad=len(spots),
        total=record.elements,
    )
    return settled([_finding(page, spot) for spot in spots if _shown(spot)], facts, record.unread)


def _shown(spot: Spot) -> bool:
    """Tell whether the spot may present something: a custom element's attribute says nothing of looks."""
    opening = spot.place.html.lower()
    tag = opening.removeprefix("<").partition(">")[0].partition(" ")[0]
    return spot.kind == "element" or not (opening.startswith(_NOT_SHOWN) or "-" in tag)


def _finding(page: PageReader, spot: Spot) -> Finding:
    what = (
        say("Balise de présentation <{name}>.", "Presentation tag <{name}>.", name=spot.text)
        if spot.kind == "element"
        else say(
            'Attribut de présentation {name}="{value}".',
            'Attribute of presentation {name}="{value}".',
            name=spot.text,
            value=spot.value,
        )
    )
    return finding(what, place=spot.place, party=page.party_of(spot.place), component="")
