"""GitLab Code Quality: a list of issues, one a certain correction and one an exceeded budget.

The format has no acceptance: what the baseline accepts is of severity "info", like what a person is to review.
Source: GitLab's documentation, "Code Quality report format". A page stands for the file: the report speaks of a site.
"""

import hashlib
import json
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from reports.folder import replace_file
from reports.gate_text import accepted_by, budget_name, figure, promise, reach
from reports.language import Speech
from reports.order import Order
from reports.safety import shorten, visible
from rules.metrics.of_corrections import levels_of
from rules.results import BudgetResult, SiteResult
from rules.vocabulary import Correction

HOME = "index"


def write(order: Order, target: Path) -> None:
    """Write the issues.

    Raises:
        OSError: the file cannot be written.
    """
    speech = Speech(order.lang)
    issues = [issue for site in order.result.sites for issue in issues_of(site, speech)]
    replace_file(target, (json.dumps(issues, ensure_ascii=False, indent=1) + "\n").encode("utf-8", "replace"))


def issues_of(site: SiteResult, speech: Speech) -> list[dict[str, Any]]:
    """Return the issues of a site; the fingerprint is that of the correction, the same on the next run."""
    accepted = accepted_by(site)
    issues = [_budget(site, one, speech) for one in site.budgets if one.state in ("failed", "warned")]
    for one in site.corrections:
        held = accepted.get(one.id)
        said = f"{speech.text(one.title)} ({reach(one, speech)}) [{one.id}]"
        if held and not held.refused:
            said += f" {promise(held, speech)}"
        severity = "info" if not one.certain or (held and not held.refused) else _severity(one)
        page = next(iter(one.pages), site.url)
        issues.append(_issue(said, one.rule, f"{site.slug}\n{one.id}", severity, page))
    return issues


def _severity(one: Correction) -> str:
    return "critical" if "A" in levels_of(one.rule) else "major"


def _budget(site: SiteResult, one: BudgetResult, speech: Speech) -> dict[str, Any]:
    failed = one.state == "failed"
    said = speech.say(
        "budget.exceeded",
        metric=budget_name(one, speech),
        value=figure(one.value, one, speech),
        limit=figure(one.limit if failed else one.target, one, speech),
    )
    identity = f"{site.slug}\nbudget\n{one.metric}\n{one.where}"
    return _issue(
        said, f"budget-{one.metric}", identity, "blocker" if failed else "minor", one.worst or site.url
    )


def _issue(said: str, check: str, identity: str, severity: str, page: str) -> dict[str, Any]:
    return {
        "description": shorten(" ".join(visible(said).split()), 1000),
        "check_name": check,
        "fingerprint": hashlib.sha256(identity.encode("utf-8", "surrogatepass")).hexdigest(),
        "severity": severity,
        "location": {"path": path_of(page), "lines": {"begin": 1}},
    }


def path_of(url: str) -> str:
    """Return the page as the path of a file, relative as the format asks."""
    parts = urlsplit(url)
    path = parts.path.strip("/") or HOME
    return visible(path + (f"?{parts.query}" if parts.query else ""))
