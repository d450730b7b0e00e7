"""Writes the documents of a result, prints the summary on stdout, and returns the exit code."""

import os
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

from crawler.campaign.files import files_of
from crawler.campaign.store import Store
from crawler.errors import UserError
from crawler.words import both, printable, say
from reports import write_reports
from reports.folder import OUTPUT
from reports.formats import find_formats
from reports.formats.markdown import summarise
from reports.gate_text import new_corrections
from reports.language import Speech
from rules.evidence.visit import Visit
from rules.results import CampaignResult
from rules.vocabulary import Lang


def check_formats(asked: list[str]) -> dict[str, Path]:
    """Return the file asked for each format.

    Raises:
        UserError: not NAME=FILE, an unknown format, one asked twice, or two into one file.
    """
    formats: dict[str, Path] = {}
    known = find_formats()
    for item in asked:
        name, equals, file = item.partition("=")
        if not equals or not file or name not in known:
            raise UserError(both("format.unknown", item=item, known=", ".join(known)))
        if name in formats:
            raise UserError(both("format.twice", item=name))
        if Path(file).resolve() in {path.resolve() for path in formats.values()}:
            raise UserError(both("format.same_file", file=file))
        formats[name] = Path(file)
    return formats


def deliver(
    result: CampaignResult,
    out: Path,
    lang: Lang,
    formats: dict[str, Path],
    store: str,
    whole: CampaignResult | None = None,
) -> int:
    """Write the reports, then say what was found, where the report is and what to do next.

    Args:
        store: URL of the database of its evidence.
        whole: what the folder shows when it is more than this result; the further formats keep to the result.

    Raises:
        UserError: the report's folder cannot be written, or a format needs evidence that is not there.
    """
    files = files_of(store)
    try:
        index = write_reports(
            result,
            out,
            lang=lang,
            pictures=files.read,
            formats=formats,
            whole=whole,
            visits=lambda: stored_visits(store, result),
        )
    except OSError as error:
        reason = error.strerror or str(error)
        raise UserError(both("out.unwritable", out=error.filename or out, why=reason)) from error
    add_step_summary(result, lang, formats)
    # A document written to the output stands there alone.
    screen = sys.stderr if OUTPUT in formats.values() else sys.stdout
    for line in summary(result, lang):
        print(printable(line), file=screen)
    for why in result.exit_reasons:
        print(printable(why.say(lang)), file=sys.stderr)
    print(printable(say("report.written", lang, index=index, next=_next_command(result))), file=screen)
    return result.exit_code


def add_step_summary(result: CampaignResult, lang: Lang, formats: Mapping[str, Path]) -> None:
    """Add the Markdown summary to the one of the GitHub Actions step, when GitHub annotations were asked for there."""
    path = os.environ.get("GITHUB_STEP_SUMMARY", "")
    if "github" in formats and path:
        with Path(path).open("a", encoding="utf-8", errors="replace") as file:
            file.write(summarise(result, Speech(lang)))


def stored_visits(url: str, result: CampaignResult) -> Iterator[Visit]:
    """Yield the visits of a result, from the store that holds them.

    Raises:
        UserError: the store does not hold this campaign.
    """
    store = Store(url, create=False)
    try:
        campaign = store.campaign_of(result.started)
        if campaign is None:
            raise UserError(both("campaign.none", store=store.shown, name=result.started))
        for site in store.sites(campaign):
            yield from store.visits(site.id)
    finally:
        store.close()


def summary(result: CampaignResult, lang: Lang) -> list[str]:
    """Return the five answers of each site, one a line, under the site's name."""
    lines: list[str] = []
    for site in result.sites:
        lines.append(f"{site.name} · {site.url}" if site.name != site.url else site.url)
        if site.status == "failed":
            lines.append(f"  {site.reason.say(lang)}")
        else:
            lines += [f"  {say('answer.' + a.id, lang)} {a.text.say(lang)}" for a in site.answers]
    return lines


def _next_command(result: CampaignResult) -> str:
    first = [c for site in result.sites for c in new_corrections(site)]
    certain = first or [c for site in result.sites for c in site.corrections if c.certain]
    if certain:
        return f"limpide explain {certain[0].id}"
    return "limpide audit --help"
