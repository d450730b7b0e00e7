"""Elements are used for what they mean, not for the room they take.

Why: an empty paragraph is announced as blank, a double line break is no paragraph. Who: screen reader users.
How to fix: write paragraphs, and make room with margins.
"""

from rules.evidence.markup import Markup, Spot
from rules.outcomes import finding, settled
from rules.reader import PageReader
from rules.rule import rule
from rules.vocabulary import Finding, Outcome
from rules.wording import say, text

_SAID = {
    "empty": (
        "Élément vide : <{it}>, qui ne fait que de la place.",
        "Empty element: <{it}>, which only takes room.",
    ),
    "breaks": (
        "Des sauts de ligne imitent des paragraphes : « {it} ».",
        'Line breaks imitate paragraphs: "{it}".',
    ),
    "div": (
        "Un paragraphe est écrit dans un simple div : « {it} ».",
        'A paragraph is written in a bare div: "{it}".',
    ),
    "fieldset": (
        "Un fieldset sans champ encadre du texte : « {it} ».",
        'A fieldset without field frames text: "{it}".',
    ),
    "blockquote": (
        "Un blockquote ne tient pas une citation : « {it} ».",
        'A blockquote holds no quote: "{it}".',
    ),
}
_TERMS = frozenset({"dt", "dd"})
"""Empty, they are a term or a definition left unsaid as often as room."""
_SURE = frozenset({"empty", "breaks", "fieldset", "div", "blockquote"})


@rule(
    id="elements-for-looks",
    theme="document",
    unit=text("élément", "element"),
    title=text("N'utiliser les balises que pour leur sens", "Use tags for their meaning only"),
    why=text(
        "Un paragraphe vide est annoncé, deux sauts de ligne ne séparent rien pour qui n'y voit pas.",
        "An empty paragraph is announced, two line breaks separate nothing for who cannot see.",
    ),
    who=text("Les personnes qui utilisent un lecteur d'écran.", "People who use a screen reader."),
    fix=text(
        "Écrire des paragraphes (p), faire la place avec des marges CSS.",
        "Write paragraphs (p), make room with CSS margins.",
    ),
    criteria={"rgaa:8.9": "nc"},
    needs=(Markup,),
    source="RGAA 4.1.2, 8.9",
)
def judge(page: PageReader) -> Outcome:
    """Report empty elements, double line breaks between texts, paragraphs in a bare div."""
    record = page.need(Markup)
    spots = [spot for spot in record.looks if spot.role not in ("presentation", "none")]
    facts = say(
        "Éléments employés pour la présentation : {bad}, parmi {total}.",
        "Elements used for their looks: {bad}, among {total}.",
        bad=len(spots),
        total=record.elements,
    )
    return settled([_finding(page, spot) for spot in spots], facts, record.unread)


def _finding(page: PageReader, spot: Spot) -> Finding:
    fr, en = _SAID[spot.kind]
    return finding(
        say(fr, en, it=spot.text),
        place=spot.place,
        party=page.party_of(spot.place),
        certain=spot.kind in _SURE and spot.bare and spot.text not in _TERMS,
    )
