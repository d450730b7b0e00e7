"""The one door to the rules' own texts: what, why, who is blocked, how to fix."""

import importlib
from functools import cache
from importlib.util import find_spec

from rules.rule import Rule, measured_rules


@cache
def known_rules() -> dict[str, Rule]:
    """Return every rule of this version, by id."""
    if find_spec("rules.catalogue") is None:
        return measured_rules()
    rules: dict[str, Rule] = importlib.import_module("rules.catalogue").all_rules()
    return rules


def find_rule(identity: str) -> Rule | None:
    """Return the rule of that id, None when this version does not know it (results of another version)."""
    return known_rules().get(identity)
