"""A text that moves or blinks by itself can be stopped.

Why: one cannot read, nor read beside, a text that never stops. Who: people with dyslexia or attention disorders, people
who read slowly. How to fix: stop it within five seconds, or give a pause button.
"""

from rules.evidence.looks import Looks, Moves
from rules.outcomes import finding, settled
from rules.reader import PageReader
from rules.rule import rule
from rules.vocabulary import Finding, Outcome
from rules.wording import say, text

_SAID = {
    "moves": text(
        "« {it} » bouge tout seul plus de 5 secondes, sans bouton pour l'arrêter.",
        '"{it}" moves by itself over 5 seconds, without a button to stop it.',
    ),
    "blinks": text(
        "« {it} » clignote plus de 5 secondes, sans bouton pour l'arrêter.",
        '"{it}" blinks over 5 seconds, without a button to stop it.',
    ),
}


@rule(
    id="texts-stop",
    theme="consultation",
    unit=text("texte animé", "moving text"),
    title=text("Pouvoir arrêter un texte qui bouge", "Let people stop a text that moves"),
    why=text(
        "Un texte qui bouge sans fin ne se lit pas, et empêche de lire le reste.",
        "A text that never stops moving cannot be read, and hinders reading the rest.",
    ),
    who=text(
        "Les personnes dyslexiques, celles qui ont du mal à se concentrer ou lisent lentement.",
        "People with dyslexia or attention disorders, and people who read slowly.",
    ),
    fix=text(
        "L'arrêter en moins de 5 secondes, ou ajouter un bouton de pause.",
        "Stop it within 5 seconds, or add a pause button.",
    ),
    criteria={"rgaa:13.8": "nc"},
    needs=(Looks,),
    source="RGAA 4.1.2, 13.8.1 and 13.8.2; WCAG 2.2.2",
)
def judge(page: PageReader) -> Outcome:
    """Report texts animated over five seconds; where something may stop them, a person tries it."""
    record = page.need(Looks)
    facts = say(
        "Textes qui bougent ou clignotent plus de 5 secondes : {n}.",
        "Texts that move or blink over 5 seconds: {n}.",
        n=len(record.moving),
    )
    return settled([_finding(page, one) for one in record.moving], facts, record.unread)


def _finding(page: PageReader, one: Moves) -> Finding:
    said = _SAID[one.kind]
    what = say(said.fr, said.en, it=one.text)
    return finding(what, place=one.place, party=page.party_of(one.place), certain=not one.stoppable)
