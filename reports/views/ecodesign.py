"""The eco-design declaration of a site, pre-filled: what was measured is written, what its team knows is marked."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

from reports.language import Speech
from reports.safety import shorten
from reports.views.criteria import by_theme
from reports.views.ecodesign_old import (
    browsers_tested,
    hardware_tested,
    lines_tested,
    oldest_browser,
    screens_tested,
)
from rules.results import CriterionResult, ReferentialResult, SiteResult
from rules.vocabulary import Reason, Verdict

REFERENTIAL = "rgesn"
FACTS = 2
"""Facts quoted on a criterion; the report holds them all."""
FACT_MAX = 260
ASK_MAX = 220
SERVICES = 20


@dataclass(frozen=True)
class Entry:
    """One line of the declaration; todo: what its team still has to write, "" when nothing."""

    label: str
    value: str
    todo: str = ""


@dataclass(frozen=True)
class Row:
    """One criterion: number, official title (French), status in the referential's words, proof, what is to write."""

    number: str
    title: str
    status: str
    kind: str
    facts: list[str]
    todo: str
    control: str
    """The official control, French, for the person who decides; "" when the tool did."""


@dataclass(frozen=True)
class Theme:
    """The criteria of one theme of the referential; its name is French."""

    title: str
    caption: str
    rows: list[Row]


@dataclass(frozen=True)
class DeclarationView:
    """The whole declaration. notice: that it is pre-filled, and by what. parts: heading and lines. file: where the
    document to edit stands in the report, "" when the declaration stands alone.
    """

    title: str
    notice: list[str]
    parts: list[tuple[str, list[Entry]]]
    themes: list[Theme]
    heads: list[str]
    file: str = ""


def find_table(site: SiteResult) -> ReferentialResult | None:
    """Return the site's RGESN table; None when it was not judged against it."""
    return next((one for one in site.referentials if one.id == REFERENTIAL), None)


def make_declaration(
    site: SiteResult, table: ReferentialResult, speech: Speech, file: str = ""
) -> DeclarationView:
    """Return the declaration of a site in the reader's language; the official texts stay French."""
    say = speech.say
    return DeclarationView(
        title=say("eco_decl.title", name=site.name),
        notice=[say("eco_decl.notice", version=site.method.limpide), say("eco_decl.mark")],
        parts=[
            (say("eco_decl.identity"), _identity(site, table, speech)),
            (say("eco_decl.result"), _result(table, speech)),
            (say("eco_decl.strategy"), _strategy(site, speech)),
            (say("eco_decl.figures"), _figures(site, speech)),
            (say("eco_decl.services"), _services(site, speech)),
        ],
        themes=[_theme(name, criteria, speech) for name, criteria in by_theme(table).items()],
        heads=[say(f"eco_decl.{key}") for key in ("number", "criterion", "status", "proof")],
        file=file,
    )


def _todo(speech: Speech, what: str) -> str:
    return speech.say("eco_decl.todo", what=what)


def _blank(speech: Speech, *keys: str) -> list[Entry]:
    """Return lines that only the team can write."""
    return [
        Entry(speech.say(f"eco_decl.{key}"), "", _todo(speech, speech.say(f"eco_decl.{key}_ask")))
        for key in keys
    ]


def _identity(site: SiteResult, table: ReferentialResult, speech: Speech) -> list[Entry]:
    say = speech.say
    known = site.sample.population if site.sample else len(site.pages)
    owner = Entry(
        say("eco_decl.owner"), site.owner, "" if site.owner else _todo(speech, say("eco_decl.owner_ask"))
    )
    return [
        Entry(say("eco_decl.service"), site.name),
        Entry(say("eco_decl.address"), site.url),
        owner,
        *_blank(speech, "version", "contact"),
        Entry(say("eco_decl.referential"), f"{table.name} {table.version}"),
        Entry(say("eco_decl.date"), speech.day(site.audited_at)),
        Entry(say("eco_decl.sample"), say("eco_decl.sample_pages", n=len(site.pages), known=known)),
        *_blank(speech, "auditor", "next_review"),
    ]


def _result(table: ReferentialResult, speech: Speech) -> list[Entry]:
    say = speech.say
    counts = [
        ("eco_decl.met", table.c),
        ("eco_decl.not_met", table.nc),
        ("eco_decl.na", table.na),
        ("eco_decl.open", table.review + table.unmeasured),
    ]
    lines = [Entry(say(key), say("eco_decl.of", part=value, whole=table.total)) for key, value in counts]
    if table.low is None or table.high is None:
        return lines
    shown = say("eco_decl.range", low=speech.share(table.low), high=speech.share(table.high))
    todo = _todo(speech, say("eco_decl.score_ask")) if table.review + table.unmeasured else ""
    return [Entry(say("eco_decl.score"), shown, todo), *lines]


def _strategy(site: SiteResult, speech: Speech) -> list[Entry]:
    """Return the lines of the strategy: what was measured of old devices stands there, for the team to confirm."""
    measured = {
        "hardware": hardware_tested(site, speech),
        "software": browsers_tested(site, speech),
        "oldest": oldest_browser(site, speech),
        "line": lines_tested(site, speech),
        "screens": screens_tested(site, speech),
    }
    old = [Entry(one.label, measured[key], one.todo) for key in measured for one in _blank(speech, key)]
    rest = _blank(speech, "budget", "reduction", "hosting", "plan")
    return [*_blank(speech, "usefulness", "targets"), *old, *rest]


def _figures(site: SiteResult, speech: Speech) -> list[Entry]:
    """Return the medians of the visited pages, which a declaration may quote."""
    say, medians = speech.say, site.medians
    shown: dict[str, Callable[[float], str]] = {
        "wire_bytes": speech.size,
        "requests": speech.number,
        "dom": speech.number,
        "ecoindex": speech.number,
        "carbon_grams": speech.grams,
    }
    lines = [
        Entry(say(f"eco_decl.{key}"), write(medians[key])) for key, write in shown.items() if key in medians
    ]
    return lines or [Entry(say("eco_decl.figures"), say("eco_decl.unmeasured"))]


def _services(site: SiteResult, speech: Speech) -> list[Entry]:
    """Return the third parties seen in the visits, by host, each to be accounted for (RGESN 2.10)."""
    say = speech.say
    seen: Counter[str] = Counter()
    for page in site.pages:
        if page.weight:
            seen.update({host: n for host, n in page.weight.requests_by_party.items() if host != "own"})
    if not seen:
        return [Entry(say("eco_decl.services"), say("eco_decl.no_service"))]
    ask = _todo(speech, say("eco_decl.service_ask"))
    return [
        Entry(host, say("eco_decl.service_seen", n=many), ask) for host, many in seen.most_common(SERVICES)
    ]


def _theme(name: str, criteria: list[CriterionResult], speech: Speech) -> Theme:
    caption = speech.say("eco_decl.caption", n=len(criteria))
    return Theme(name, caption, [_row(criterion, speech) for criterion in criteria])


def _row(criterion: CriterionResult, speech: Speech) -> Row:
    status = "unmeasured" if criterion.reason is Reason.UNMEASURED else criterion.verdict.value
    kind = {Verdict.C: "c", Verdict.NC: "nc", Verdict.NA: "na"}.get(criterion.verdict, "ask")
    facts = [shorten(speech.text(fact), FACT_MAX) for fact in criterion.facts[:FACTS]]
    todo, control = "", ""
    if criterion.verdict is Verdict.NT:
        todo, control = (
            _todo(speech, speech.say("eco_decl.decide")),
            shorten(" ".join(criterion.procedure), ASK_MAX),
        )
    elif criterion.verdict is Verdict.NC:
        todo = _todo(speech, speech.say("eco_decl.correct"))
        facts = [shorten(speech.text(criterion.why), FACT_MAX), *facts]
    return Row(
        criterion.id.partition(":")[2],
        criterion.title,
        speech.say(f"eco_decl.status_{status}"),
        kind,
        facts,
        todo,
        control,
    )
