"""Nothing the Tab key reaches is hidden from screen readers.

Why: the focus goes where nothing is said. Who: screen reader users. How to fix: remove aria-hidden, or take
the control out of the Tab order.
"""

from rules.evidence.behaviours import Behaviours, HiddenStop
from rules.outcomes import decide, finding
from rules.reader import PageReader
from rules.rule import rule
from rules.vocabulary import Finding, Outcome
from rules.wording import say, text


@rule(
    id="hidden-stops",
    theme="scripts",
    unit=text("composant", "control"),
    title=text(
        "Retirer du clavier ce qui est caché aux lecteurs d'écran",
        "Take out of the keyboard what is hidden from screen readers",
    ),
    why=text(
        "Le focus arrive sur un élément dont rien n'est dit.",
        "The focus lands on an element of which nothing is said.",
    ),
    who=text("Les personnes qui utilisent un lecteur d'écran.", "People who use a screen reader."),
    fix=text(
        'Retirer aria-hidden, ou mettre tabindex="-1" ou disabled.',
        'Remove aria-hidden, or put tabindex="-1" or disabled.',
    ),
    criteria={"rgaa:7.1": "none", "rgaa:10.8": "none"},
    needs=(Behaviours,),
    source="WCAG 4.1.2; ACT rule 6cfa84",
)
def judge(page: PageReader) -> Outcome:
    """Find them; one whose focus a script listens to, and may send on, is left to a person."""
    stops = page.need(Behaviours).hidden_stops
    facts = say(
        "Commandes cachées que la touche Tab atteint : {n}.",
        "Hidden controls the Tab key reaches: {n}.",
        n=len(stops),
    )
    return decide([_finding(page, one) for one in stops], facts)


def _finding(page: PageReader, one: HiddenStop) -> Finding:
    what = text(
        "La touche Tab atteint cette commande, cachée aux lecteurs d'écran.",
        "The Tab key reaches this control, which is hidden from screen readers.",
    )
    return finding(what, place=one.place, party=page.party_of(one.place), certain=not one.sends_on)
