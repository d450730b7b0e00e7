"""Every control can be reached with the keyboard.

Why: a control that only answers to the mouse does not exist for whoever has none. Who: people who use the keyboard, a
switch, their voice or a screen reader. How to fix: a link or a button instead of a div with a click.
"""

from rules.evidence.walk import Unreached, Walk
from rules.outcomes import decide, finding, not_applicable
from rules.reader import PageReader
from rules.rule import rule
from rules.vocabulary import Finding, Outcome, Text
from rules.wording import say, text

_EFFECT = {
    "page": text("la page change", "the page changes"),
    "navigation": text("une page s'ouvre", "a page opens"),
    "window": text("une fenêtre s'ouvre", "a window opens"),
}


@rule(
    id="keyboard-reach",
    scope="template",
    theme="keyboard",
    unit=text("composant", "component"),
    title=text("Rendre le composant accessible au clavier", "Make the component reachable by keyboard"),
    why=text(
        "Un composant qui ne répond qu'à la souris n'existe pas pour une personne qui n'en a pas.",
        "A component that only answers to the mouse does not exist for whoever has none.",
    ),
    who=text(
        "Les personnes qui naviguent au clavier, avec un contacteur, à la voix ou avec un lecteur d'écran.",
        "People who use the keyboard, a switch, their voice or a screen reader.",
    ),
    fix=text(
        "Employer un lien ou un bouton natif ; ne pas retirer un composant utile de la tabulation.",
        "Use a native link or button; do not take a useful component out of the tab order.",
    ),
    criteria={"rgaa:7.3": "nc"},
    needs=(Walk,),
    source="RGAA 4.1.2, 7.3 ; WCAG 2.2, 2.1.1",
)
def judge(page: PageReader) -> Outcome:
    """Compare the controls on display with those that real presses of Tab reached."""
    walk = page.need(Walk)
    if not walk.stops and not walk.unreached and not walk.expected:
        return not_applicable(text("Aucun composant à atteindre.", "No component to reach."))
    facts = say(
        "Composants affichés dans l'ordre de tabulation : {expected} ; éléments atteints : {reached}.",
        "Components on display in the tab order: {expected}; elements reached: {reached}.",
        expected=walk.expected,
        reached=len(walk.stops),
    )
    return decide([_finding(page, one) for one in walk.unreached if not one.twin], facts)


def proven(one: Unreached) -> bool:
    """Tell whether the control acts, no key reaches it, and a second look agrees."""
    if not one.twice:
        return False
    return one.kind == "removed" or (one.kind == "native" and one.name != "") or bool(one.effect)


def _finding(page: PageReader, one: Unreached) -> Finding:
    name = one.name or text("sans nom", "without a name")
    return finding(
        say(_said(one).fr, _said(one).en, name=name, effect=_EFFECT.get(one.effect, Text("", ""))),
        place=one.place,
        party=page.party_of(one.place),
        certain=proven(one),
    )


def _said(one: Unreached) -> Text:
    if one.kind == "removed":
        return text(
            "Un script retire le focus à « {name} » dès qu'il le reçoit (vu deux fois).",
            "A script takes the focus away from “{name}” as soon as it has it (seen twice).",
        )
    if one.effect:
        return text(
            "Au clic sur « {name} », {effect} ; ni Tab ni Maj+Tab ne l'atteignent.",
            "On a click on “{name}”, {effect}; neither Tab nor Shift+Tab reaches it.",
        )
    return text(
        "Ni Tab ni Maj+Tab n'atteignent « {name} » ; vérifier qu'un autre composant fait la même chose.",
        "Neither Tab nor Shift+Tab reaches “{name}”; check that another component does the same.",
    )
