"""The states of a page: before any scroll, untouched, refused, accepted, second visit, doing nothing."""

from reports.safety import shorten
from reports.views.context import SiteContext
from reports.views.parts import Cell, Table, heads, number
from reports.views.sample import template_name
from rules.results import PageResult, StateName, StateResult

COLUMNS: tuple[StateName, ...] = ("untouched", "before_scroll", "refused", "accepted", "second", "idle")
TEMPLATES_SHOWN = 5
"""Rows on the scorecard, which stays light; each template has its own page."""
HOSTS_SHOWN = 4


def states_by_template(context: SiteContext) -> Table | None:
    """Return a row a template, a column a state; None when no page was studied."""
    say, studied = context.speech.say, [page for page in context.visited if page.is_studied]
    if not studied:
        return None
    rows = []
    for page in studied[:TEMPLATES_SHOWN]:
        states = {one.state: one for one in page.states}
        path = context.layout.template(page.template)
        name = Cell(template_name(context, page.template), path=path)
        rows.append([name, *(_weight(context, states.get(column)) for column in COLUMNS)])
    names = [say("template.one"), *(say(f"moment.{column}") for column in COLUMNS)]
    left = len(studied) - len(rows)
    more = say("moment.more", n=left) if left else ""
    note = " ".join(part for part in (say("moment.note"), more) if part)
    return Table(
        "states", say("moment.caption"), heads(names, numbers=range(1, len(COLUMNS) + 1)), rows, note
    )


def states_of_page(context: SiteContext, page: PageResult) -> Table | None:
    """Return a row a state of one page, with its parties; None when it does not stand for its template."""
    if not page.is_studied:
        return None
    say = context.speech.say
    states = {one.state: one for one in page.states}
    rows = [_row(context, states[name]) for name in COLUMNS if name in states]
    keys = (
        "moment.state",
        "weight.bytes",
        "counting.requests",
        "moment.third",
        "moment.added",
        "moment.stored",
    )
    head = heads([say(key) for key in keys], numbers=(1, 2, 5))
    banner = (
        say("moment.banner", name=_banner(context, page.consent)) if page.consent else say("moment.no_banner")
    )
    return Table("states", say("moment.page_caption"), head, rows, banner)


def _banner(context: SiteContext, name: str) -> str:
    return context.speech.say(f"banner.{name}") if name in ("home-made", "unknown") else name


def _weight(context: SiteContext, state: StateResult | None) -> Cell:
    if state is None or state.wire_bytes is None:
        return number("–")
    return number(context.speech.size(state.wire_bytes))


def _row(context: SiteContext, state: StateResult) -> list[Cell]:
    speech = context.speech
    name = Cell(speech.say(f"moment.{state.state}"), items=_seconds(context, state))
    if state.wire_bytes is None or state.requests is None:
        return [name, number("–"), number("–"), Cell(speech.text(state.why)), Cell("–"), number("–")]
    third = {party: size for party, size in state.bytes_by_party.items() if party != "own"}
    return [
        name,
        number(speech.size(state.wire_bytes)),
        number(speech.number(state.requests)),
        _parties(context, third),
        _parties(context, state.added_by_party),
        number("–" if state.stored is None else speech.number(state.stored)),
    ]


def _seconds(context: SiteContext, state: StateResult) -> tuple[Cell, ...]:
    if state.seconds is None:
        return ()
    return (Cell(context.speech.say("moment.seconds", seconds=context.speech.number(state.seconds, 1))),)


def _parties(context: SiteContext, sizes: dict[str, int]) -> Cell:
    """Return what each party sent, the heaviest first; "–" when nothing was."""
    say, speech = context.speech.say, context.speech
    heavy = sorted(sizes.items(), key=lambda item: (-item[1], item[0]))
    if not heavy:
        return Cell("–")
    cells = [
        Cell(
            say(
                "moment.party",
                party=say("party.own") if party == "own" else shorten(party, 40),
                size=speech.size(size),
            )
        )
        for party, size in heavy[:HOSTS_SHOWN]
    ]
    left = len(heavy) - len(cells)
    rest = (Cell(say("moment.others", n=left)),) if left else ()
    return Cell(say("moment.hosts", n=len(heavy)), items=(*cells, *rest))
