"""One entry of a baseline as TOML: the same text in the file, on a ticket and in an explanation."""

import json
from collections.abc import Mapping
from typing import Any

from reports.safety import escaped
from rules.baseline import WHERE, Reach, reach_of
from rules.results import SiteResult
from rules.vocabulary import Correction

JUSTIFICATION = ("reason", "owner", "due")


def entry_text(
    site: SiteResult,
    correction: Correction,
    title: str,
    justification: Mapping[str, str] | None = None,
    *,
    named: bool = False,
) -> str:
    """Return the entry that accepts a correction, its figures those of today; what a person must write is empty.

    Args:
        named: the entry holds for this site only.
    """
    values: dict[str, Any] = {
        "id": correction.id,
        "title": title,
        "rule": correction.rule,
        "component": correction.component,
        "party": correction.party,
        **figures(reach_of(correction, site)),
        **({"site": site.name} if named else {}),
    }
    lines = [f"{key} = {toml(value)}" for key, value in values.items()]
    given = justification or {}
    lines += [f"{key} = {toml(given.get(key, ''))}" for key in JUSTIFICATION]
    return "\n".join(["[[accepted]]", *lines]) + "\n"


def figures(reached: Reach) -> dict[str, Any]:
    """Return the keys of an entry that say how far the correction went."""
    counted = {"places": reached.places, "pages": reached.pages, "where": reached.paths[:WHERE]}
    return {key: value for key, value in counted.items() if value is not None}


def toml(value: str | int | list[str]) -> str:
    """Return a value as TOML: the strings of JSON are strings of TOML, with all that a terminal would obey escaped."""
    return escaped(json.dumps(value, ensure_ascii=False))
