"""No window opens by itself.

Why: the focus goes elsewhere without a word. Who: blind people, people with cognitive troubles. How to fix: open a
window on a click only, and say so.
"""

from rules.evidence.styles import Styles
from rules.outcomes import decide, finding
from rules.reader import PageReader
from rules.rule import rule
from rules.vocabulary import Outcome
from rules.wording import say, text


@rule(
    id="windows-by-themselves",
    theme="consultation",
    unit=text(
        "page",
        "page",
    ),
    title=text(
        "Ne pas ouvrir de fenêtre sans action de la personne",
        "Open no window without an action",
    ),
    why=text(
        "Le focus part ailleurs sans prévenir.",
        "The focus goes elsewhere without a word.",
    ),
    who=text(
        "Les personnes aveugles, et celles qui ont des troubles cognitifs.",
        "Blind people, and people with cognitive troubles.",
    ),
    fix=text(
        "N'ouvrir une fenêtre qu'à la suite d'un clic, et le dire.",
        "Open a window after a click only, and say so.",
    ),
    criteria={"rgaa:13.2": "nc"},
    needs=(Styles,),
    source="RGAA 4.1.2, 13.2",
)
def judge(page: PageReader) -> Outcome:
    """Report the windows that the page tried to open while nobody touched it."""
    record = page.need(Styles)
    facts = say(
        "Fenêtres ouvertes sans action : {n}.", "Windows opened without action: {n}.", n=record.windows
    )
    what = say(
        "La page ouvre {n} fenêtre(s) d'elle-même.",
        "The page opens {n} window(s) by itself.",
        n=record.windows,
    )
    return decide([finding(what, party="template")] if record.windows else [], facts)
