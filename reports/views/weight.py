"""The views of weight: sentences, bars by kind and by party, heaviest files."""

from collections.abc import Mapping

from reports.safety import shorten
from reports.views.bars import Chart, Series, draw_bars
from reports.views.context import SiteContext
from reports.views.parts import Cell, Table, heads, number
from rules.results import PageResult, Weight

PARTIES_SHOWN = 7
FILES_SHOWN = 10


def weights(context: SiteContext) -> list[Weight]:
    """Return the weights of the visited pages that have one."""
    return [page.weight for page in context.visited if page.weight]


def weight_lead(context: SiteContext) -> list[str]:
    """Return the weight of the site as sentences, each with its denominator."""
    speech, medians = context.speech, context.site.medians
    measured = len(weights(context))
    if not measured:
        return [speech.say("weight.none")]
    lines = []
    if "wire_bytes" in medians:
        size, requests = speech.size(medians["wire_bytes"]), speech.number(medians.get("requests", 0), 1)
        lines.append(speech.say("weight.median", n=measured, size=size, requests=requests))
    if "ecoindex" in medians:
        score, dom = speech.number(medians["ecoindex"], 1), speech.number(medians.get("dom", 0), 1)
        lines.append(speech.say("weight.ecoindex", score=score, dom=dom, n=measured))
    if "carbon_grams" in medians:
        lines.append(speech.say("weight.carbon", grams=speech.grams(medians["carbon_grams"])))
    return lines


def _mean(parts: list[dict[str, int]]) -> list[tuple[str, float]]:
    """Return the mean of each part over the pages, largest first."""
    totals: dict[str, float] = {}
    for part in parts:
        for name, value in part.items():
            totals[name] = totals.get(name, 0.0) + value
    means = [(name, value / len(parts)) for name, value in totals.items() if value]
    return sorted(means, key=lambda item: (-item[1], item[0]))


def _budget(context: SiteContext) -> float | None:
    """Return the weight allowed to each page by a budget, the limit before the target."""
    for budget in context.site.budgets:
        if budget.metric == "wire_bytes" and budget.where == "page":
            return budget.limit if budget.limit is not None else budget.target
    return None


def draw_weight(context: SiteContext) -> list[Chart]:
    """Return the bars by kind and by party, on one scale, with the budget's line."""
    measured, speech = weights(context), context.speech
    if not measured:
        return []
    total = sum(w.wire_bytes for w in measured) / len(measured)
    budget = _budget(context)
    scale = max(total, (budget or 0.0) * 1.05)
    kinds = [
        (speech.say(f"kind.{name}"), value) for name, value in _mean([w.bytes_by_kind for w in measured])
    ]
    origins = parties(context, _mean([w.bytes_by_party for w in measured]))
    whole = (speech.say("weight.total"), total)
    charts = []
    for key, values in (("kind", kinds), ("party", origins)):
        title = speech.say(f"weight.by_{key}", n=len(measured))
        series = Series(f"weight-{key}", title, speech.say(f"weight.{key}"), [whole, *values])
        charts.append(draw_bars(series, speech, scale, budget))
    return charts


def parties(context: SiteContext, means: list[tuple[str, float]]) -> list[tuple[str, float]]:
    """Return the parties by their names, the smallest ones together."""
    own = context.speech.say("party.own")
    named = [(own if name == "own" else shorten(name, 40), value) for name, value in means]
    rest = named[PARTIES_SHOWN:]
    if len(rest) < 2:
        return named
    others = (context.speech.say("party.others", n=len(rest)), sum(value for _, value in rest))
    return [*named[:PARTIES_SHOWN], others]


def savings(page: PageResult) -> dict[str, int]:
    """Return what each file of a page could save in wire bytes, by the largest proven saving of one rule."""
    found: dict[str, int] = {}
    for outcome in page.outcomes:
        for one in outcome.findings:
            if one.resource and one.saved_bytes:
                found[one.resource] = max(found.get(one.resource, 0), one.saved_bytes)
    return found


def heaviest_table(context: SiteContext) -> Table | None:
    """Return the ten heaviest files of the sample, None when nothing was weighed."""
    files: dict[str, tuple[str, int]] = {}
    for weight in weights(context):
        for url, kind, size in weight.heaviest:
            if size > files.get(url, ("", -1))[1]:
                files[url] = (kind, size)
    saved: dict[str, int] = {}
    for page in context.visited:
        saved |= {url: max(value, saved.get(url, 0)) for url, value in savings(page).items()}
    return files_table(context, [(url, kind, size) for url, (kind, size) in files.items()], saved)


def files_table(
    context: SiteContext, files: list[tuple[str, str, int]], savings: Mapping[str, int]
) -> Table | None:
    """Return a table of files, the heaviest first, with what each could save in wire bytes where it is proven."""
    say, size_of = context.speech.say, context.speech.size
    if not files:
        return None
    rows = [
        [
            Cell(shorten(url, 160), kind="code"),
            Cell(say(f"kind.{kind}")),
            number(size_of(size)),
            number(size_of(min(savings[url], size)) if url in savings else "–"),
        ]
        for url, kind, size in sorted(files, key=lambda item: (-item[2], item[0]))[:FILES_SHOWN]
    ]
    names = ("files.file", "weight.kind", "weight.bytes", "files.saved")
    head = heads([say(name) for name in names], numbers=(2, 3))
    return Table("heaviest", say("files.caption", n=len(rows)), head, rows, say("files.note"))
