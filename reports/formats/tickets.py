"""One ticket a certain correction, as CSV or, for a file in .md, as Markdown; ids are the same on the next run.

A ticket says why, where, how to see it, how to repair it and how to accept it. Tickets of accepted corrections say so.
"""

import csv
from io import StringIO
from pathlib import Path

from reports.explanation import Section, explain
from reports.folder import replace_file
from reports.formats.csv import neutral
from reports.formats.markdown import plain
from reports.gate_text import accepted_by
from reports.language import Speech
from reports.order import Order
from rules.results import SiteResult
from rules.vocabulary import Correction

COLUMNS = ("id", "site", "title", "state", "party", "criteria", "pages", "places", "body")


def write(order: Order, target: Path) -> None:
    """Write the tickets.

    Raises:
        OSError: the file cannot be written.
    """
    speech = Speech(order.lang)
    tickets = [(site, one) for site in order.result.sites for one in site.corrections if one.certain]
    made = (
        _markdown(tickets, speech) if target.suffix.lower() in (".md", ".markdown") else _csv(tickets, speech)
    )
    replace_file(target, made)


def ticket_id(site: SiteResult, one: Correction, *, several: bool = True) -> str:
    """Return the id of a ticket: that of the correction, after the site's name when there are several sites."""
    return f"{site.slug}-{one.id}" if several else one.id


def _csv(tickets: list[tuple[SiteResult, Correction]], speech: Speech) -> bytes:
    file = StringIO()
    sheet = csv.writer(file, delimiter=";", lineterminator="\r\n")
    sheet.writerow(speech.say(f"ticket.{name}") for name in COLUMNS)
    for site, one in tickets:
        body = "\n\n".join(f"{part.title}\n" + "\n".join(part.lines) for part in explain(site, one, speech))
        row = [
            ticket_id(site, one),
            site.name,
            speech.text(one.title),
            _state(site, one, speech),
            speech.say(f"party.{one.party}"),
            " ".join(one.criteria),
            str(len(one.pages)),
            str(one.places),
            body,
        ]
        sheet.writerow([neutral(cell) for cell in row])
    return file.getvalue().encode("utf-8-sig", "replace")


def _markdown(tickets: list[tuple[SiteResult, Correction]], speech: Speech) -> bytes:
    lines: list[str] = []
    for site, one in tickets:
        lines += [f"# {plain(speech.text(one.title))} `{ticket_id(site, one)}`", ""]
        lines += [f"{plain(site.name)} · {plain(_state(site, one, speech))}", ""]
        for part in explain(site, one, speech):
            lines += [f"## {plain(part.title)}", "", *_lines(part), ""]
    return ("\n".join(lines) + "\n").encode("utf-8", "replace")


def _lines(part: Section) -> list[str]:
    if part.code:
        return ["```", *(line.replace("```", "'''") for line in part.lines), "```"]
    return [f"- {plain(line)}" for line in part.lines]


def _state(site: SiteResult, one: Correction, speech: Speech) -> str:
    held = accepted_by(site).get(one.id)
    if held is not None:
        return speech.say(f"gate.{held.state}")
    return speech.say("gate.new") if one.id in (site.new or []) else speech.say("correction.certain")
