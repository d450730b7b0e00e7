"""What answers a click can be reached with the keyboard.

Why: an element with a click handler only does not exist for the keyboard. Who: people who do not use a mouse,
screen reader users. How to fix: a button or a link; else tabindex=0, a role and a key handler.
"""

from rules.evidence.behaviours import Behaviours, Clickable
from rules.outcomes import decide, finding
from rules.reader import PageReader
from rules.rule import rule
from rules.vocabulary import Finding, Outcome
from rules.wording import say, text


@rule(
    id="control-keyboard",
    theme="scripts",
    unit=text("composant", "control"),
    title=text(
        "Rendre les éléments cliquables atteignables au clavier", "Let the keyboard reach clickable elements"
    ),
    why=text(
        "Un élément qui ne répond qu'au clic n'existe pas pour le clavier.",
        "An element that answers a click only does not exist for the keyboard.",
    ),
    who=text(
        "Les personnes qui n'utilisent pas de souris, celles qui utilisent un lecteur d'écran.",
        "People who do not use a mouse, screen reader users.",
    ),
    fix=text(
        'Utiliser button ou a ; sinon ajouter tabindex="0", un rôle et la gestion des touches.',
        'Use button or a; else add tabindex="0", a role and key handling.',
    ),
    criteria={"rgaa:7.3": "nc", "rgaa:7.1": "none"},
    needs=(Behaviours,),
    source="RGAA 4.1.2, 7.3.1, 7.1.1",
)
def judge(page: PageReader) -> Outcome:
    """Find controls declared by a role that no key reaches, and other elements that answer a click only.

    A role button, link, checkbox or switch says that the element is the control: out of reach, it is proven. An element
    with a click handler only may double a control that the keyboard reaches: a person looks.
    """
    found = page.need(Behaviours).clickable
    declared = [one for one in found if one.role]
    facts = say(
        "Commandes hors d'atteinte du clavier : {declared} ; autres éléments cliquables : {others}.",
        "Controls out of the keyboard's reach: {declared}; other clickable elements: {others}.",
        declared=len(declared),
        others=len(found) - len(declared),
    )
    return decide([_finding(page, one) for one in found], facts)


def _finding(page: PageReader, one: Clickable) -> Finding:
    what = (
        say(
            "« {name} » se dit {role}, mais la touche Tab ne l'atteint pas.",
            '"{name}" says it is a {role}, but the Tab key does not reach it.',
            name=one.name[:80],
            role=one.role,
        )
        if one.role
        else say(
            "« {name} » répond au clic ; rien ne dit que c'est une commande, et Tab ne l'atteint pas.",
            '"{name}" answers a click; nothing says it is a control, and Tab does not reach it.',
            name=one.name[:80],
        )
    )
    return finding(what, place=one.place, party=page.party_of(one.place), certain=bool(one.role))
