"""GitHub Actions: one workflow command a line, which the runner shows as annotations once they are printed.

Written to "-" they go to the standard output, where the runner reads them. At most ten errors and ten warnings: GitHub
shows no more a step; the others are in the Markdown summary. Source: "Workflow commands for GitHub Actions".
"""

from pathlib import Path

from reports.folder import replace_file
from reports.gate_text import budget_name, figure, promise, reach
from reports.language import Speech
from reports.order import Order
from reports.safety import shorten, visible
from rules.results import CampaignResult, SiteResult

SHOWN = 10
Annotation = tuple[str, str, str]
"""Level (error, warning, notice), title, message."""


def write(order: Order, target: Path) -> None:
    """Write the commands.

    Raises:
        OSError: the file cannot be written.
    """
    found = annotations(order.result, Speech(order.lang))
    lines = [_command(one) for level in ("error", "warning", "notice") for one in _first(found, level)]
    replace_file(target, ("\n".join(lines) + ("\n" if lines else "")).encode("utf-8", "replace"))


def annotations(result: CampaignResult, speech: Speech) -> list[Annotation]:
    """Return what to show: why the gate fails first, then what fails, warns, is cured or was not measured."""
    level = "error" if result.exit_code else "notice"
    told: list[Annotation] = [(level, "limpide", speech.text(one)) for one in result.exit_reasons]
    for site in result.sites:
        told += _budgets(site, speech)
        told += _corrections(site, speech)
    return told


def _budgets(site: SiteResult, speech: Speech) -> list[Annotation]:
    told: list[Annotation] = []
    for one in site.budgets:
        if one.state in ("failed", "warned"):
            bar = one.limit if one.state == "failed" else one.target
            said = speech.say(
                "budget.exceeded",
                metric=budget_name(one, speech),
                value=figure(one.value, one, speech),
                limit=figure(bar, one, speech),
            )
            level = "error" if one.state == "failed" else "warning"
            told.append((level, speech.say(f"budget.{one.state}"), f"{said} {one.worst}".strip()))
    return told


def _corrections(site: SiteResult, speech: Speech) -> list[Annotation]:
    told: list[Annotation] = []
    for one in site.corrections:
        if one.certain and (site.new is None or one.id in site.new):
            level = "warning" if site.new is None else "error"
            told.append((level, f"{speech.text(one.title)} [{one.id}]", reach(one, speech)))
    for held in site.baseline:
        if held.refused or held.state == "cured":
            level = "error" if held.refused else "notice"
            told.append((level, f"{speech.text(held.title)} [{held.id}]", promise(held, speech)))
    return told


def _first(found: list[Annotation], level: str) -> list[Annotation]:
    return [one for one in found if one[0] == level][:SHOWN]


def _command(one: Annotation) -> str:
    level, title, message = one
    return f"::{level} title={_property(title)}::{_data(message)}"


def _data(text: str) -> str:
    said = shorten(visible(text), 1000)
    return said.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(shorten(text, 200)).replace(":", "%3A").replace(",", "%2C")
