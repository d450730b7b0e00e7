"""The one door to the rules' own texts and norms: what, why, who is blocked, how to fix, what it answers."""

from functools import cache

from rules.catalogue import all_rules
from rules.rule import Rule
from rules.wcag import en_clauses, success_criteria


@cache
def find_rule(identity: str) -> Rule | None:
    """Return the rule of that id, None when this version does not know it (results of another version)."""
    return all_rules().get(identity)


def norms(identity: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the success criteria of WCAG and the clauses of EN 301 549 that a rule answers; none when unknown."""
    known = find_rule(identity) is not None
    return (success_criteria(identity), en_clauses(identity)) if known else ((), ())
