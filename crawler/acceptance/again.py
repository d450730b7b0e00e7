"""Judges the clauses of a sealed acceptance again, from its runs judged again: nothing but the folder is read."""

from collections.abc import Sequence

import msgspec

from rules.acceptance import Acceptation, Contract, accepted, measure
from rules.results import SiteResult

CONTRACT, FINDINGS = "contract.json", "findings.json"
"""Files of a sealed acceptance: the contract as it was understood, and what was found."""


def judge_again(
    contract: bytes, findings: bytes, runs: Sequence[SiteResult]
) -> tuple[Acceptation, Acceptation]:
    """Return what was found when the folder was sealed, and what is found now.

    Args:
        contract, findings: the content of CONTRACT and of FINDINGS.
        runs: the site as judged in each campaign of the folder, in order.

    Raises:
        msgspec.DecodeError: a file is not what its name says.
    """
    before = msgspec.json.decode(findings, type=Acceptation)
    asked = msgspec.json.decode(contract, type=Contract)
    return before, accepted(asked, measure(asked, runs), before.sample_sha256)
