"""Spaces separate words; they do not spell words out nor draw columns.

Why: a word spelled with spaces is read letter by letter. Who: screen reader users. How to fix: use
letter-spacing, margins, a table.
"""

from rules.evidence.markup import Markup, Spot
from rules.outcomes import finding, settled
from rules.reader import PageReader
from rules.rule import rule
from rules.vocabulary import Finding, Outcome
from rules.wording import say, text

_SAID = {
    "letters": ("Un mot est épelé avec des espaces : « {it} ».", 'A word is spelled with spaces: "{it}".'),
    "columns": (
        "Des espaces insécables dessinent des colonnes : « {it} ».",
        'No-break spaces draw columns: "{it}".',
    ),
    "indent": (
        "Des espaces insécables dessinent une marge : « {it} ».",
        'No-break spaces draw a margin: "{it}".',
    ),
}


@rule(
    id="spaces-for-looks",
    theme="presentation",
    unit=text("texte", "text"),
    title=text("Ne pas dessiner avec des espaces", "Do not draw with spaces"),
    why=text(
        "Un mot épelé avec des espaces est lu lettre par lettre, des colonnes d'espaces sont lues en désordre.",
        "A word spelled with spaces is read letter by letter, columns of spaces are read in disorder.",
    ),
    who=text(
        "Les personnes aveugles, et celles qui agrandissent le texte.",
        "Blind people, and people who enlarge text.",
    ),
    fix=text(
        "Utiliser letter-spacing, une marge, ou un vrai tableau.",
        "Use letter-spacing, a margin, or a real table.",
    ),
    criteria={"rgaa:10.1": "nc"},
    needs=(Markup,),
    source="RGAA 4.1.2, 10.1.3",
)
def judge(page: PageReader) -> Outcome:
    """Report words spelled with spaces; one single gap of spaces is left to a person."""
    record = page.need(Markup)
    facts = say(
        "Textes dessinés avec des espaces : {bad}.",
        "Texts drawn with spaces: {bad}.",
        bad=len(record.spacing),
    )
    return settled([_finding(page, spot) for spot in record.spacing], facts, record.unread)


def _finding(page: PageReader, spot: Spot) -> Finding:
    fr, en = _SAID[spot.kind]
    sure = spot.kind != "columns" or spot.count > 1
    return finding(say(fr, en, it=spot.text), place=spot.place, party=page.party_of(spot.place), certain=sure)
