"""An identifier names one element of the page.

Why: a label, a description or a link that names it may reach the wrong element. Who: screen reader users. How
to fix: give each element an id of its own.
"""

from rules.evidence.markup import Markup, Spot
from rules.outcomes import finding, settled
from rules.reader import PageReader
from rules.rule import rule
from rules.vocabulary import Finding, Outcome
from rules.wording import say, text


@rule(
    id="unique-ids",
    theme="document",
    unit=text("identifiant", "identifier"),
    title=text("Donner un identifiant unique à chaque élément", "Give each element an id of its own"),
    why=text(
        "Une étiquette ou un lien qui vise un identifiant en double atteint le mauvais élément.",
        "A label or a link that aims at a shared id reaches the wrong element.",
    ),
    who=text("Les personnes qui utilisent un lecteur d'écran.", "People who use a screen reader."),
    fix=text(
        "Renommer les identifiants en double ; retirer ceux qui sont vides ou contiennent une espace.",
        "Rename shared ids; remove those that are empty or hold a space.",
    ),
    criteria={"rgaa:8.2": "nc"},
    needs=(Markup,),
    source="RGAA 4.1.2, 8.2",
)
def judge(page: PageReader) -> Outcome:
    """Report the identifiers held by several elements, empty, or with a space."""
    record = page.need(Markup)
    facts = say(
        "Identifiants fautifs : {bad}, parmi {total} éléments.",
        "Faulty ids: {bad}, among {total} elements.",
        bad=len(record.ids),
        total=record.elements,
    )
    return settled([_finding(page, spot) for spot in record.ids], facts, record.unread)


def _finding(page: PageReader, spot: Spot) -> Finding:
    what = {
        "duplicate": say(
            "L'identifiant « {id} » est porté par {n} éléments.",
            'The id "{id}" is held by {n} elements.',
            id=spot.text,
            n=spot.count,
        ),
        "empty": text("L'identifiant est vide.", "The id is empty."),
        "space": say(
            "L'identifiant « {id} » contient une espace.", 'The id "{id}" holds a space.', id=spot.text
        ),
    }[spot.kind]
    return finding(what, place=spot.place, party=page.party_of(spot.place))
