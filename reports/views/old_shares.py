"""The share of the pages that works in each old browser and on each old device, of one site or of a portfolio."""

from collections.abc import Sequence

from reports.language import Speech
from reports.views.parts import Cell, Table, heads, number
from rules.old_shares import Share, shares, untried
from rules.results import SiteResult
from rules.wording import capital, percent

COLUMNS = {
    "usable": ("usable",),
    "lesser": ("degraded", "unclear"),
    "broken": ("broken",),
    "unmeasured": ("unmeasured",),
}


def shares_table(sites: Sequence[SiteResult], speech: Speech) -> Table | None:
    """Return a row an old browser or device, with the share of pages in each state; None when none was tried."""
    say, found = speech.say, shares(sites)
    if not found:
        return None
    rows = [
        [
            Cell(speech.text(capital(one.target))),
            *(_part(one, states, speech) for states in COLUMNS.values()),
        ]
        for one in found
    ]
    head = heads(
        [say("old.target"), *(say(f"old.column.{name}") for name in COLUMNS)],
        numbers=tuple(range(1, len(COLUMNS) + 1)),
    )
    left = sum(untried(site) for site in sites)
    note = say("old.shares_note") + (" " + say("old.untried", n=left) if left else "")
    caption = say("old.shares" if len(sites) == 1 else "old.shares_all")
    return Table("old-shares", caption, head, rows, note)


def _part(one: Share, states: Sequence[str], speech: Speech) -> Cell:
    """Return pages out of all, with their share under them."""
    part = one.of(*states)
    if not part:
        return number(speech.number(0))
    share = Cell(speech.text(percent(part / one.total)), kind="soft")
    return Cell(speech.say("fraction", part=part, whole=one.total), kind="n", items=(share,))
