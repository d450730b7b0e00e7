"""The command line `limpide`: gathers the commands, speaks the user's language, turns errors into exit codes."""

import os
import sys
from io import TextIOWrapper
from typing import Annotated, Any

import typer
from typer.exceptions import TyperException
from typer.main import get_command

from crawler.campaign.progress import printable
from crawler.cli import (
    audit,
    baseline,
    compare,
    demo,
    doctor,
    explain,
    history,
    init,
    judge,
    purge,
    report,
    schedule,
    serve,
    statement,
    watch,
    yearly,
)
from crawler.cli import rules as rules_command
from crawler.words import LANGS, say
from rules import __version__
from rules.errors import LimpideError
from rules.vocabulary import Lang

app = typer.Typer(add_completion=False, no_args_is_help=True, rich_markup_mode=None, help="help.app")
app.command("audit", help="help.audit")(audit.audit)
app.command("demo", help="help.demo")(demo.demo)
app.command("doctor", help="help.doctor")(doctor.doctor)
app.command("report", help="help.report")(report.report)
app.command("explain", help="help.explain")(explain.explain_one)
app.command("judge", help="help.judge")(judge.judge)
app.add_typer(baseline.app, name="baseline", help="help.baseline")
app.add_typer(rules_command.app, name="rules", help="help.rules")
app.command("statement", help="help.statement")(statement.statement)
app.command("watch", help="help.watch")(watch.watch)
app.command("schedule", help="help.schedule")(schedule.schedule)
app.command("yearly", help="help.yearly")(yearly.yearly)
app.command("history", help="help.history")(history.history)
app.command("compare", help="help.compare")(compare.compare)
app.command("purge", help="help.purge")(purge.purge)
app.command("serve", help="help.serve")(serve.serve)
app.command("init", help="help.init")(init.init)


def _version(asked: bool) -> None:
    if asked:
        print(f"limpide {__version__}")
        raise typer.Exit


@app.callback()
def _root(
    version: Annotated[
        bool, typer.Option("--version", is_eager=True, callback=_version, help="help.version")
    ] = False,
) -> None:
    """Audit websites: weight, requests, accessibility, old devices."""


def run(arguments: list[str] | None = None) -> None:
    """Run one command and exit: never a traceback for an error the user can act on."""
    arguments = sys.argv[1:] if arguments is None else arguments
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")  # a terminal without « é » shows ? rather than a traceback
    lang = spoken(arguments)
    command = get_command(app)
    translate(command, lang)
    try:
        code = command.main(arguments, prog_name="limpide", standalone_mode=False)
    except LimpideError as error:
        print(printable(error.text.say(lang)), file=sys.stderr)
        code = error.exit_code
    except TyperException as error:
        print(printable(say("usage", lang, message=_message(error), command=_name(error))), file=sys.stderr)
        code = 2
    except typer.Abort:
        code = 130
    except BrokenPipeError:
        sys.stdout = open(os.devnull, "w")  # noqa: SIM115 - lives until the process ends
        code = 0
    raise SystemExit(code or 0)


def spoken(arguments: list[str]) -> Lang:
    """Return the language asked by --lang or LIMPIDE_LANG, French otherwise, before anything is parsed."""
    asked = os.environ.get("LIMPIDE_LANG", "fr")
    for position, argument in enumerate(arguments):
        if argument.startswith("--lang="):
            asked = argument.removeprefix("--lang=")
        elif argument == "--lang" and position + 1 < len(arguments):
            asked = arguments[position + 1]
    return "en" if asked == LANGS[1] else "fr"


def translate(command: Any, lang: Lang) -> None:
    """Replace the help keys of a command, its options and its sub-commands by sentences of that language."""
    if command.help and command.help.startswith("help."):
        command.help = say(command.help, lang)
    for parameter in command.params:
        text = getattr(parameter, "help", None)
        if text and text.startswith("help."):
            parameter.help = say(text, lang)
    for child in getattr(command, "commands", {}).values():
        translate(child, lang)


def _message(error: TyperException) -> str:
    """Return the parser's own sentence, on one line."""
    told = error.format_message() if hasattr(error, "format_message") else str(error)
    return " ".join(told.split())


def _name(error: TyperException) -> str:
    context = getattr(error, "ctx", None)
    return context.command_path if context else "limpide"
