"""Elements stand where HTML allows them.

Why: an element out of place is announced wrongly or not at all. Who: users of assistive technologies. How to
fix: change the outer or the inner element.
"""

from rules.evidence.markup import Markup, Spot
from rules.outcomes import finding, settled
from rules.reader import PageReader
from rules.rule import rule
from rules.vocabulary import Finding, Outcome
from rules.wording import say, text


@rule(
    id="html-nesting",
    theme="document",
    unit=text("élément", "element"),
    title=text("Placer chaque élément là où HTML l'admet", "Put each element where HTML allows it"),
    why=text(
        "Un élément mal imbriqué est mal annoncé, ou pas du tout.",
        "An element badly nested is announced wrongly, or not at all.",
    ),
    who=text(
        "Les personnes qui lisent la page avec une aide technique.",
        "People who read the page with an assistive technology.",
    ),
    fix=text(
        "Remplacer l'élément extérieur par un bloc, ou l'élément intérieur par du texte.",
        "Make the outer element a block, or the inner element text.",
    ),
    criteria={"rgaa:8.2": "nc"},
    needs=(Markup,),
    source="RGAA 4.1.2, 8.2",
)
def judge(page: PageReader) -> Outcome:
    """Report the elements whose parent does not admit them."""
    record = page.need(Markup)
    facts = say(
        "Éléments mal imbriqués : {bad} sur {total}.",
        "Elements badly nested: {bad} of {total}.",
        bad=len(record.nesting),
        total=record.elements,
    )
    return settled([_finding(page, spot) for spot in record.nesting], facts, record.unread)


def _finding(page: PageReader, spot: Spot) -> Finding:
    outer, _, inner = spot.text.partition(" > ")
    what = say(
        "<{inner}> n'est pas admis dans <{outer}>.",
        "<{inner}> is not allowed in <{outer}>.",
        inner=inner,
        outer=outer,
    )
    return finding(what, place=spot.place, party=page.party_of(spot.place))
