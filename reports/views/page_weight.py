"""The weight of one page in detail: its EcoIndex and what costs it, its files and their savings, its time line."""

from dataclasses import dataclass

from reports.views.bars import Chart, Series, draw_bars
from reports.views.context import SiteContext
from reports.views.parts import Cell, Fact, Table, heads, number
from reports.views.states import states_of_page
from reports.views.waterfall import Waterfall, draw_waterfall
from reports.views.weight import files_table, parties, savings
from rules.counting import points_lost
from rules.results import PageResult, Weight


@dataclass(frozen=True)
class PageWeight:
    """What the report on a page, and on the template it stands for, shows of its weight."""

    facts: list[Fact]
    charts: list[Chart]
    heaviest: Table | None
    states: Table | None
    waterfall: Waterfall | None
    countings: Table | None


def make_weight(context: SiteContext, page: PageResult) -> PageWeight | None:
    """Return the weight of a page; None when it was not measured."""
    if page.weight is None:
        return None
    return PageWeight(
        _facts(context, page),
        _charts(context, page.weight),
        files_table(context, page.weight.heaviest, savings(page)),
        states_of_page(context, page),
        draw_waterfall(page.timeline, context.speech),
        _countings(context, page),
    )


def _facts(context: SiteContext, page: PageResult) -> list[Fact]:
    say, speech, index = context.speech.say, context.speech, page.ecoindex
    facts = []
    if index:
        lost = dict(
            zip(
                ("dom", "requests", "size"),
                points_lost(index.dom, index.requests, index.size_kb),
                strict=True,
            )
        )
        inputs = {"dom": say("elements", n=index.dom), "requests": say("requests", n=index.requests)}
        inputs["size"] = speech.size(index.size_kb * 1000)
        text = say("page.ecoindex_text", grade=index.grade, score=index.score)
        items = tuple(
            Cell(say("ecoindex.lost", input=inputs[name], points=speech.number(points, 1)))
            for name, points in sorted(lost.items(), key=lambda item: -item[1])
        )
        costly = max(lost, key=lambda name: lost[name])
        facts.append(Fact("EcoIndex", Cell(text, items=items), say(f"costly.{costly}")))
    if page.carbon:
        grams = speech.grams(page.carbon.grams)
        text = say("page.carbon_text", grams=grams, rating=page.carbon.rating)
        facts.append(Fact(say("page.carbon"), Cell(text), say("carbon.model")))
    return facts


def _charts(context: SiteContext, weight: Weight) -> list[Chart]:
    speech, scale = context.speech, float(weight.wire_bytes)
    kinds = [
        (speech.say(f"kind.{name}"), float(value)) for name, value in weight.bytes_by_kind.items() if value
    ]
    origins = parties(
        context, [(name, float(value)) for name, value in weight.bytes_by_party.items() if value]
    )
    whole = (speech.say("weight.this_page"), scale)
    return [
        draw_bars(
            Series(
                f"page-{key}", speech.say(f"weight.page_{key}"), speech.say(f"weight.{key}"), [whole, *values]
            ),
            speech,
            scale,
        )
        for key, values in (("kind", kinds), ("party", origins))
    ]


def _countings(context: SiteContext, page: PageResult) -> Table | None:
    say, speech = context.speech.say, context.speech
    if not page.countings:
        return None
    rows = [
        [
            Cell(speech.text(one.name), items=(Cell(speech.text(one.why), kind="soft"),)),
            number(speech.number(one.dom)),
            number(speech.number(one.requests)),
            number(speech.size(one.size_kb * 1000)),
            number(say("ecoindex.short", score=one.score, grade=one.grade)),
        ]
        for one in page.countings
    ]
    names = ("counting.way", "page.dom", "counting.requests", "weight.bytes", "sample.ecoindex")
    head = heads([say(name) for name in names], numbers=(1, 2, 3, 4))
    return Table("countings", say("counting.caption"), head, rows, say("counting.note"))
