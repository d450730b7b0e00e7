"""`limpide baseline update|clean`: brings the baseline up to date with a result, reasons and comments kept."""

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from crawler.campaign.baseline_file import BASELINE, HEAD, BaselineText, read_baseline
from crawler.campaign.sides import read_result
from crawler.cli.options import DEFAULT_OUT, BaselineOption, LangOption
from crawler.errors import UserError
from crawler.words import both, say
from reports.baseline_entry import entry_text, figures
from rules.baseline import concerns, judge_baseline, reach_of
from rules.results import SiteResult
from rules.site_evidence import Accepted

app = typer.Typer(no_args_is_help=True, rich_markup_mode=None)
ResultsArgument = Annotated[Path, typer.Argument(metavar="results.json", help="help.results")]
ResultsOption = Annotated[Path, typer.Option("--results", metavar="results.json", help="help.results")]
DEFAULT_RESULTS = DEFAULT_OUT / "results.json"


@app.command("update", help="help.baseline.update")
def update(
    results: ResultsArgument = DEFAULT_RESULTS,
    lang: LangOption = "fr",
    baseline: BaselineOption = None,
    reason: Annotated[str, typer.Option("--reason", help="help.baseline.reason")] = "",
    owner: Annotated[str, typer.Option("--owner", help="help.baseline.owner")] = "",
    due: Annotated[str, typer.Option("--due", help="help.baseline.due")] = "",
) -> int:
    """Add what is new, follow what moved; an entry without reason, owner and due date is refused by the gate."""
    given = {"reason": reason, "owner": owner, "due": _day(due)}
    path, result = baseline or Path(BASELINE), read_result(results)
    entries = read_baseline(path) if path.exists() else []
    text = BaselineText(path.read_text(encoding="utf-8-sig") if path.exists() else HEAD)
    several = len(result.sites) > 1
    count = {"added": 0, "moved": 0, "grown": 0, "cured": 0}
    for site in result.sites:
        _follow(text, entries, site, count)
        new = judge_baseline(entries, site, site.audited_at[:10])[1]
        known = {one.id: one for one in site.corrections}
        text.add([entry_text(site, known[i], known[i].title.say(lang), given, named=several) for i in new])
        count["added"] += len(new)
    text.save(path)
    if count["added"] and not all(given.values()):
        print(say("baseline.justify", lang, path=path))
    follow = "limpide baseline clean" if count["cured"] else "limpide audit"
    print(say("baseline.written", lang, path=path, next=follow, **count))
    return 0


def _follow(text: BaselineText, entries: list[Accepted], site: SiteResult, count: dict[str, int]) -> None:
    """Give moved entries their new id, and grown ones their new figures; their reasons stay."""
    ours = [one for one in entries if concerns(one, site)]
    states, _ = judge_baseline(ours, site, site.audited_at[:10])
    known = {one.id: one for one in site.corrections}
    for entry, state in zip(ours, states, strict=True):
        count["cured"] += state.state == "cured"
        found = known.get(state.correction)
        if found is None or not found.certain:
            continue
        reached = reach_of(found, site)
        if found.id != entry.id:
            count["moved"] += 1
            named = {"id": found.id, "component": found.component, "party": found.party}
            text.change(entry, named | figures(reached))
        elif state.state == "grown":
            count["grown"] += 1
            text.change(entry, figures(reached))


@app.command("clean", help="help.baseline.clean")
def clean(
    results: ResultsArgument = DEFAULT_RESULTS, lang: LangOption = "fr", baseline: BaselineOption = None
) -> int:
    """Remove the entries that are cured on every site they hold for."""
    path, result = baseline or Path(BASELINE), read_result(results)
    if not path.exists():
        raise UserError(both("baseline.missing", path=path))
    entries = read_baseline(path)
    text = BaselineText(path.read_text(encoding="utf-8-sig"))
    cured = [one for one in entries if _cured(one, result.sites)]
    for entry in cured:
        text.remove(entry)
    text.save(path)
    print(say("baseline.cleaned", lang, path=path, n=len(cured)))
    return 0


def _cured(entry: Accepted, sites: list[SiteResult]) -> bool:
    held = [one for one in sites if concerns(entry, one)]
    states = [judge_baseline([entry], site, site.audited_at[:10])[0][0].state for site in held]
    return bool(states) and all(state == "cured" for state in states)


def _day(due: str) -> str:
    """Return a due date as ISO 8601 writes it, "" when none was given."""
    try:
        return date.fromisoformat(due).isoformat() if due else ""
    except ValueError as error:
        raise UserError(both("baseline.due", due=due)) from error
