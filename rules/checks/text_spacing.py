"""The page bears the text spacing that readers set.

Why: people who read with difficulty space lines, letters and words. Who: people with dyslexia or low vision. How to
fix: give text boxes a min-height instead of a height, and let them grow.
"""

from rules.evidence.spacing import Spacing
from rules.losses import report
from rules.outcomes import not_applicable
from rules.reader import PageReader
from rules.rule import rule
from rules.vocabulary import Outcome
from rules.wording import say, text


@rule(
    id="text-spacing",
    scope="template",
    theme="display",
    unit=text("texte", "text"),
    title=text("Laisser le texte s'espacer", "Let the text be spaced"),
    why=text(
        "Les personnes qui lisent avec peine espacent les lignes, les lettres et les mots : rien ne doit disparaître.",
        "People who read with difficulty space lines, letters and words: nothing may vanish.",
    ),
    who=text("Les personnes dyslexiques ou malvoyantes.", "People with dyslexia or low vision."),
    fix=text(
        "Remplacer les hauteurs fixes des boîtes de texte par min-height, et retirer overflow: hidden.",
        "Replace fixed heights of text boxes with min-height, and remove overflow: hidden.",
    ),
    criteria={"rgaa:10.12": "nc"},
    needs=(Spacing,),
    source="RGAA 4.1.2, 10.12 ; WCAG 2.2, 1.4.12",
)
def judge(page: PageReader) -> Outcome:
    """Compare the texts on display with and without the spacing."""
    record = page.need(Spacing)
    if not record.texts:
        return not_applicable(text("Aucun texte affiché.", "No text on display."))
    facts = say(
        "Textes affichés : {n} ; perdus avec l'espacement demandé : {lost}.",
        "Texts on display: {n}; lost with the spacing asked for: {lost}.",
        n=record.texts,
        lost=len(record.losses),
    )
    return report(page, record.losses, text("avec l'espacement du texte", "with text spacing"), facts)
