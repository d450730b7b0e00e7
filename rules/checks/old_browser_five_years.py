"""The page works in a browser of 5 years ago.

Why: a device keeps the browser its system last received; a page that asks for more shuts its owner out. Who: people
who keep their telephone or computer. How to fix: compile scripts for that browser, ship fallbacks, test what is recent.
"""

from rules.evidence.old_device import FunctionsToday, OldFiveYears
from rules.old_rules import judge_old
from rules.reader import PageReader
from rules.rule import rule
from rules.vocabulary import Outcome
from rules.wording import text


@rule(
    id="old-browser-5-years",
    scope="template",
    theme="old-devices",
    unit=text("cause", "cause"),
    title=text("Rester utilisable dans un navigateur de 5 ans", "Stay usable in a browser of 5 years"),
    why=text(
        "Un appareil garde le dernier navigateur que son système a reçu : ce qui en demande plus l'exclut.",
        "A device keeps the last browser its system received: what asks for more shuts it out.",
    ),
    who=text(
        "Les personnes qui gardent leur téléphone ou leur ordinateur.",
        "People who keep their telephone or their computer.",
    ),
    fix=text(
        "Compiler les scripts pour ce navigateur, prévoir des replis, tester la présence de ce qui est récent.",
        "Compile scripts for this browser, ship fallbacks, test for what is recent.",
    ),
    needs=(FunctionsToday, OldFiveYears),
    source="politique de sobriété : appareils de plus de 5 ans (5 ans avant l'audit)",
)
def judge(page: PageReader) -> Outcome:
    """Certain when a real engine of that age fails on the page; an imitated one leaves it to a person."""
    return judge_old(page, page.need(OldFiveYears).state, OldFiveYears.NAME)
