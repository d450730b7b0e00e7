"""Menus and dialogs open from the keyboard, and the focus goes with them.

Why: a menu that only the mouse opens is closed to many; a dialog that leaves the focus behind is not found. Who:
people who use the keyboard or a screen reader. How to fix: a button, the focus moved into the dialog, and back.
"""

from rules.evidence.openings import Opening, Openings
from rules.outcomes import decide, finding, not_applicable
from rules.reader import PageReader
from rules.rule import rule
from rules.vocabulary import Finding, Outcome, Text
from rules.wording import say, text


@rule(
    id="opened-by-keyboard",
    scope="template",
    theme="keyboard",
    unit=text("composant", "component"),
    title=text("Ouvrir au clavier le menu ou le panneau", "Open the menu or panel from the keyboard"),
    why=text(
        "Un menu que seule la souris ouvre est fermé à beaucoup de personnes.",
        "A menu that only the mouse opens is closed to many people.",
    ),
    who=text(
        "Les personnes qui naviguent au clavier ou avec un lecteur d'écran.",
        "People who use the keyboard or a screen reader.",
    ),
    fix=text(
        "Ouvrir par un bouton natif, qui répond aux touches Entrée et Espace.",
        "Open by a native button, which answers to the Enter and Space keys.",
    ),
    criteria={"rgaa:7.3": "nc"},
    needs=(Openings,),
    source="RGAA 4.1.2, 7.3 ; WCAG 2.2, 2.1.1",
)
def judge(page: PageReader) -> Outcome:
    """Read which key opened each control that says it opens something."""
    record = page.need(Openings)
    if not record.openings:
        return not_applicable(
            text("Aucun composant qui annonce une ouverture.", "No component that announces an opening.")
        )
    by_key = [one for one in record.openings if one.by in ("Enter", "Space")]
    facts = say(
        "Composants essayés : {n} sur {found} ; ouverts au clavier : {good} ; fermés par Échap : {closed}.",
        "Components tried: {n} of {found}; opened from the keyboard: {good}; closed by Escape: {closed}.",
        n=len(record.openings),
        found=record.found,
        good=len(by_key),
        closed=sum(one.closed for one in by_key),
    )
    return decide([_finding(page, one) for one in record.openings if one.by == "click"], facts)


def _finding(page: PageReader, one: Opening) -> Finding:
    name: Text | str = one.name or text("sans nom", "without a name")
    what = say(
        "« {name} » s'ouvre au clic, mais ni à Entrée ni à Espace (deux essais).",
        "“{name}” opens on a click, but not with Enter or Space (tried twice).",
        name=name,
    )
    return finding(what, place=one.place, party=page.party_of(one.place), certain=one.twice)
