"""The verdicts of a site in a few words, and which of them changed: what is worth an alert.

A verdict that was not measured keeps the last one known: silence neither cures nor breaks anything.
"""

from collections.abc import Iterator, Mapping
from typing import Literal

import msgspec

from rules.answers import OBLIGATIONS
from rules.catalogue import all_rules
from rules.metrics.catalogue import METRICS
from rules.results import BudgetResult, SiteResult
from rules.vocabulary import Reason, Text, Verdict

Kind = Literal["site", "obligation", "budget", "criterion"]


class Verdicts(msgspec.Struct, frozen=True, kw_only=True):
    """site: "audited" or "failed". obligations: rule id to "good", "bad" or "review". budgets: "metric where" to
    its state. criteria: criterion id to "nc" or "other"."""

    site: str = ""
    obligations: dict[str, str] = {}
    budgets: dict[str, str] = {}
    criteria: dict[str, str] = {}


class VerdictChange(msgspec.Struct, frozen=True, kw_only=True):
    """One verdict that is no longer what it was. what: its name; before, after: states as in Verdicts."""

    kind: Kind
    key: str
    what: Text
    before: str
    after: str
    worse: bool


BAD = ("failed", "bad", "nc")
BUDGETS = ("passed", "warned", "failed")
_HALF = ("warned", "review", "mixed")


def verdicts_of(site: SiteResult) -> Verdicts:
    """Return the verdicts of a site that were measured; a site that could not be audited has no other."""
    if site.status == "failed":
        return Verdicts(site="failed")
    return Verdicts(
        site="audited",
        obligations=dict(_obligations(site)),
        budgets={_budget_key(one): one.state for one in site.budgets if one.state in BUDGETS},
        criteria=dict(_criteria(site)),
    )


def kept(before: Verdicts, after: Verdicts) -> Verdicts:
    """Return the later verdicts, and the former ones where the later result has none."""
    return Verdicts(
        site=after.site or before.site,
        obligations=before.obligations | after.obligations,
        budgets=before.budgets | after.budgets,
        criteria=before.criteria | after.criteria,
    )


def verdicts_changed(before: Verdicts, after: Verdicts, site: SiteResult) -> list[VerdictChange]:
    """Return the verdicts known both times that differ, those that got worse first.

    Args:
        site: the later result, which names its criteria.
    """
    titles = {c.id: c.title for one in site.referentials for c in one.criteria}
    made = [
        *_changed("site", {"": before.site}, {"": after.site}, {}),
        *_changed("obligation", before.obligations, after.obligations, _rule_titles(after.obligations)),
        *_changed(
            "budget", before.budgets, after.budgets, {key: _budget_title(key) for key in after.budgets}
        ),
        *_changed(
            "criterion", before.criteria, after.criteria, {key: Text(one, one) for key, one in titles.items()}
        ),
    ]
    return sorted(made, key=lambda one: not one.worse)


def _changed(
    kind: Kind, before: Mapping[str, str], after: Mapping[str, str], titles: Mapping[str, Text]
) -> Iterator[VerdictChange]:
    for key, now in after.items():
        was = before.get(key, "")
        if was and now and was != now:
            what = titles.get(key, Text(key, key))
            yield VerdictChange(
                kind=kind, key=key, what=what, before=was, after=now, worse=_badness(now) > _badness(was)
            )


def _badness(state: str) -> int:
    return 2 if state in BAD else 1 if state in _HALF else 0


def _obligations(site: SiteResult) -> Iterator[tuple[str, str]]:
    for one in site.outcomes:
        if one.rule in OBLIGATIONS and one.reason is not Reason.UNMEASURED:
            state = "bad" if one.verdict is Verdict.NC else "review" if one.reason else "good"
            yield one.rule, state


def _criteria(site: SiteResult) -> Iterator[tuple[str, str]]:
    for criterion in (one for referential in site.referentials for one in referential.criteria):
        if criterion.reason is not Reason.UNMEASURED:
            yield criterion.id, "nc" if criterion.verdict is Verdict.NC else "other"


def _budget_key(one: BudgetResult) -> str:
    return f"{one.metric} {one.where}"


def _budget_title(key: str) -> Text:
    metric, _, where = key.partition(" ")
    title = METRICS[metric].title if metric in METRICS else Text(metric, metric)
    return Text(f"{title.fr} ({where})", f"{title.en} ({where})") if where not in ("page", "site") else title


def _rule_titles(obligations: Mapping[str, str]) -> dict[str, Text]:
    return {key: all_rules()[key].title for key in obligations if key in all_rules()}
