"""Proof: the W3C ACT suite through a real visit and the real judgement, one line an ACT rule, plain axe beside.

`uv run pytest -m proof tests/proofs/test_act_suite.py` prints the table and compares it with the last one
(act-table.json); LIMPIDE_ACT_TABLE=write writes it anew. A slice runs in every `uv run pytest`.
"""

import json
import os
from collections.abc import Sequence
from pathlib import Path

import pytest
from act_suite import Answer, Case, answer, cases, earl, key, served, visits

TABLE = Path(__file__).with_name("act-table.json")
RECALL, PRECISION, RECALL_WITH_REVIEW = 0.72, 0.95, 0.88
SLICE = 8
"""ACT rules of the slice, two cases each."""


async def run(chosen: Sequence[Case]) -> list[Answer]:
    with served() as origin:
        seen = await visits(chosen, origin)
        return [answer(case, seen[key(case)], origin) for case in chosen]


def share(part: int, whole: int) -> float:
    return round(part / whole, 3) if whole else 1.0


def totals(found: Sequence[Answer], who: str) -> dict[str, float]:
    """Recall and precision over pages, and how many sound pages a person is asked to look at."""
    failing = [getattr(one, who) for one in found if one.case.expected == "failed"]
    sound = [getattr(one, who) for one in found if one.case.expected != "failed"]
    proven, wrong = failing.count("nc"), sound.count("nc")
    return {
        "recall": share(proven, len(failing)),
        "precision": share(proven, proven + wrong),
        "recall_with_review": share(proven + failing.count("review"), len(failing)),
        "failing": len(failing),
        "sound": len(sound),
        "false_nc": wrong,
        "sound_to_review": sound.count("review"),
    }


def row(of: Sequence[Answer]) -> dict[str, int]:
    """The figures of one ACT rule."""
    failing = [one for one in of if one.case.expected == "failed"]
    sound = [one for one in of if one.case.expected != "failed"]
    return {
        "cases": len(of),
        **{
            name: sum(one.case.expected == name for one in of)
            for name in ("passed", "failed", "inapplicable")
        },
        "nc": sum(one.limpide == "nc" for one in failing),
        "false_nc": sum(one.limpide == "nc" for one in sound),
        "review": sum(one.limpide == "review" for one in failing),
        "sound_to_review": sum(one.limpide == "review" for one in sound),
        "axe_nc": sum(one.axe == "nc" for one in failing),
        "axe_false_nc": sum(one.axe == "nc" for one in sound),
    }


def table(found: Sequence[Answer]) -> dict[str, dict[str, int]]:
    rules = {one.case.rule: one.case.rule_name for one in found}
    return {rule: row([one for one in found if one.case.rule == rule]) for rule in sorted(rules)}


def print_table(found: Sequence[Answer]) -> None:
    names = {one.case.rule: one.case for one in found}
    lines = table(found)
    heads = list(next(iter(lines.values())))
    print("\n" + f"{'ACT rule':<58}" + "".join(f"{head:>{len(head) + 2}}" for head in heads))
    for rule, figures in lines.items():
        name = f"{rule} {'' if names[rule].sc else '(not for conformance) '}{names[rule].rule_name}"[:57]
        print(f"{name:<58}" + "".join(f"{figures[head]:>{len(head) + 2}}" for head in heads))
    conforming = [one for one in found if one.case.sc]
    for who in ("limpide", "axe"):
        print(f"{who:<8} {len(conforming)} cases for conformance: {totals(conforming, who)}")


@pytest.mark.proof
@pytest.mark.timeout(2400)
async def test_the_whole_suite_is_found_as_well_as_the_last_table_says(tmp_path: Path) -> None:
    found = await run(cases())
    print_table(found)
    report = tmp_path / "act-earl.json"
    report.write_text(json.dumps(earl(found), indent=1), encoding="utf-8")
    print(f"EARL report: {report}")
    conforming = [one for one in found if one.case.sc]
    now = {"totals": totals(conforming, "limpide"), "axe": totals(conforming, "axe"), "rules": table(found)}
    if os.environ.get("LIMPIDE_ACT_TABLE") == "write":
        TABLE.write_text(json.dumps(now, indent=1) + "\n", encoding="utf-8")
    last = json.loads(TABLE.read_text(encoding="utf-8"))
    assert worse(now["rules"], last["rules"]) == []
    assert now["totals"]["recall"] >= RECALL
    assert now["totals"]["precision"] >= PRECISION
    assert now["totals"]["recall_with_review"] >= RECALL_WITH_REVIEW


def worse(now: dict[str, dict[str, int]], last: dict[str, dict[str, int]]) -> list[str]:
    """The ACT rules that find less, or prove more that is not, than the last table says."""
    return [
        f"{rule}: {now[rule]} after {before}"
        for rule, before in last.items()
        if now[rule]["nc"] < before["nc"] or now[rule]["false_nc"] > before["false_nc"]
    ]


@pytest.mark.timeout(180)
async def test_a_slice_of_the_suite_holds_no_false_proof_but_those_the_table_tells() -> None:
    conforming = [case for case in cases() if case.sc]
    rules = sorted({case.rule for case in conforming if case.expected == "failed"})[:SLICE]
    chosen = [
        next(case for case in conforming if case.rule == rule and (case.expected == "failed") is failed)
        for rule in rules
        for failed in (True, False)
    ]
    found = await run(chosen)
    figures, told = totals(found, "limpide"), json.loads(TABLE.read_text(encoding="utf-8"))["rules"]
    wrong = {rule: one["false_nc"] for rule, one in table(found).items() if one["false_nc"]}
    assert {rule for rule, n in wrong.items() if n > told[rule]["false_nc"]} == set(), wrong
    assert figures["recall_with_review"] >= 0.6, figures
