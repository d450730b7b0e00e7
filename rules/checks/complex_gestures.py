"""What a gesture along a path, a drag or two fingers do, one press does too.

Why: some hands press and cannot slide. Who: people who use a stick, a head pointer or one finger, people whose hand
shakes. How to fix: buttons that do the same: previous and next, plus and minus, up and down.
"""

from rules.evidence.gestures import Gesture, Gestures
from rules.outcomes import decide, finding
from rules.reader import PageReader
from rules.rule import rule
from rules.vocabulary import Finding, Outcome
from rules.wording import say, text

_KIND = {
    "path": text("suit le doigt ou le pointeur", "follows the finger or the pointer"),
    "drag": text("se déplace par glisser-déposer", "is moved by drag and drop"),
    "pinch": text("répond à deux doigts", "answers to two fingers"),
}


@rule(
    id="complex-gestures",
    scope="template",
    theme="consultation",
    unit=text("composant", "component"),
    title=text("Doubler les gestes par un simple appui", "Double gestures with a single press"),
    why=text("Certaines mains appuient et ne peuvent pas glisser.", "Some hands press and cannot slide."),
    who=text(
        "Les personnes qui pointent avec un bâton, la tête ou un seul doigt, celles qui tremblent.",
        "People who point with a stick, the head or one finger, people who tremble.",
    ),
    fix=text(
        "Ajouter des boutons qui font la même chose : précédent et suivant, plus et moins, monter et descendre.",
        "Add buttons that do the same: previous and next, plus and minus, up and down.",
    ),
    criteria={"rgaa:13.10": "none"},
    needs=(Gestures,),
    source="RGAA 4.1.2, 13.10 ; WCAG 2.2, 2.5.1, 2.5.7",
)
def judge(page: PageReader) -> Outcome:
    """Point to the gestures beside which no button seems to do the same."""
    record = page.need(Gestures)
    facts = say(
        "Composants qui répondent à un geste : {n} ; avec des boutons à côté : {doubled}.",
        "Components that answer to a gesture: {n}; with buttons beside: {doubled}.",
        n=record.found,
        doubled=sum(bool(one.buttons) for one in record.gestures),
    )
    return decide([_finding(page, one) for one in record.gestures if not one.buttons], facts)


def _finding(page: PageReader, one: Gesture) -> Finding:
    what = say(
        "« {name} » {kind} : vérifier qu'un simple appui fait la même chose.",
        "“{name}” {kind}: check that a single press does the same.",
        name=one.name or text("sans nom", "without a name"),
        kind=_KIND[one.kind],
    )
    return finding(what, place=one.place, party=page.party_of(one.place), certain=False)
