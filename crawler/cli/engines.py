"""`limpide engines list|install|remove`: real old engines, fetched with npm, to see a page fail for certain."""

import asyncio
import sys
from typing import Annotated

import typer

from audits.browser.machine import this_machine
from audits.old_engines import install as engines
from audits.old_engines.catalogue import old_engines
from crawler.cli.options import LangOption
from crawler.words import printable, say
from rules.browser_releases import day_of
from rules.vocabulary import Lang, Text

app = typer.Typer(no_args_is_help=True)
VersionArgument = Annotated[int, typer.Argument(metavar="N", help="help.engines.version")]


@app.command("list", help="help.engines.list")
def list_engines(lang: LangOption = "fr") -> int:
    """Print each engine: version, year, whether it is installed, whether an audit can run in it."""
    here = engines.installed(this_machine())
    for version, one in old_engines().items():
        state = "here" if version in here else "away"
        use = "audit" if one.drivable else "raw"
        print(
            f"{version:>4}  {day_of('chrome', version)[:4]}  {say(f'engines.{state}', lang)}, "
            f"{say(f'engines.{use}', lang)}  ({one.npm})"
        )
    print(say("engines.next", lang, folder=engines.folder(this_machine())))
    return 0


@app.command("install", help="help.engines.install")
def install(version: VersionArgument, lang: LangOption = "fr") -> int:
    """Fetch one engine with npm, check it and start it once."""
    path = asyncio.run(engines.install(version, lambda text: _tell(text, lang)))
    audits = old_engines()[version].drivable
    following = f"limpide audit URL --engine {version}" if audits else "limpide engines list"
    print(say("engines.installed", lang, version=version, path=path, next=following))
    return 0


@app.command("remove", help="help.engines.remove")
def remove(version: VersionArgument, lang: LangOption = "fr") -> int:
    """Take one engine out of the cache."""
    done = engines.remove(version)
    print(say("engines.removed" if done else "engines.absent", lang, version=version))
    return 0


def _tell(text: Text, lang: Lang) -> None:
    print(printable(text.say(lang)), file=sys.stderr)
