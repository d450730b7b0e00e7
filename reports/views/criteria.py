"""The views of referentials: counts a theme, the whole table, the official procedures of what a person checks."""

from dataclasses import dataclass

from reports.safety import shorten
from reports.views.context import SiteContext
from reports.views.correction import anchor
from reports.views.dossier import section_cells
from reports.views.parts import Cell, Table, heads, number
from rules.results import CriterionResult, ReferentialResult
from rules.vocabulary import Reason, Verdict

VERDICTS = {Verdict.C: "c", Verdict.NC: "nc", Verdict.NA: "na", Verdict.NT: "ask"}
LINKS_SHOWN = 4
FACT_SHOWN = 160
"""Characters of the first fact quoted in the table; the page of the theme holds them whole."""


@dataclass(frozen=True)
class Summary:
    """A referential on the scorecard: counts by theme, proven bounds as sentences, link to the table."""

    id: str
    title: str
    lead: str
    bounds: list[str]
    table: Table
    link: Cell
    declaration: Cell | None


@dataclass(frozen=True)
class CriteriaView:
    """The page of a referential: a table a theme."""

    title: str
    lead: str
    bounds: list[str]
    legend: list[Cell]
    themes: list[tuple[Cell, Table]]
    procedures: list[Cell]
    source: str
    declaration: Cell | None


@dataclass(frozen=True)
class Procedure:
    """What we saw of one criterion, the W3C guidelines that ask the same, and its official procedure."""

    id: str
    title: Cell
    verdict: Cell
    why: str
    facts: list[str]
    guidelines: list[Cell]
    norms: str
    evidence: list[Cell]
    steps: list[str]


@dataclass(frozen=True)
class ProceduresView:
    """The page of the procedures of a theme."""

    title: str
    theme: Cell
    lead: str
    back: Cell
    procedures: list[Procedure]


def by_theme(referential: ReferentialResult) -> dict[str, list[CriterionResult]]:
    """Return the criteria by theme, in their order."""
    themes: dict[str, list[CriterionResult]] = {}
    for criterion in referential.criteria:
        themes.setdefault(criterion.theme, []).append(criterion)
    return themes


def verdict_cell(context: SiteContext, criterion: CriterionResult) -> Cell:
    """Return a verdict as shape, word and colour."""
    unmeasured = criterion.reason == Reason.UNMEASURED
    key = "unmeasured" if unmeasured else criterion.verdict.value
    return Cell(context.speech.say(f"verdict.{key}"), kind=f"v {VERDICTS[criterion.verdict]}")


def bounds(context: SiteContext, referential: ReferentialResult) -> list[str]:
    """Return what is proven of the score, as sentences that never give a rate."""
    say, share = context.speech.say, context.speech.share
    applicable = referential.total - referential.na
    waiting = referential.review + referential.unmeasured
    if referential.high is None:
        return []
    if referential.low is None:
        top = say("bound.high", most=applicable - referential.nc, n=applicable, share=share(referential.high))
        return [top, say("bound.no_rate", n=waiting)]
    return [
        say("bound.range", low=share(referential.low), high=share(referential.high)),
        say("bound.range_why", n=waiting),
    ]


def lead(context: SiteContext, referential: ReferentialResult) -> str:
    """Return the counts of a referential as one sentence, bad news first."""
    return context.speech.say(
        "referential.lead",
        name=referential.name,
        total=referential.total,
        nc=referential.nc,
        c=referential.c,
        na=referential.na,
        review=referential.review,
        unmeasured=referential.unmeasured,
    )


HEADINGS = {"bound": "access", "range": "eco"}


def heading_of(context: SiteContext, referential: ReferentialResult) -> tuple[str, str]:
    """Return the id and the title of a referential's section; its name is said when several speak of one subject."""
    key = HEADINGS[referential.score]
    kin = [one.id for one in context.site.referentials if one.score == referential.score]
    title = context.speech.say(f"{key}.heading")
    if len(kin) == 1:
        return key, title
    name = f"{title} ({referential.name} {referential.version})"
    return (key if kin[0] == referential.id else f"{key}-{referential.id}"), name


def summarise(context: SiteContext, referential: ReferentialResult) -> Summary:
    """Return a referential as the scorecard shows it."""
    say = context.speech.say
    rows = []
    for theme, criteria in by_theme(referential).items():
        counts = [sum(c.verdict == v and c.reason != Reason.UNMEASURED for c in criteria) for v in _ORDER]
        counts.append(sum(c.reason == Reason.UNMEASURED for c in criteria))
        rows.append(
            [Cell(theme, lang="fr"), *(number(context.speech.number(n) if n else "–") for n in counts)]
        )
    head = heads([say("criteria.theme")])
    head += [Cell(say(f"verdict.{v.value}"), kind=f"n v {VERDICTS[v]}") for v in _ORDER]
    head.append(Cell(say("verdict.unmeasured"), kind="n v ask"))
    caption = say("criteria.by_theme", name=referential.name, total=referential.total)
    table = Table(f"themes-{referential.id}", caption, head, rows)
    link = Cell(say("criteria.all", n=referential.total), path=context.layout.referential(referential.id))
    return Summary(
        *heading_of(context, referential),
        lead(context, referential),
        bounds(context, referential),
        table,
        link,
        declaration_cell(context, referential),
    )


def declaration_cell(context: SiteContext, referential: ReferentialResult) -> Cell | None:
    """Return a link to the pre-filled declaration, where the referential has one."""
    if referential.id != "rgesn":
        return None
    return Cell(context.speech.say("eco_decl.download"), path=context.layout.declaration())


_ORDER = (Verdict.NC, Verdict.C, Verdict.NA, Verdict.NT)


def make_criteria(context: SiteContext, referential: ReferentialResult) -> CriteriaView:
    """Return the page of a referential."""
    say = context.speech.say
    themes, procedures = [], []
    for rank, (theme, criteria) in enumerate(by_theme(referential).items(), 1):
        themes.append((Cell(theme, lang="fr"), _table(context, rank, criteria)))
        if any(to_tell(c) for c in criteria):
            procedures.append(Cell(theme, path=context.layout.procedures(referential.id, rank), lang="fr"))
    legend = [
        Cell(say(f"verdict.{v.value}"), kind=f"v {VERDICTS[v]}", items=(Cell(say(f"legend.{v.value}")),))
        for v in _ORDER
    ]
    return CriteriaView(
        say("criteria.title", name=referential.name, version=referential.version),
        lead(context, referential),
        bounds(context, referential),
        legend,
        themes,
        procedures,
        say("criteria.source", source=referential.source),
        declaration_cell(context, referential),
    )


def _table(context: SiteContext, rank: int, criteria: list[CriterionResult]) -> Table:
    say = context.speech.say
    known = {c.id: c for c in context.site.corrections}
    columns = ["number", "criterion", "verdict", "why"]
    seen = any(c.facts or c.guidelines for c in criteria)
    rows = []
    for criterion in criteria:
        links = tuple(context.link(known[i]) for i in criterion.corrections[:LINKS_SHOWN] if i in known)
        row = [
            Cell(criterion.id.partition(":")[2], id=anchor(criterion.id)),
            Cell(criterion.title, lang="fr"),
            verdict_cell(context, criterion),
            Cell(shorten(context.speech.text(criterion.why), 300), items=links),
        ]
        rows.append([*row, _seen(context, rank, criterion)] if seen else row)
    head = heads([say(f"criteria.{key}") for key in ([*columns, "facts"] if seen else columns)])
    return Table(f"theme-{rank}", say("criteria.caption", rank=str(rank), n=len(criteria)), head, rows)


def _seen(context: SiteContext, rank: int, criterion: CriterionResult) -> Cell:
    """Return the first fact, a link to all of them, and the W3C guidelines of one criterion."""
    facts = [shorten(context.speech.text(fact), FACT_SHOWN) for fact in criterion.facts[:1]]
    place = context.layout.procedures(criterion.id.partition(":")[0], rank)
    whole = Cell(
        context.speech.say("criteria.facts_all", n=len(criterion.facts)),
        path=f"{place}#{anchor(criterion.id)}",
    )
    links = [whole] if criterion.facts else []
    items = [*links, *(Cell(g.title, url=g.url, lang="en") for g in criterion.guidelines)]
    return Cell(facts[0] if facts else "", items=tuple(items))


def to_tell(criterion: CriterionResult) -> bool:
    """Tell whether the page of the theme has something to say of this criterion: facts, or a procedure to follow."""
    return to_check(criterion) or bool(criterion.facts)


def to_check(criterion: CriterionResult) -> bool:
    """Tell whether a person has an official procedure to follow on this criterion."""
    return criterion.verdict == Verdict.NT and bool(criterion.procedure)


def norms_sentence(context: SiteContext, criterion: CriterionResult) -> str:
    """Return the success criteria of WCAG and the clauses of EN 301 549 a criterion answers, "" for none."""
    if not criterion.wcag:
        return ""
    wcag, en = ", ".join(criterion.wcag), ", ".join(criterion.en) or "–"
    return context.speech.say("criteria.norms", n=len(criterion.wcag), wcag=wcag, en=en)


def make_procedures(
    context: SiteContext, referential: ReferentialResult, rank: int, theme: str
) -> ProceduresView:
    """Return what we saw of a theme's criteria, with the official procedures of those left to a person."""
    say = context.speech.say
    chosen = [c for c in by_theme(referential)[theme] if to_tell(c)]
    procedures = [
        Procedure(
            anchor(c.id),
            Cell(f"{c.id.partition(':')[2]} {c.title}", lang="fr"),
            verdict_cell(context, c),
            context.speech.text(c.why),
            [context.speech.text(fact) for fact in c.facts],
            [Cell(g.title, url=g.url, lang="en") for g in c.guidelines],
            norms_sentence(context, c),
            section_cells(context, c.evidence) if c.verdict == Verdict.NT else [],
            c.procedure if to_check(c) else [],
        )
        for c in chosen
    ]
    return ProceduresView(
        say("procedures.title", name=referential.name, rank=str(rank)),
        Cell(theme, lang="fr"),
        say("procedures.lead", n=sum(map(to_check, chosen))),
        Cell(say("procedures.back"), path=f"{context.layout.referential(referential.id)}#t-theme-{rank}"),
        procedures,
    )
