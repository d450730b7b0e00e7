"""Nothing happens by itself when a control takes the focus or another value.

Why: a page that changes without being asked loses the place and the work of the person. Who: people who use the
keyboard or a screen reader, people easily disoriented. How to fix: act on a button, or warn before.
"""

from rules.evidence.walk import Change, Walk
from rules.outcomes import decide, finding, not_applicable
from rules.reader import PageReader
from rules.rule import rule
from rules.vocabulary import Finding, Outcome
from rules.wording import say, text

_WHAT = {
    "navigation": text("la page en ouvre une autre", "the page opens another one"),
    "window": text("la page ouvre une fenêtre", "the page opens a window"),
    "focus": text("le focus part ailleurs", "the focus goes elsewhere"),
}


@rule(
    id="context-change",
    scope="template",
    theme="keyboard",
    unit=text("composant", "component"),
    title=text("Attendre un bouton avant de changer de page", "Wait for a button before changing the page"),
    why=text(
        "Une page qui change sans qu'on l'ait demandé fait perdre sa place et son travail.",
        "A page that changes unasked makes people lose their place and their work.",
    ),
    who=text(
        "Les personnes qui naviguent au clavier ou avec un lecteur d'écran, celles qui se repèrent mal.",
        "People who use the keyboard or a screen reader, people easily disoriented.",
    ),
    fix=text(
        "Déclencher l'action par un bouton, ou prévenir dans l'étiquette avant la liste.",
        "Trigger the action with a button, or warn in the label before the list.",
    ),
    criteria={"rgaa:7.4": "nc"},
    needs=(Walk,),
    source="RGAA 4.1.2, 7.4 ; WCAG 2.2, 3.2.1 et 3.2.2",
)
def judge(page: PageReader) -> Outcome:
    """Read what the page did while controls took the focus or another value."""
    walk = page.need(Walk)
    if not walk.stops:
        return not_applicable(text("Aucun élément ne reçoit le focus.", "No element takes the focus."))
    facts = say("Changements de contexte constatés : {n}.", "Context changes seen: {n}.", n=len(walk.changes))
    return decide([_finding(page, one) for one in walk.changes], facts)


def _finding(page: PageReader, one: Change) -> Finding:
    what = say(
        "Quand « {name} » {cause}, {what}.",
        "When “{name}” {cause}, {what}.",
        name=one.name or text("ce champ", "this field"),
        cause=text("reçoit le focus", "takes the focus")
        if one.cause == "focus"
        else text("change de valeur", "changes its value"),
        what=_WHAT[one.what],
    )
    certain = one.twice and not one.warned and one.what != "focus"
    return finding(what, place=one.place, resource=one.to, party=page.party_of(one.place), certain=certain)
