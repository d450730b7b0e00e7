"""`limpide statement URL`: what a site says of its accessibility, and what is wrong with it, by plain HTTP."""

import re
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import msgspec
import typer

from crawler.campaign.settings import CONTACT, MAX_DELAY
from crawler.cli.audit import read_targets
from crawler.cli.options import LangOption
from crawler.errors import UserError
from crawler.statement import Lint, lint
from crawler.statement.ask import Site
from crawler.statement.tell import tell
from crawler.words import both, printable


def statement(
    url: Annotated[str, typer.Argument(metavar="URL", help="help.statement.url")],
    lang: LangOption = "fr",
    formats: Annotated[
        list[str] | None, typer.Option("--format", metavar="json=FILE", help="help.statement.format")
    ] = None,
    as_regulator: Annotated[bool, typer.Option("--as-regulator", help="help.as_regulator")] = False,
    contact: Annotated[str, typer.Option(metavar="URL", help="help.contact")] = "",
    delay: Annotated[float, typer.Option(min=0.0, max=MAX_DELAY, help="help.delay")] = 0.1,
) -> int:
    """Read a site's mention, declarations and plans, and tell what is wrong: 1 certain faults, 3 not read."""
    if not re.fullmatch(CONTACT, contact):
        raise UserError(both("option.contact"))
    files = [_file(one) for one in formats or []]
    if len(files) > 1:
        raise UserError(both("format.twice", item="json"))
    (settings,) = _sites(url)
    found = lint(Site(settings, contact, delay), datetime.now(UTC).date(), as_regulator=as_regulator)
    for path in files:
        _write(path, found)
    for line in tell(found, lang):
        print(printable(line))
    return exit_code(found)


def exit_code(found: Lint) -> int:
    """Return 1 for a certain fault, 3 when a page was not read, 0 otherwise (DESIGN section 9)."""
    statement = found.statement
    if (
        statement
        and (found.without_link or any(one.certain for one in statement.faults))
        and not found.needs_browser
    ):
        return 1
    return 3 if statement is None or found.needs_browser else 0


def _sites(url: str) -> list[str]:
    sites = read_targets([url]).sites
    if len(sites) != 1 or url.endswith(".toml"):
        raise UserError(both("target.unknown", target=url))
    return [one.url for one in sites]


def _file(asked: str) -> Path:
    name, equals, file = asked.partition("=")
    if name != "json" or not equals or not file:
        raise UserError(both("format.unknown", item=asked, known="json"))
    return Path(file)


def _write(path: Path, found: Lint) -> None:
    try:
        path.write_bytes(msgspec.json.format(msgspec.json.encode(found), indent=1) + b"\n")
    except OSError as error:
        raise UserError(both("out.unwritable", out=path, why=error.strerror or str(error))) from error
