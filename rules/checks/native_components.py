"""Controls are those of the browser where it has them.

Why: a list or a calendar rebuilt in script weighs, breaks on old devices, and often forgets the keyboard. Who: keyboard
and screen reader users, slow devices. How to fix: use select, input type=date, button, details, dialog; document the
others in the declaration.
"""

from collections import Counter

from rules.evidence.offers import Offers
from rules.outcomes import finding, not_applicable, passed, to_review
from rules.reader import PageReader
from rules.rule import rule
from rules.vocabulary import Outcome
from rules.wording import say, text

_HALF = 0.5


@rule(
    id="native-components",
    theme="interface",
    unit=text("composant", "component"),
    title=text("Préférer les composants du navigateur", "Prefer the browser's components"),
    why=text(
        "Une liste ou un calendrier refait en script pèse, casse sur les vieux appareils et oublie souvent le clavier.",
        "A list or a calendar rebuilt in script weighs, breaks on old devices and often forgets the keyboard.",
    ),
    who=text(
        "Les personnes au clavier ou au lecteur d'écran, les appareils lents.",
        "Keyboard and screen reader users, slow devices.",
    ),
    fix=text(
        "Employer select, input type=date, button, details, dialog ; justifier les autres dans la déclaration.",
        "Use select, input type=date, button, details, dialog; justify the others in the declaration.",
    ),
    criteria={"rgesn:4.5": "none"},
    needs=(Offers,),
    source="RGESN 2024, 4.5",
)
def judge(page: PageReader) -> Outcome:
    """Compare the number of the browser's controls with that of controls made of other elements: signs only."""
    record = page.need(Offers)
    made, total = len(record.scripted), len(record.scripted) + record.native
    if not total:
        return not_applicable(text("Aucun composant d'interface.", "No interface component."))
    facts = say(
        "Composants du navigateur : {native} sur {total}.",
        "Components of the browser: {native} of {total}.",
        native=record.native,
        total=total,
    )
    if made <= _HALF * total:
        return passed(facts)
    kinds = Counter(one.component for one in record.scripted)
    first = {one.component: one for one in reversed(record.scripted)}
    findings = [
        finding(
            say("{n} composants de cette sorte, refaits.", "{n} components of this kind, rebuilt.", n=number),
            place=first[kind],
            party=page.party_of(first[kind]),
            certain=False,
        )
        for kind, number in kinds.most_common(10)
    ]
    return to_review(findings, facts)
