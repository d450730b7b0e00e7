"""The keyboard follows the order of the page.

Why: a focus that jumps about loses whoever follows it. Who: people who use the keyboard, people who see a small part
of the screen at a time. How to fix: put the source in order and remove positive tabindex values.
"""

from rules.evidence.walk import Jump, Walk
from rules.outcomes import decide, finding, not_applicable
from rules.reader import PageReader
from rules.rule import rule
from rules.vocabulary import Finding, Outcome
from rules.wording import count, say, text


@rule(
    id="tab-order",
    scope="template",
    theme="keyboard",
    unit=text("composant", "component"),
    title=text("Remettre la tabulation dans l'ordre", "Put the tab order right"),
    why=text(
        "Un focus qui saute d'un endroit à l'autre égare la personne qui le suit.",
        "A focus that jumps about loses whoever follows it.",
    ),
    who=text(
        "Les personnes qui naviguent au clavier ou qui ne voient qu'une partie de l'écran à la fois.",
        "People who use the keyboard or see a small part of the screen at a time.",
    ),
    fix=text(
        "Écrire le code dans l'ordre de lecture et retirer les valeurs positives de tabindex.",
        "Write the source in reading order and remove positive tabindex values.",
    ),
    criteria={"rgaa:12.8": "nc"},
    needs=(Walk,),
    source="RGAA 4.1.2, 12.8 ; WCAG 2.2, 2.4.3",
)
def judge(page: PageReader) -> Outcome:
    """Read the pairs of stops that go against both the source and the screen."""
    walk = page.need(Walk)
    if len(walk.stops) < 2:
        return not_applicable(text("Moins de deux arrêts au clavier.", "Fewer than two keyboard stops."))
    facts = say(
        "{n} dans l'ordre de tabulation.",
        "{n} in the tab order.",
        n=count(len(walk.stops), ("élément", "éléments"), ("element", "elements")),
    )
    return decide([_finding(page, one) for one in walk.jumps], facts)


def _finding(page: PageReader, one: Jump) -> Finding:
    certain = one.positive and one.together
    cause = (
        text("tabindex positif", "positive tabindex")
        if one.positive
        else text("ordre changé par les styles", "order changed by styles")
    )
    what = say(
        "Après {first}, Tab revient en arrière ({cause}).",
        "After {first}, Tab goes backwards ({cause}).",
        first=one.first.selector,
        cause=cause,
    )
    return finding(what, place=one.second, party=page.party_of(one.second), certain=certain)
