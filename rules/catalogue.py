"""Every rule of this version, whatever its species."""

from functools import cache

from rules.axe_rules import axe_rules
from rules.rule import Rule, measured_rules


@cache
def all_rules() -> dict[str, Rule]:
    """Every measured and axe rule by id; the human species are the criteria themselves."""
    return dict(sorted((measured_rules() | axe_rules()).items()))


@cache
def rules_of(criterion: str) -> tuple[Rule, ...]:
    """The rules that speak of a criterion, proving or not."""
    return tuple(one for one in all_rules().values() if criterion in one.criteria)
