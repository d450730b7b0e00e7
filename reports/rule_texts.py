"""The one door to the rules' own texts: what, why, who is blocked, how to fix."""

from functools import cache

from rules.catalogue import all_rules
from rules.rule import Rule


@cache
def find_rule(identity: str) -> Rule | None:
    """Return the rule of that id, None when this version does not know it (results of another version)."""
    return all_rules().get(identity)
