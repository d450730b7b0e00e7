"""`limpide schedule sites.toml`: when each site is audited next; or the units that run what is due."""

import os
import shlex
import sys
from pathlib import Path
from typing import Annotated

import typer

from crawler.campaign import clock
from crawler.campaign.config import load_portfolio
from crawler.campaign.database import without_password
from crawler.campaign.due import local, next_times
from crawler.campaign.store import Store
from crawler.cli.options import DEFAULT_STORE, LangOption, StoreOption
from crawler.errors import UserError
from crawler.words import both, printable, say
from rules.vocabulary import Lang

MINUTES = 15
"""Minutes between two looks at what is due."""


def schedule(
    path: Annotated[Path, typer.Argument(metavar="sites.toml", help="help.watch.path")] = Path("sites.toml"),
    systemd: Annotated[bool, typer.Option("--systemd", help="help.schedule.systemd")] = False,
    cron: Annotated[bool, typer.Option("--cron", help="help.schedule.cron")] = False,
    lang: LangOption = "fr",
    store: StoreOption = DEFAULT_STORE,
) -> int:
    """Print the next moment of each site; with --systemd or --cron, what to install so that they are kept."""
    if systemd and cron:
        raise UserError(both("schedule.both"))
    portfolio = load_portfolio(path)
    written, secret = without_password(store)
    command = [
        sys.executable,
        "-m",
        "crawler.guard",
        "audit",
        str(path.resolve()),
        "--due",
        "--store",
        written,
    ]
    if systemd or cron:
        if secret:
            print(say("schedule.secret", lang), file=sys.stderr)
        print(systemd_units(command, Path.cwd(), lang) if systemd else cron_line(command, Path.cwd(), lang))
        return 0
    opened = Store(store)
    try:
        times = next_times(opened, portfolio.sites, clock.present())
    finally:
        opened.close()
    for when, site in times:
        print(printable(f"{local(when, site)}  {site.schedule:<12} {site.name or site.url}"))
    idle = len(portfolio.sites) - len(times)
    if idle:
        print(say("schedule.idle", lang, n=idle))
    return 0


def systemd_units(command: list[str], folder: Path, lang: Lang) -> str:
    """Return a service and its timer, each under the name of its file; Persistent makes up for a machine asleep."""
    run = " ".join(_unit_word(word) for word in [*command, "--quiet"])
    return "\n".join(
        [
            f"# {say('schedule.install.systemd', lang)}",
            "# ~/.config/systemd/user/limpide.service",
            "[Unit]",
            f"Description={say('schedule.what', lang)}",
            "",
            "[Service]",
            "Type=oneshot",
            f"WorkingDirectory={_unit_path(str(folder))}",
            f"EnvironmentFile=-{_unit_path(str(folder / 'limpide.env'))}",
            f"ExecStart={run}",
            "SuccessExitStatus=1 3",
            "TimeoutStopSec=5min",
            "Nice=10",
            "",
            "# ~/.config/systemd/user/limpide.timer",
            "[Unit]",
            f"Description={say('schedule.what', lang)}",
            "",
            "[Timer]",
            f"OnCalendar=*:0/{MINUTES}",
            "Persistent=true",
            "",
            "[Install]",
            "WantedBy=timers.target",
        ]
    )


def cron_line(command: list[str], folder: Path, lang: Lang) -> str:
    """Return the comment and the line of a crontab; a % would end the command there, and is escaped."""
    words = shlex.join([*command, "--quiet"])
    line = f"cd {shlex.quote(str(folder))} && {words} >> limpide.log 2>&1".replace("%", "\\%")
    return f"# {say('schedule.install.cron', lang)}\n*/{MINUTES} * * * * {line}"


def _unit_word(word: str) -> str:
    """Quote one word of ExecStart as systemd reads it."""
    escaped = word.replace("\\", "\\\\").replace('"', '\\"').replace("%", "%%").replace("$", "$$")
    return f'"{escaped}"' if escaped != word or " " in word or not word else word


def _unit_path(path: str) -> str:
    return path.replace("%", "%%").replace(os.linesep, "")
