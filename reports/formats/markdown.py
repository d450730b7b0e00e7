"""The summary of a gate in Markdown, for a merge request or the summary of a CI job: the answer first, short."""

from pathlib import Path

from reports.folder import replace_file
from reports.gate_text import Line, budget_lines, gate_lines, verdict
from reports.language import Speech
from reports.order import Order
from reports.safety import shorten, visible
from rules.results import CampaignResult, SiteResult

SHOWN = 20
"""Corrections listed one by one; the report holds them all."""
_SPECIAL = str.maketrans({c: f"\\{c}" for c in "\\`*_{}[]()#+|!~"} | {"<": "&lt;", ">": "&gt;", "@": "&#64;"})
MARKS = {"nc": "▲", "ask": "?", "c": "●", "": "○"}


def write(order: Order, target: Path) -> None:
    """Write the summary.

    Raises:
        OSError: the file cannot be written.
    """
    replace_file(target, summarise(order.result, Speech(order.lang)).encode("utf-8", "replace"))


def summarise(result: CampaignResult, speech: Speech) -> str:
    """Return the summary of a campaign."""
    lines = [
        f"## limpide : {verdict(result, speech)}"
        if speech.lang == "fr"
        else f"## limpide: {verdict(result, speech)}"
    ]
    lines += [f"- {plain(speech.text(one))}" for one in result.exit_reasons]
    for site in result.sites:
        lines += ["", f"### {plain(site.name)}", "", *_site(site, speech)]
    return "\n".join(lines) + "\n"


def _site(site: SiteResult, speech: Speech) -> list[str]:
    if site.status == "failed":
        return [plain(speech.text(site.reason))]
    lines = [f"- {plain(speech.text(note))}" for note in site.method.notes]
    lines += [
        f"- **{plain(speech.say(f'question.{one.id}'))}** {plain(speech.text(one.text))}"
        for one in site.answers
    ]
    lines += _table(budget_lines(site, speech), speech)
    lines += _list(gate_lines(site, speech), speech)
    asked = [one for one in site.unmeasured if one.kind == "asked"]
    if asked:
        lines += ["", f"**{plain(speech.say('gate.unmeasured'))}**", ""]
        lines += [f"- {plain(speech.text(one.what))} {plain(speech.text(one.why))}" for one in asked[:SHOWN]]
    return lines


def _table(budgets: list[list[str]], speech: Speech) -> list[str]:
    if not budgets:
        return []
    head = [speech.say(f"budget.{key}") for key in ("metric", "state", "value", "target", "limit", "where")]
    rows = [head, ["---"] * len(head), *budgets]
    return ["", *("| " + " | ".join(c if c == "---" else plain(c) for c in row) + " |" for row in rows)]


def _list(found: list[Line], speech: Speech) -> list[str]:
    lines: list[str] = []
    for heading in dict.fromkeys(one.heading for one in found):
        held = [one for one in found if one.heading == heading]
        lines += ["", f"**{plain(heading)} ({len(held)})**", ""]
        for one in held[:SHOWN]:
            lines.append(f"- {MARKS[one.kind]} {plain(one.title)} `{one.id}` {plain(one.detail)}".rstrip())
        if len(held) > SHOWN:
            lines.append(f"- {plain(speech.say('more.corrections', n=len(held) - SHOWN))}")
    return lines


def plain(text: str) -> str:
    """Return a text that Markdown shows as it is, on one line: nothing of it is markup, a link or a mention."""
    return shorten(" ".join(visible(text).split()), 500).translate(_SPECIAL).replace("://", "&#58;//")
