"""`limpide history [SITE]`: the campaigns of a site and their figures; without a site, the last of each."""

import csv
import difflib
import io
from pathlib import Path
from typing import Annotated

import typer

from crawler.campaign.history import Past, key_of, pasts
from crawler.campaign.run import host_of
from crawler.campaign.store import Store
from crawler.cli.options import DEFAULT_STORE, LangOption, StoreOption
from crawler.errors import UserError
from crawler.words import both, printable, say
from reports.folder import replace_file
from rules.vocabulary import Lang
from rules.wording import number, size

COLUMNS = (
    *("started", "campaign", "status", "pages", "wire_bytes", "second_visit_bytes", "requests"),
    *("corrections", "new", "cured", "obligations"),
)
SIZES = ("wire_bytes", "second_visit_bytes")
WORDS = ("status", "obligations")


def history(
    site: Annotated[str | None, typer.Argument(metavar="SITE", help="help.history.site")] = None,
    lang: LangOption = "fr",
    store: StoreOption = DEFAULT_STORE,
    table: Annotated[Path | None, typer.Option("--csv", metavar="FILE", help="help.history.csv")] = None,
) -> int:
    """Print a line a campaign, oldest first, or a line a site; the figures stay when the evidence is purged."""
    opened = Store(store, create=False)
    try:
        known = pasts(opened)
    finally:
        opened.close()
    if not known:
        raise UserError(both("history.none", store=opened.shown))
    shown = of_site(known, site) if site else list({past.address: past for past in known}.values())
    if table is not None:
        try:
            replace_file(table, as_csv(shown))
        except OSError as error:
            raise UserError(both("out.unwritable", out=table, why=error.strerror or str(error))) from error
    for line in as_text(shown, lang, named=site is None):
        print(printable(line))
    return 0


def of_site(known: list[Past], name: str) -> list[Past]:
    """Return the campaigns of the site of that address, folder name or name.

    Raises:
        UserError: no site is so called; the nearest one is told.
    """
    host = host_of(f"//{name}")
    known_as = ((past, (past.address, past.slug, past.name)) for past in known)
    found = [
        past
        for past, names in known_as
        if name in names or past.address == key_of(name) or host_of(past.address) == host
    ]
    addresses = {past.address for past in found}
    if len(addresses) == 1:
        return found
    if addresses:
        raise UserError(both("history.several", name=name, sites=", ".join(sorted(addresses))))
    names = {one for past in known for one in (past.address, past.slug, past.name)}
    near = difflib.get_close_matches(name, names, n=1, cutoff=0.3)
    raise UserError(both("history.unknown", name=name, near=near[0] if near else sorted(names)[0]))


def as_text(shown: list[Past], lang: Lang, *, named: bool) -> list[str]:
    """Return an aligned table: header, then a line each."""
    head = [say(f"history.{column}", lang) for column in COLUMNS]
    rows = [[_cell(past, column, lang) for column in COLUMNS] for past in shown]
    if named:
        head, rows = (
            [say("history.site", lang), *head],
            [[past.name, *row] for past, row in zip(shown, rows, strict=True)],
        )
    widths = [max(len(row[place]) for row in [head, *rows]) for place in range(len(head))]
    return ["  ".join(c.ljust(w) for c, w in zip(row, widths, strict=True)).rstrip() for row in [head, *rows]]


def _cell(past: Past, column: str, lang: Lang) -> str:
    value = getattr(past.point, column)
    if value is None:
        return "–"
    if column == "campaign":
        return str(value)[:8]
    if column in SIZES:
        return size(value).say(lang)
    if column in WORDS:
        return say(f"history.{column}.{value}", lang)
    return (
        number(round(value)).say(lang)
        if isinstance(value, int | float)
        else str(value)[:16].replace("T", " ")
    )


def as_csv(shown: list[Past]) -> bytes:
    """Return the same as CSV for spreadsheets (UTF-8 with BOM, semicolons), figures unrounded and states as data."""
    text = io.StringIO()
    rows = csv.writer(text, delimiter=";", lineterminator="\r\n")
    rows.writerow(["site", "url", *COLUMNS])
    for past in shown:
        values = (getattr(past.point, column) for column in COLUMNS)
        rows.writerow([_safe(past.name), past.address, *("" if value is None else value for value in values)])
    return text.getvalue().encode("utf-8-sig")


def _safe(name: str) -> str:
    """Keep a spreadsheet from taking a name for a formula."""
    return f"'{name}" if name[:1] in ("=", "+", "-", "@", "\t") else name
