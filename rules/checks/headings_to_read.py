"""A heading says what comes under it.

Why: words that do not suit what follows mislead. Who: people who use a screen reader. How to fix: name what
follows.
"""

from rules.evidence.page import Page
from rules.outcomes import not_applicable, to_review
from rules.reader import PageReader
from rules.rule import rule
from rules.vocabulary import Outcome
from rules.wording import say, text


@rule(
    id="headings-to-read",
    theme="structure",
    unit=text("titre", "heading"),
    title=text("Relire les titres", "Read the headings"),
    why=text(
        "Des mots qui ne correspondent pas à ce qui suit égarent.",
        "Words that do not suit what follows mislead.",
    ),
    who=text("Les personnes qui utilisent un lecteur d'écran.", "People who use a screen reader."),
    fix=text("Nommer exactement ce qui suit.", "Name exactly what follows."),
    criteria={"rgaa:9.1": "none"},
    needs=(Page,),
    source="RGAA 4.1.2, 9.1; WCAG 2.4.6",
)
def judge(page: PageReader) -> Outcome:
    """Count what a person reads; only a person can tell whether the words suit what follows."""
    found = page.need(Page).counts.get("headings", 0)
    if not found:
        return not_applicable(text("Aucun élément concerné.", "No element concerned."))
    return to_review([], say("Titres à relire : {n}.", "Headings to read: {n}.", n=found))
