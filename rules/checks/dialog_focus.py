"""A dialog takes the focus when it opens, and gives it back.

Why: behind an open dialog, the keyboard goes on in a page that cannot be used. Who: people who use the keyboard or a
screen reader. How to fix: the dialog element with showModal(), or the focus moved into the dialog and back.
"""

from rules.evidence.openings import Opening, Openings
from rules.outcomes import decide, finding, not_applicable
from rules.reader import PageReader
from rules.rule import rule
from rules.vocabulary import Finding, Outcome, Text
from rules.wording import say, text


@rule(
    id="dialog-focus",
    scope="template",
    theme="keyboard",
    unit=text("fenêtre de dialogue", "dialog"),
    title=text("Donner le focus à la fenêtre de dialogue", "Give the dialog the focus"),
    why=text(
        "Derrière une fenêtre de dialogue ouverte, le clavier continue dans une page inutilisable.",
        "Behind an open dialog, the keyboard goes on in a page that cannot be used.",
    ),
    who=text(
        "Les personnes qui naviguent au clavier ou avec un lecteur d'écran.",
        "People who use the keyboard or a screen reader.",
    ),
    fix=text(
        "Employer l'élément dialog et showModal(), ou placer le focus dans la fenêtre puis le rendre au bouton.",
        "Use the dialog element and showModal(), or move the focus into the dialog and back to the button.",
    ),
    criteria={"rgaa:12.8": "nc"},
    needs=(Openings,),
    source="RGAA 4.1.2, 12.8 ; WCAG 2.2, 2.4.3",
)
def judge(page: PageReader) -> Outcome:
    """Read where the focus was while each dialog was open, and after."""
    dialogs = [one for one in page.need(Openings).openings if one.dialog]
    if not dialogs:
        return not_applicable(text("Aucune fenêtre de dialogue ouverte.", "No dialog was opened."))
    facts = say(
        "Fenêtres de dialogue ouvertes : {n} ; qui prennent le focus : {good}.",
        "Dialogs opened: {n}; that take the focus: {good}.",
        n=len(dialogs),
        good=sum(one.focus_in for one in dialogs),
    )
    return decide([one for dialog in dialogs for one in _findings(page, dialog)], facts)


def _findings(page: PageReader, one: Opening) -> list[Finding]:
    name: Text | str = one.name or text("sans nom", "without a name")
    if not one.focus_in:
        what = say(
            "« {name} » ouvre une fenêtre de dialogue ; après deux touches Tab, le focus est encore derrière elle.",
            "“{name}” opens a dialog; after two Tab keys, the focus is still behind it.",
            name=name,
        )
        return [_finding(page, one, what, certain=one.modal and one.twice)]
    if one.closed and not one.returned:
        what = say(
            "Quand Échap ferme la fenêtre ouverte par « {name} », le focus ne revient pas sur ce bouton.",
            "When Escape closes the dialog opened by “{name}”, the focus does not come back to that button.",
            name=name,
        )
        return [_finding(page, one, what, certain=False)]
    return []


def _finding(page: PageReader, one: Opening, what: Text, *, certain: bool) -> Finding:
    return finding(what, place=one.place, party=page.party_of(one.place), certain=certain)
