"""What a gate adds to the judgement: the baseline beside the code, and budget files named on the command line."""

import sys
from collections.abc import Sequence
from pathlib import Path

import msgspec

from crawler.campaign.baseline_file import BASELINE, read_baseline
from crawler.campaign.budget_files import read_budgets
from crawler.campaign.settings import SiteSettings
from crawler.errors import UserError
from crawler.words import both, say
from rules.site_evidence import Accepted, Budget
from rules.vocabulary import Lang


class Gate(msgspec.Struct, frozen=True, kw_only=True):
    """budgets hold for every site; baseline is None when there is none."""

    budgets: list[Budget] = []
    baseline: list[Accepted] | None = None


def open_gate(baseline: Path | None, budgets: Sequence[Path], beside: Sequence[str], lang: Lang) -> Gate:
    """Return the gate: the baseline named, else the one found; and the budget files. What is used is told on stderr.

    Args:
        beside: what the command was given; a sites.toml has its baseline beside it.

    Raises:
        UserError: a file is missing or wrong.
    """
    path = baseline or find_baseline(beside)
    entries = None
    if path is not None:
        if not path.is_file():
            raise UserError(both("baseline.missing", path=path))
        entries = read_baseline(path)
        print(say("baseline.used", lang, path=path, n=len(entries)), file=sys.stderr)
    return Gate(budgets=[one for file in budgets for one in read_budgets(file)], baseline=entries)


def find_baseline(beside: Sequence[str]) -> Path | None:
    """Return the baseline beside a sites.toml, else the one of the working directory; None when there is none."""
    folders = [Path(one).parent for one in beside if Path(one).is_file()] or [Path()]
    return next((folder / BASELINE for folder in folders if (folder / BASELINE).is_file()), None)


def tell_indicative(gate: Gate, sites: Sequence[SiteSettings], lang: Lang) -> None:
    """Say, one sentence a file, which imported budgets decide nothing."""
    files: dict[str, list[str]] = {}
    for one in [*gate.budgets, *(budget for site in sites for budget in site.budgets)]:
        if one.indicative and one.metric not in files.setdefault(one.origin, []):
            files[one.origin].append(one.metric)
    for path, names in files.items():
        print(say("budget.indicative", lang, path=path, names=", ".join(names)), file=sys.stderr)
