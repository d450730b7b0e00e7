"""The page reads at 320 pixels wide, without a scroll across.

Why: at a zoom of 400 % a screen is 320 px wide; a line that leaves it is read a piece at a time. Who: people with low
vision, everybody on a small telephone. How to fix: widths in % or max-width, no element wider than the screen.
"""

from rules.evidence.reflow import Reflow
from rules.losses import report
from rules.outcomes import not_applicable
from rules.reader import PageReader
from rules.rule import rule
from rules.vocabulary import Outcome
from rules.wording import say, text


@rule(
    id="reflow",
    scope="template",
    theme="display",
    unit=text("contenu", "content"),
    title=text("Faire tenir la page dans 320 pixels", "Make the page fit in 320 pixels"),
    why=text(
        "Avec un zoom de 400 %, l'écran fait 320 pixels de large : une ligne qui en sort se lit morceau par morceau.",
        "At a zoom of 400% the screen is 320 pixels wide: a line that leaves it is read a piece at a time.",
    ),
    who=text(
        "Les personnes malvoyantes qui zooment, et toutes celles qui ont un petit téléphone.",
        "People with low vision who zoom, and everybody with a small telephone.",
    ),
    fix=text(
        "Donner les largeurs en % ou par max-width ; ne rien masquer sans bouton pour le retrouver.",
        "Give widths in % or by max-width; hide nothing without a button that brings it back.",
    ),
    criteria={"rgaa:10.11": "nc"},
    needs=(Reflow,),
    source="RGAA 4.1.2, 10.11 ; WCAG 2.2, 1.4.10",
)
def judge(page: PageReader) -> Outcome:
    """Compare the texts on display in a wide viewport and at 320 px."""
    record = page.need(Reflow)
    if not record.texts:
        return not_applicable(text("Aucun texte affiché.", "No text on display."))
    where = (
        text("à 256 pixels de haut", "at 256 pixels high")
        if record.vertical
        else text("à 320 pixels de large", "at 320 pixels wide")
    )
    facts = say(
        "Textes affichés : {n} ; perdus {where} : {lost}. Le document y mesure {width} × {height} pixels.",
        "Texts on display: {n}; lost {where}: {lost}. The document is {width} × {height} pixels there.",
        n=record.texts,
        lost=len(record.losses),
        where=where,
        width=record.width,
        height=record.height,
    )
    return report(page, record.losses, where, facts)
