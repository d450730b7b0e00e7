"""Every rule of this version, whatever its species, with all it proves."""

from functools import cache

import msgspec

from rules.axe_rules import axe_rules
from rules.referentials import Proof, referentials
from rules.rule import ADVICE, Rule, measured_rules


@cache
def all_rules() -> dict[str, Rule]:
    """Every measured and axe rule by id; the human species are the criteria themselves.

    The criteria of a rule are those it names, and those whose own data name it.
    """
    named = _named_by_criteria()
    every = sorted((measured_rules() | axe_rules()).items())
    return {i: msgspec.structs.replace(one, criteria=one.criteria | named.get(i, {})) for i, one in every}


def _named_by_criteria() -> dict[str, dict[str, Proof]]:
    """What the data of the referentials say that checks prove: check id to criterion to proof."""
    named: dict[str, dict[str, Proof]] = {}
    for criterion in (one for referential in referentials() for one in referential.criteria):
        for check, proof in criterion.checks.items():
            named.setdefault(check, {})[criterion.id] = proof
    return named


@cache
def rules_of(criterion: str) -> tuple[Rule, ...]:
    """The rules that speak of a criterion, proving or not."""
    return tuple(one for one in all_rules().values() if criterion in one.criteria)


def asked_for(rule: str) -> bool:
    """Tell whether something asks for it: advice beyond what is asked is exported, never among the corrections."""
    known = all_rules().get(rule)
    return known is None or known.theme != ADVICE
