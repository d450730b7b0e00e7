"""The acceptance: a contract's clauses, judged on the measures of several runs (pure)."""

from rules.acceptance.contract import Clause, Contract, Parties
from rules.acceptance.findings import Acceptation, ClauseFinding, PlaceFinding
from rules.acceptance.judge import accepted, judge, verdict_of
from rules.acceptance.measure import ClauseMeasure, measure

__all__ = [
    "Acceptation",
    "Clause",
    "ClauseFinding",
    "ClauseMeasure",
    "Contract",
    "Parties",
    "PlaceFinding",
    "accepted",
    "judge",
    "measure",
    "verdict_of",
]
