"""The page works in a browser of 2 years ago.

Why: a device keeps the browser its system last received; a page that asks for more shuts its owner out. Who: people
who keep their telephone or computer. How to fix: compile scripts for that browser, ship fallbacks, test what is recent.
"""

from rules.evidence.old_device import FunctionsToday, OldTwoYears
from rules.old_rules import judge_old
from rules.reader import PageReader
from rules.rule import rule
from rules.vocabulary import Outcome
from rules.wording import text


@rule(
    id="old-browser-2-years",
    scope="template",
    theme="old-devices",
    unit=text("cause", "cause"),
    title=text("Rester utilisable dans un navigateur de 2 ans", "Stay usable in a browser of 2 years"),
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
    criteria={"rgesn:2.4": "nc"},
    needs=(FunctionsToday, OldTwoYears),
    source="RGESN 2024, 2.4",
)
def judge(page: PageReader) -> Outcome:
    """Certain when a real engine of that age fails on the page; an imitated one leaves it to a person."""
    return judge_old(page, page.need(OldTwoYears).state, OldTwoYears.NAME)
