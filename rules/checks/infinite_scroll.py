"""Contents load when asked for, not without end while the page is scrolled.

Why: a page without end loads what nobody decided to read, and hides its own footer. Who: small data plans, keyboard
users who never reach the end. How to fix: a « Voir plus » button or numbered pages.
"""

from itertools import pairwise

from rules.evidence.conduct import Conduct
from rules.outcomes import failed, finding, passed, to_review
from rules.reader import PageReader
from rules.rule import rule
from rules.vocabulary import Outcome
from rules.wording import say, text

_ROUNDS = 3
_ELEMENTS = 5
"""Elements added by a scroll that brings contents, beyond a picture that takes its place."""


@rule(
    id="infinite-scroll",
    scope="template",
    theme="interface",
    unit=text("page", "page"),
    title=text("Remplacer le défilement infini", "Replace infinite scrolling"),
    why=text(
        "Une page sans fin charge ce que personne n'a choisi de lire, et cache son pied de page.",
        "A page without end loads what nobody chose to read, and hides its own footer.",
    ),
    who=text(
        "Les petits forfaits, et les personnes au clavier qui n'atteignent jamais la fin.",
        "Small data plans, and keyboard users who never reach the end.",
    ),
    fix=text(
        "Mettre un bouton « Voir plus » ou des pages numérotées.",
        "Put a “Show more” button or numbered pages.",
    ),
    criteria={"rgesn:4.2": "both"},
    needs=(Conduct,),
    source="RGESN 2024, 4.2",
)
def judge(page: PageReader) -> Outcome:
    """Count the scrolls to the end that each brought new elements and requests, nobody asking for them.

    Three in a row: certain. Fewer: a sign. A page whose height holds passes.
    """
    record = page.need(Conduct)
    grown = _grown(record)
    facts = say(
        "{grown} défilements jusqu'en bas sur {made} ont fait grandir la page ({first} puis {last} pixels).",
        "{grown} scrolls to the end out of {made} made the page grow ({first} then {last} pixels).",
        grown=grown,
        made=len(record.loads),
        first=record.heights[0],
        last=record.heights[-1],
    )
    if not grown:
        return passed(facts)
    certain = grown >= _ROUNDS and not record.more
    one = finding(facts, party="template", component="scroll", certain=certain)
    return failed([one], facts) if certain else to_review([one], facts)


def _grown(record: Conduct) -> int:
    """Return how many scrolls in a row, from the first, brought contents."""
    steps = zip(pairwise(record.heights), pairwise(record.elements), record.loads, strict=False)
    grown = 0
    for (low, high), (few, many), loads in steps:
        if high <= low or many - few < _ELEMENTS or not loads:
            break
        grown += 1
    return grown
