"""`limpide yearly 2026`: the evidence of a year for the REEN strategy and the accessibility plan, from the store."""

from datetime import date
from pathlib import Path
from typing import Annotated

import msgspec
import typer

from crawler.campaign.history import Past, pasts, result_of
from crawler.campaign.store import Store
from crawler.cli.options import DEFAULT_STORE, LangOption, StoreOption
from crawler.errors import UserError
from crawler.words import both, printable, say
from reports.yearly import write_yearly
from rules.declaration.statement import Statement
from rules.yearly import SiteYear, Year, make_year


def yearly(
    year: Annotated[int, typer.Argument(min=2000, max=2999, help="help.yearly.year")],
    lang: LangOption = "fr",
    store: StoreOption = DEFAULT_STORE,
    out: Annotated[Path | None, typer.Option("--out", metavar="FILE", help="help.yearly.out")] = None,
    start: Annotated[str, typer.Option("--from", metavar="AAAA-MM-JJ", help="help.yearly.from")] = "",
    end: Annotated[str, typer.Option("--to", metavar="AAAA-MM-JJ", help="help.yearly.to")] = "",
    json: Annotated[Path | None, typer.Option("--json", metavar="FILE", help="help.yearly.json")] = None,
) -> int:
    """Write the report of a year and print its paragraphs; 2 when the store holds no campaign of those days."""
    first, last = _day(start or f"{year}-01-01"), _day(end or f"{year}-12-31")
    if first > last:
        raise UserError(both("yearly.order", start=first, end=last))
    made = gather(store, first, last)
    if not made.sites:
        raise UserError(both("yearly.none", start=first, end=last))
    target = out or Path(f"limpide-{year}.html")
    try:
        write_yearly(made, target, lang)
        if json:
            json.write_bytes(msgspec.json.format(msgspec.json.encode(made), indent=1) + b"\n")
    except OSError as error:
        raise UserError(
            both("out.unwritable", out=error.filename or target, why=error.strerror or error)
        ) from error
    for line in [*made.reen, *made.accessibility]:
        print(printable(line.say(lang)))
        print()
    print(printable(say("yearly.written", lang, file=target)))
    return 0


def gather(url: str, start: str, end: str) -> Year:
    """Return the year of the sites of a store, between two ISO 8601 days, both included."""
    store = Store(url, create=False)
    try:
        held: dict[str, list[Past]] = {}
        for past in pasts(store):
            if start <= past.point.started[:10] <= end:
                held.setdefault(past.address, []).append(past)
        return make_year(start, end, [_site(store, campaigns) for campaigns in held.values()])
    finally:
        store.close()


def _site(store: Store, campaigns: list[Past]) -> SiteYear:
    measured = [past for past in campaigns if past.point.status != "failed"]
    return SiteYear(
        name=campaigns[-1].name,
        url=campaigns[-1].address,
        points=[past.point for past in campaigns],
        first=_declared(store, measured[0]) if measured else None,
        last=_declared(store, measured[-1]) if measured else None,
    )


def _declared(store: Store, past: Past) -> Statement | None:
    result = result_of(store, past)
    return result.statement if result else None


def _day(said: str) -> str:
    try:
        return date.fromisoformat(said).isoformat()
    except ValueError as error:
        raise UserError(both("yearly.day", said=said)) from error
