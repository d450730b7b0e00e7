"""The keyboard is never caught.

Why: whoever has no mouse and cannot leave a component must close the page. Who: people who use the keyboard, a
switch or a screen reader. How to fix: let Tab and Shift+Tab go on, close dialogs with Escape.
"""

from rules.evidence.walk import Trap, Walk
from rules.outcomes import decide, finding, not_applicable
from rules.reader import PageReader
from rules.rule import rule
from rules.vocabulary import Finding, Outcome
from rules.wording import count, say, text


@rule(
    id="keyboard-trap",
    scope="template",
    theme="keyboard",
    unit=text("composant", "component"),
    title=text("Laisser le clavier sortir du composant", "Let the keyboard leave the component"),
    why=text(
        "Une personne sans souris qui ne peut pas sortir d'un composant doit fermer la page.",
        "Someone without a mouse who cannot leave a component has to close the page.",
    ),
    who=text(
        "Les personnes qui naviguent au clavier, avec un contacteur ou un lecteur d'écran.",
        "People who use the keyboard, a switch or a screen reader.",
    ),
    fix=text(
        "Ne pas retenir les touches Tab et Maj+Tab ; fermer les fenêtres de dialogue avec la touche Échap.",
        "Do not hold the Tab and Shift+Tab keys; close dialogs with the Escape key.",
    ),
    criteria={"rgaa:12.9": "nc"},
    needs=(Walk,),
    source="RGAA 4.1.2, 12.9 ; WCAG 2.2, 2.1.2",
)
def judge(page: PageReader) -> Outcome:
    """Read where the focus stayed, and what led out."""
    walk = page.need(Walk)
    if not walk.stops:
        return not_applicable(text("Aucun élément ne reçoit le focus.", "No element takes the focus."))
    facts = say(
        "{n} parcourus au clavier dans les deux sens.",
        "{n} walked with the keyboard in both directions.",
        n=count(len(walk.stops), ("élément", "éléments"), ("element", "elements")),
    )
    return decide([_finding(page, trap) for trap in walk.traps if not free(trap)], facts)


def free(trap: Trap) -> bool:
    """Tell whether a person knows the way out: a dialog that Escape or a button closes, or an announced key."""
    if trap.dialog and (trap.way == "escape" or trap.exits):
        return True
    return trap.informed and trap.way != ""


def proven(trap: Trap) -> bool:
    """Tell whether nothing tried led out, twice, and nothing announces or offers a way."""
    known = trap.informed or trap.exits or (trap.dialog and trap.acts)
    return trap.way == "" and trap.twice and not known


def _finding(page: PageReader, trap: Trap) -> Finding:
    if proven(trap):
        what = say(
            "Le focus ne sort plus de cet élément ; touches essayées : {keys}.",
            "The focus does not leave this element any more; keys tried: {keys}.",
            keys=trap.keys,
        )
    else:
        what = say(
            "La touche {key} ne sort pas d'ici ; vérifier qu'une autre touche en sort et qu'elle est annoncée "
            "(touches essayées : {keys}).",
            "The {key} key does not lead out of here; check that another key does and that it is announced "
            "(keys tried: {keys}).",
            key=text("Maj+Tab", "Shift+Tab") if trap.backward else "Tab",
            keys=trap.keys,
        )
    place = trap.places[0] if trap.places else None
    party = page.party_of(place) if place else "content"
    return finding(what, place=place, party=party, certain=proven(trap), component="" if place else "trap")
