"""One row a place to fix, for a spreadsheet: UTF-8 with BOM, semicolons, formulas neutralised."""

import csv
from collections.abc import Iterator
from io import StringIO
from pathlib import Path

from reports.by_site import findings_of
from reports.folder import replace_file
from reports.language import Speech
from reports.order import Order
from reports.rule_texts import find_rule, norms
from reports.safety import visible
from rules.results import SiteResult
from rules.vocabulary import Correction, Finding

COLUMNS = (
    "site", "site_url", "correction", "rule", "title", "certain", "party", "page", "what",
    "selector", "html", "resource", "criteria", "wcag", "en", "fix", "saved_bytes", "saved_requests",
)  # fmt: skip
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")
"""What a spreadsheet would run as a formula when it begins a cell, in full width too (OWASP, "CSV injection")."""


def write(order: Order, target: Path) -> None:
    """Write a row for each finding, and one for each further page of a correction (its place left empty).

    Raises:
        OSError: the file cannot be written.
    """
    speech, file = Speech(order.lang), StringIO()
    sheet = csv.writer(file, delimiter=";", lineterminator="\r\n")
    sheet.writerow(speech.say(f"csv.{name}") for name in COLUMNS)
    for site in order.result.sites:
        findings = findings_of(site)
        for correction in site.corrections:
            rows = _rows(site, correction, findings[correction.id], speech)
            sheet.writerows([neutral(cell) for cell in row] for row in rows)
    replace_file(target, file.getvalue().encode("utf-8-sig", "replace"))


def neutral(cell: str) -> str:
    """Return the cell as text a spreadsheet will not run: an apostrophe stands before a formula."""
    plain = visible(cell)
    return f"'{plain}" if cell.startswith(FORMULA_STARTS) else plain


def _rows(
    site: SiteResult, correction: Correction, findings: list[Finding], speech: Speech
) -> Iterator[list[str]]:
    for finding in findings:
        yield _row(site, correction, speech, finding.page, finding)
    shown = {finding.page for finding in findings}
    for page in correction.pages:
        if page not in shown:
            yield _row(site, correction, speech, page, None)


def _row(
    site: SiteResult, correction: Correction, speech: Speech, page: str, finding: Finding | None
) -> list[str]:
    rule, (wcag, en) = find_rule(correction.rule), norms(correction.rule)
    place = finding.place if finding else None
    saved = (finding.saved_bytes, finding.saved_requests) if finding else (None, None)
    return [
        site.name,
        site.url,
        correction.id,
        correction.rule,
        speech.text(correction.title),
        speech.say("yes" if correction.certain else "no"),
        speech.say(f"party.{correction.party}"),
        page,
        speech.text(finding.what) if finding else "",
        place.selector if place else "",
        place.html if place else "",
        finding.resource if finding else "",
        " ".join(correction.criteria),
        " ".join(wcag),
        " ".join(en),
        speech.text(rule.fix) if rule else "",
        *("" if value is None else str(value) for value in saved),
    ]
