"""The findings of an acceptance as tables: one line a clause, then the places that decide, then the sample."""

from reports.language import Speech
from reports.safety import shorten
from reports.views.parts import Cell, Table, address, heads
from rules.acceptance import Acceptation, ClauseFinding, PlaceFinding
from rules.acceptance.findings import Owes
from rules.results import SiteResult

MARKS = {"compliant": "v c", "non_compliant": "v nc", "undecidable": "v ask", "unmeasured": "v na"}
PLACES = 12
"""Places shown of one clause; findings.json holds them all."""
CORRECTIONS = 15


def figure(value: float | None, unit: str, speech: Speech) -> str:
    """Return a value with its unit, "–" when there is none."""
    if value is None:
        return "–"
    if unit == "%":
        return speech.share(value / 100)
    if unit in ("B", "g"):
        return speech.measure(value, unit)
    key = f"unit.{unit}"
    return (
        speech.say(key, n=round(value))
        if float(value).is_integer() and speech.knows(key)
        else speech.number(value, 2)
    )


def span(low: float | None, high: float | None, unit: str, speech: Speech) -> str:
    """Return an interval, or one value when both ends are the same."""
    if low is None or high is None:
        return "–"
    if low == high:
        return figure(low, unit, speech)
    return speech.say("minutes.span", low=_precise(low, unit, speech), high=_precise(high, unit, speech))


def _precise(value: float, unit: str, speech: Speech) -> str:
    """Return one end of an interval precisely enough to tell it from the other end and from the limit."""
    if unit == "B" and value >= 1000:
        rank = 2 if value >= 1e6 else 1
        return f"{speech.number(value / 1000**rank, 2)} {speech.size(1000**rank)[2:]}"
    return figure(value, unit, speech)


def findings_table(found: Acceptation, speech: Speech) -> Table:
    """Return one line a clause and state."""
    say = speech.say
    keys = ("requirement", "limit", "measure", "gap", "verdict", "owes")
    head = heads([say(f"minutes.{key}") for key in keys], numbers=(1, 2, 3))
    rows = [_row(one, speech) for one in found.findings]
    return Table("findings", say("minutes.findings_caption", n=len(rows)), head, rows, kind="tight findings")


def _row(one: ClauseFinding, speech: Speech) -> list[Cell]:
    say = speech.say
    where = (
        say(f"population.{one.population}")
        if speech.knows(f"population.{one.population}")
        else one.population
    )
    state = "" if one.state == "first" else say(f"visit_state.{one.state}")
    details = [shorten(one.title, 160), ", ".join(part for part in (where, state) if part)]
    if one.share < 1:
        details.append(say("minutes.share", share=speech.share(one.share)))
    if one.worst and len(one.places) > 1:
        details.append(say("minutes.worst", place=shorten(one.worst, 90)))
    if one.verdict != "compliant" and one.consequence:
        details.append(say("minutes.consequence", what=shorten(one.consequence, 200)))
    return [
        Cell(one.article, items=tuple(Cell(text) for text in details)),
        Cell(limit_of(one, speech), kind="n"),
        Cell(measure_of(one, speech), kind="n", items=_measured(one, speech)),
        Cell(gap_of(one, speech), kind="n"),
        Cell(
            speech.say(f"finding.{one.verdict}"),
            kind=f"{MARKS[one.verdict]} free",
            items=_verdict(one, speech),
        ),
        Cell(owes_of(one.owes, one.unit, speech), kind="free"),
    ]


def _where(population: str, speech: Speech) -> str:
    """Return a population in words: a kind of place, or one page, template or process by its name."""
    if speech.knows(f"population.{population}"):
        return speech.say(f"population.{population}")
    kind, _, name = population.partition(":")
    if kind in ("template", "process"):
        return speech.say(f"population.one_{kind}", name=shorten(name, 80))
    return speech.say("population.one_page", name=shorten(population.removesuffix("$"), 80))


def _verdict(one: ClauseFinding, speech: Speech) -> tuple[Cell, ...]:
    told = []
    if len(one.places) > 1:
        n = one.counts.get(one.verdict, 0)
        told.append(Cell(speech.say("fraction", part=n, whole=len(one.places)), kind="soft"))
    if one.verdict != "compliant" and one.why.fr:
        told.append(Cell(shorten(speech.text(one.why), 220), kind="soft"))
    if one.on_target is False and one.verdict == "compliant":
        told.append(Cell(speech.say("minutes.off_target"), kind="soft"))
    return tuple(told)


def _measured(one: ClauseFinding, speech: Speech) -> tuple[Cell, ...]:
    if one.value is None or one.low == one.high:
        return ()
    return (Cell(span(one.low, one.high, one.unit, speech), kind="soft"),)


def measure_of(one: ClauseFinding, speech: Speech) -> str:
    """Return the median of the place that decides, or the proven range."""
    if one.value is None and one.low is not None:
        return span(one.low, one.high, one.unit, speech)
    return figure(one.value, one.unit, speech)


def limit_of(one: ClauseFinding, speech: Speech) -> str:
    """Return the limit as the contract writes it."""
    sign = "≤" if one.better == "lower" else "≥"
    plain = one.limit / one.worth
    shown = (
        figure(plain, one.unit, speech) if one.unit == "%" else f"{speech.number(plain, 3)} {one.shown_unit}"
    )
    return speech.typeset(f"{sign} {shown}")


def gap_of(one: ClauseFinding, speech: Speech) -> str:
    """Return how far the median is from the limit: + beyond, − within."""
    if one.gap is None:
        return "–"
    sign = "+" if one.gap > 0 else "−" if one.gap < 0 else ""
    shown = sign + figure(abs(one.gap), one.unit, speech)
    if one.gap_share is None or abs(one.gap_share) < 0.01:
        return shown
    return f"{shown} ({sign}{speech.share(abs(one.gap_share))})"


def owes_of(owes: Owes | None, unit: str, speech: Speech) -> str:
    """Return who brings what: template, content, third parties."""
    if owes is None:
        return ""
    parts = [
        speech.say(f"owes.{name}", value=figure(value, unit, speech))
        for name in ("template", "content", "third")
        if (value := getattr(owes, name))
    ]
    return ", ".join(parts)


def annexes(found: Acceptation, site: SiteResult, speech: Speech) -> list[tuple[str, str, list[Table]]]:
    """Return the annexes that have something to say: title, sentence, tables."""
    say = speech.say
    open_ones = [(rank, one) for rank, one in enumerate(found.findings, 1) if one.verdict != "compliant"]
    places = [_places(rank, one, speech) for rank, one in open_ones if one.places and one.places[0].place]
    made = [(say("minutes.annex_places"), say("minutes.annex_places_lead"), places)] if places else []
    counted = [one for one in open_ones if one[1].metric.startswith("corrections")]
    if counted and site.corrections:
        made.append(
            (
                say("minutes.annex_corrections"),
                say("minutes.annex_corrections_lead"),
                [_corrections(site, speech)],
            )
        )
    if site.sample:
        made.append((say("minutes.annex_sample"), say("minutes.annex_sample_lead"), [_sample(site, speech)]))
    return made


def _places(rank: int, one: ClauseFinding, speech: Speech) -> Table:
    say = speech.say
    order = ("non_compliant", "unmeasured", "undecidable", "compliant")
    ordered = sorted(one.places, key=lambda place: order.index(place.verdict))
    left = len(ordered) - PLACES
    return Table(
        f"places-{rank}",
        f"{one.article} – {shorten(one.title, 120)} ({limit_of(one, speech)})",
        heads(
            [say(f"minutes.{key}") for key in ("place", "values", "interval_label", "verdict")], numbers=(2,)
        ),
        [_place(place, one.unit, speech) for place in ordered[:PLACES]],
        note=say("minutes.more_places", n=left) if left > 0 else "",
        kind="tight places",
    )


def _place(place: PlaceFinding, unit: str, speech: Speech) -> list[Cell]:
    values = " · ".join(_precise(v, unit, speech) if v is not None else "–" for v in place.values)
    shown = (
        address(place.place, shorten(place.place, 90))
        if place.place.startswith("http")
        else Cell(place.place)
    )
    return [
        shown,
        Cell(values),
        Cell(span(place.low, place.high, unit, speech), kind="n"),
        Cell(
            speech.say(f"finding.{place.verdict}"),
            kind=f"{MARKS[place.verdict]} free",
            items=(Cell(shorten(speech.text(place.why), 160), kind="soft"),) if place.why.fr else (),
        ),
    ]


def _corrections(site: SiteResult, speech: Speech) -> Table:
    say = speech.say
    certain = [one for one in site.corrections if one.certain]
    rows = [
        [
            Cell(one.id, kind="code"),
            Cell(shorten(speech.text(one.title), 140)),
            Cell(say(f"party.{one.party}")),
            Cell(speech.number(len(one.pages)), kind="n"),
        ]
        for one in certain[:CORRECTIONS]
    ]
    left = len(certain) - CORRECTIONS
    return Table(
        "corrections",
        say("minutes.corrections_caption", n=len(certain)),
        heads([say(f"minutes.{key}") for key in ("id", "correction", "owes", "pages")], numbers=(3,)),
        rows,
        note=say("minutes.more_places", n=left) if left > 0 else "",
        kind="tight places",
    )


def _sample(site: SiteResult, speech: Speech) -> Table:
    say = speech.say
    pages = site.sample.pages if site.sample else []
    rows = [
        [
            Cell(shorten(page.title or page.url, 80), items=(address(page.url, shorten(page.url, 90)),)),
            Cell(
                ", ".join(
                    say(f"reason.{one}") if speech.knows(f"reason.{one}") else one for one in page.reasons
                )
            ),
        ]
        for page in pages[:60]
    ]
    head = heads([say("minutes.page"), say("minutes.why")])
    return Table("sample", say("minutes.sample_caption", n=len(pages)), head, rows, kind="tight places")
