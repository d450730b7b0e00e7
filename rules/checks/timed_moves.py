"""A page does not move on by itself without a control.

Why: who reads slowly loses the page before its end. Who: people who read slowly, blind people. How to fix: remove the
delay, or offer a button to stop or extend it.
"""

from rules.evidence.styles import Styles, Timer
from rules.outcomes import finding, settled
from rules.reader import PageReader
from rules.rule import rule
from rules.vocabulary import Finding, Outcome
from rules.wording import say, text

_DAY = 20 * 3600 * 1000
"""Milliseconds from which a delay is no limit: twenty hours."""


@rule(
    id="timed-moves",
    theme="consultation",
    unit=text(
        "page",
        "page",
    ),
    title=text(
        "Laisser la personne maîtriser les changements de page",
        "Let people control changes of page",
    ),
    why=text(
        "Qui lit lentement perd la page avant la fin.",
        "Who reads slowly loses the page before its end.",
    ),
    who=text(
        "Les personnes qui lisent lentement, les personnes aveugles.",
        "People who read slowly, blind people.",
    ),
    fix=text(
        "Retirer le délai, ou offrir un bouton qui l'arrête ou le prolonge.",
        "Remove the delay, or offer a button that stops or extends it.",
    ),
    criteria={"rgaa:13.1": "nc"},
    needs=(Styles,),
    source="RGAA 4.1.2, 13.1.3",
)
def judge(page: PageReader) -> Outcome:
    """Report what a script does after a delay (13.1.3), unless a control of the page speaks of it."""
    record = page.need(Styles)
    timed = [one for one in record.timers if 0 < one.delay < _DAY]
    found = [_finding(page, one) for one in timed]
    facts = say("Changements de page programmés : {n}.", "Timed changes of page: {n}.", n=len(timed))
    return settled(found, facts, record.unread)


def _finding(page: PageReader, one: Timer) -> Finding:
    what = say(
        "La page change d'elle-même au bout de {seconds} s.",
        "The page moves on by itself after {seconds} s.",
        seconds=round(one.delay / 1000),
    )
    return finding(what, place=one.place, party="template", certain=not one.controlled)
