"""Old devices on the scorecard: a row a template, an answer a column, and two pictures side by side."""

from collections.abc import Sequence
from dataclasses import dataclass

from reports.views.context import SiteContext
from reports.views.lost_pages import lost_pages
from reports.views.parts import Cell, Picture, Table, heads, number
from reports.views.sample import template_name
from rules.old_answers import QUESTIONS
from rules.old_devices import Comparison, browser_said, losses_said
from rules.old_hardware import OnDevice, name_of, span, worst
from rules.old_systems import systems
from rules.results import PageResult

KINDS = {
    "usable": "v free c",
    "degraded": "v free ask",
    "unclear": "v free ask",
    "unmeasured": "v free ask",
    "broken": "v free nc",
}
CAUSES = 2


@dataclass(frozen=True)
class SideBySide:
    """One page today and in an old browser: what is lost, why, and the two first screens."""

    title: str
    losses: str
    causes: list[str]
    pictures: list[Picture]


def old_devices_table(context: SiteContext) -> Table | None:
    """Return a row a template visited under old browsers; None when none was."""
    say = context.speech.say
    rows = []
    for page in context.visited:
        found = {one.question: one for one in page.old_devices}
        if found or page.hardware:
            path = context.layout.template(page.template)
            answers = [_answer(context, found.get(question)) for question in QUESTIONS]
            name = Cell(template_name(context, page.template), path=path)
            rows.append([name, *answers, _hardware(context, page.hardware), _causes(context, page)])
    if not rows:
        return None
    titles = [say("template.one"), _asked(context), say("old.two"), say("old.hardware"), say("old.causes")]
    return Table("old-devices", say("old.caption"), heads(titles), rows, say("old.note"))


def _asked(context: SiteContext) -> str:
    """Return the head of the first answer: the age of the browser in question, or the system whose last it is."""
    found = [one for page in context.visited for one in page.old_devices if one.question == "policy"]
    if found and found[0].system:
        return context.speech.text(systems()[found[0].system].name_said)
    return context.speech.say("old.aged", n=found[0].years if found else 5)


def side_by_side(context: SiteContext) -> list[SideBySide]:
    """Return the pages that lose most, with their pictures."""
    made = []
    for page, one in lost_pages(context.site):
        cuts = [context.drawings.get(("", sha256)) for sha256 in one.pictures or ()]
        names = [context.speech.say("old.before"), context.speech.text(browser_said(one))]
        pictures = [
            Picture(cut.path, cut.width, cut.height, f"{page.title} : {name}", name)
            for name, cut in zip(names, cuts, strict=False)
            if cut
        ]
        said = [context.speech.text(cause.said) for cause in one.causes[:CAUSES]]
        causes = [cause[:1].upper() + cause[1:] for cause in said]
        made.append(
            SideBySide(page.title or page.url, context.speech.text(losses_said(one)), causes, pictures)
        )
    return made


def _answer(context: SiteContext, found: Comparison | None) -> Cell:
    if found is None:
        return Cell(context.speech.say("old.unmeasured"), kind="v ask")
    browser = Cell(context.speech.text(browser_said(found)), kind="soft")
    return Cell(context.speech.say(f"old.{found.state}"), kind=KINDS[found.state], items=(browser,))


def _hardware(context: SiteContext, found: Sequence[OnDevice]) -> Cell:
    """Return the answer of each old device, the worst first, with what is too slow."""
    if not found:
        return Cell(context.speech.say("old.unmeasured"), kind="v ask")
    state = worst(found)
    # When the only device was not measured, the answer above its name says so already.
    alone = len(found) == 1 and state == "unmeasured"
    names = [context.speech.text(name_of(one)) if alone else _timed(context, one) for one in found]
    lines = [Cell(name, kind="soft") for name in names]
    return Cell(context.speech.say(f"old.{state}"), kind=KINDS[state], items=tuple(lines))


def _timed(context: SiteContext, one: OnDevice) -> str:
    """Return one device in a line: its state, and why or when its main content is there."""
    speech = context.speech
    if one.why and one.state != "unmeasured":
        said = ", ".join(speech.text(why) for why in one.why)
    elif one.state == "unmeasured" or one.main is None:
        said = speech.say("old.unmeasured")
    else:
        said = speech.say("old.main", figure=speech.text(span(one.main)))
    return speech.say("old.on", device=speech.text(name_of(one)), said=said)


def scripts_off(context: SiteContext) -> Table | None:
    """Return what remains of each template without JavaScript; None when no page was seen without it."""
    say = context.speech.say
    rows = []
    for page in context.visited:
        if left := page.without_scripts:
            name = Cell(template_name(context, page.template), path=context.layout.template(page.template))
            shares = [
                number(say("fraction", part=kept, whole=known)) if known else number("–")
                for kept, known in (left.words, left.links, left.fields)
            ]
            rows.append([name, *shares])
    if not rows:
        return None
    keys = ("template.one", "old.words", "old.links", "old.fields")
    head = heads([say(key) for key in keys], numbers=(1, 2, 3))
    return Table("scripts-off", say("old.scripts_off"), head, rows, say("old.scripts_note"))


def _causes(context: SiteContext, page: PageResult) -> Cell:
    """Return what the oldest browser lacks, where the page loses something by it."""
    found = next((one for one in page.old_devices if one.question == "policy"), None)
    if found is None:
        return Cell("–")
    said = [Cell(context.speech.text(cause.said)) for cause in found.causes[:CAUSES]]
    return Cell(said[0].text, items=tuple(said[1:])) if said else Cell("–")
