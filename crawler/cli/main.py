"""The command line `limpide`: gathers the commands, speaks the user's language, turns errors into exit codes."""

import os
import sys
from contextlib import redirect_stderr
from importlib import import_module
from io import TextIOWrapper
from typing import Annotated, Any, TextIO, cast

import typer
from typer.exceptions import TyperException
from typer.main import get_command

from crawler.cli.screen import Patient, leave_quietly, no_room
from crawler.words import LANGS, printable, say
from rules import __version__
from rules.errors import LimpideError
from rules.vocabulary import Lang

# The commands in the order of the help, and where each lives: only the one asked for is imported.
COMMANDS = {
    "audit": "crawler.cli.audit:audit",
    "demo": "crawler.cli.demo:demo",
    "doctor": "crawler.cli.doctor:doctor",
    "engines": "crawler.cli.engines:app",
    "report": "crawler.cli.report:report",
    "explain": "crawler.cli.explain:explain_one",
    "judge": "crawler.cli.judge:judge",
    "baseline": "crawler.cli.baseline:app",
    "rules": "crawler.cli.rules:app",
    "statement": "crawler.cli.statement:statement",
    "watch": "crawler.cli.watch:watch",
    "schedule": "crawler.cli.schedule:schedule",
    "yearly": "crawler.cli.yearly:yearly",
    "history": "crawler.cli.history:history",
    "compare": "crawler.cli.compare:compare",
    "accept": "crawler.cli.accept:accept",
    "sample": "crawler.cli.sample:sample",
    "clauses": "crawler.cli.clauses:clauses",
    "verify": "crawler.cli.verify:verify",
    "replay": "crawler.cli.replay:replay",
    "purge": "crawler.cli.purge:purge",
    "serve": "crawler.cli.serve:serve",
    "init": "crawler.cli.init:init",
}


def application(arguments: list[str]) -> typer.Typer:
    """Return the program with the command these arguments name, or with all of them (help, a wrong name)."""
    app = typer.Typer(add_completion=False, no_args_is_help=True, rich_markup_mode=None, help="help.app")
    app.callback()(_root)
    first = next(iter(arguments), "")
    for name in [first] if first in COMMANDS else COMMANDS:
        module, _, attribute = COMMANDS[name].partition(":")
        command = getattr(import_module(module), attribute)
        if isinstance(command, typer.Typer):
            app.add_typer(command, name=name, help=f"help.{name}")
        else:
            app.command(name, help=f"help.{name}")(command)
    return app


def _version(asked: bool) -> None:
    if asked:
        print(f"limpide {__version__}")
        raise typer.Exit


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
    command = get_command(application(arguments))
    translate(command, lang)
    with redirect_stderr(cast(TextIO, Patient(sys.stderr))):
        code = _code(command, arguments, lang)
    leave_quietly()
    raise SystemExit(code or 0)


def _code(command: Any, arguments: list[str], lang: Lang) -> int:
    """Run one command and return its exit code; what it has to say of its own failure is said."""
    try:
        code = command.main(arguments, prog_name="limpide", standalone_mode=False)
        sys.stdout.flush()
    except LimpideError as error:
        print(printable(error.text.say(lang)), file=sys.stderr)
        code = error.exit_code
    except TyperException as error:
        print(printable(say("usage", lang, message=_message(error), command=_name(error))), file=sys.stderr)
        code = 2
    except typer.Abort:
        code = 130
    except BrokenPipeError:
        code = 0
    except (OSError, ExceptionGroup) as error:
        if not (why := no_room(error)):
            raise
        print(printable(say("disk.full", lang, why=why)), file=sys.stderr)
        code = 3
    return int(code or 0)


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
