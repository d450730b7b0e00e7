"""Fields and icons stand out from what is behind them.

Why: a field with a pale grey limit on white is not seen, nor is an icon. Who: people with low vision, everyone in the
sun. How to fix: a contrast of 3:1 at least for the border of a field, or its background, and for the icon.
"""

from rules.evidence.looks import Looks, Weak
from rules.outcomes import finding, settled
from rules.reader import PageReader
from rules.rule import rule
from rules.vocabulary import Finding, Outcome
from rules.wording import number, say, text

_SAID = {
    "field": text(
        "Le contour du champ a un contraste de {ratio} avec ce qui l'entoure (3 demandé).",
        "The limit of the field has a contrast of {ratio} with what is around it (3 asked for).",
    ),
    "icon": text(
        "L'icône a un contraste de {ratio} avec son fond (3 demandé).",
        "The icon has a contrast of {ratio} with its background (3 asked for).",
    ),
}


@rule(
    id="non-text-contrast",
    theme="colours",
    unit=text("champ ou icône", "field or icon"),
    title=text("Faire ressortir champs et icônes", "Make fields and icons stand out"),
    why=text(
        "Un champ au contour pâle, une icône claire ne se voient pas.",
        "A field with a pale limit, a light icon cannot be seen.",
    ),
    who=text(
        "Les personnes malvoyantes, et tout le monde au soleil.",
        "People with low vision, and everyone in the sun.",
    ),
    fix=text(
        "Donner un contraste de 3:1 au moins à la bordure ou au fond du champ, et à l'icône.",
        "Give a contrast of 3:1 at least to the border or the background of the field, and to the icon.",
    ),
    criteria={"rgaa:3.3": "nc"},
    needs=(Looks,),
    source="RGAA 4.1.2, 3.3.1 and 3.3.2; WCAG 1.4.11",
)
def judge(page: PageReader) -> Outcome:
    """Report fields whose own border and background, and icons whose own colours, are below 3:1.

    Fields drawn by the browser are exempt; a field that a text inside it shows is left to a person.
    """
    record = page.need(Looks)
    facts = say(
        "Champs et icônes peu visibles : {n}.", "Fields and icons hard to see: {n}.", n=len(record.weak)
    )
    return settled([_finding(page, one) for one in record.weak], facts, record.unread)


def _finding(page: PageReader, one: Weak) -> Finding:
    said = _SAID[one.kind]
    what = say(said.fr, said.en, ratio=number(one.contrast, 2))
    return finding(what, place=one.place, party=page.party_of(one.place), certain=not one.hint)
