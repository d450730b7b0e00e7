"""Proof: for every RGAA test a rule may pronounce on, pages where it must say "failed" and pages where it must not.

The table sets axe alone (its own RGAA tags) and limpide side by side; tests without a fragment are listed as such.
"""

import asyncio
from collections import Counter, defaultdict

import pytest

from audits.collect import collectors
from rules.referentials import read_data
from tests.proofs.rgaa_pairs import Judged, Pair, judged, pairs

RECALL, PRECISION = 0.75, 0.95
SLICE = ("8.1.1", "8.2.1", "8.4.1", "8.7.1", "8.10.2", "10.1.2")
"""Tests whose fragments run with the ordinary tests, without axe."""
Figures = Counter[str]


def figures(results: list[Judged], who: str) -> Figures:
    """Count hits, misses and false alarms of "axe" or "ours"."""
    counted: Figures = Counter()
    for one in results:
        said, must = getattr(one, who), one.pair.expected == "fail"
        counted["hit" if said and must else "miss" if must else "false" if said else "right"] += 1
    return counted


def share(part: int, whole: int) -> str:
    return f"{part / whole:.2f}" if whole else "  — "


def table(results: list[Judged]) -> str:
    """Return one line a test, then the totals: recall and precision of axe alone and of limpide."""
    by_test: dict[str, list[Judged]] = defaultdict(list)
    for one in results:
        by_test[one.pair.test].append(one)
    lines = [
        f"{'test':<9}{'fail':>5}{'axe':>5}{'ours':>6}{'pass':>6}{'axe':>5}{'ours':>6}  (pages said failed)"
    ]
    for test, ones in by_test.items():
        axe, ours = figures(ones, "axe"), figures(ones, "ours")
        fails, passes = ours["hit"] + ours["miss"], ours["false"] + ours["right"]
        lines.append(
            f"{test:<9}{fails:>5}{axe['hit']:>5}{ours['hit']:>6}{passes:>6}{axe['false']:>5}{ours['false']:>6}"
        )
    for who in ("axe", "ours"):
        total = figures(results, who)
        recall = share(total["hit"], total["hit"] + total["miss"])
        precision = share(total["hit"], total["hit"] + total["false"])
        lines.append(f"{who}: recall {recall}, precision {precision} on {len(results)} pages")
    return "\n".join(lines)


def without_fragment() -> list[str]:
    """Return the RGAA tests that no file of the suite speaks of."""
    known = {pair.test for pair in pairs()}
    themes = read_data("rgaa-4.1.2.json")["criteria"]
    every = [
        f"{criterion['id'].removeprefix('rgaa:')}.{n}"
        for criterion in themes
        for n, _ in enumerate(criterion["procedure"], 1)
    ]
    return [test for test in every if test not in known]


@pytest.mark.timeout(120)
def test_a_slice_of_the_pairs_is_told_right() -> None:
    suite = [pair for pair in pairs() if pair.test in SLICE]
    chosen = [one for one in collectors() if one.name in ("markup", "source", "languages", "page")]
    wrong = [
        named(one) for one in asyncio.run(judged(suite, chosen)) if one.ours != (one.pair.expected == "fail")
    ]
    assert wrong == []


@pytest.mark.proof
@pytest.mark.timeout(1800)
def test_pages_of_every_test_are_told_right() -> None:
    results = asyncio.run(judged(pairs()))
    print("\n" + table(results))
    print("without fragment:", " ".join(without_fragment()))
    for one in results:
        if one.ours != (one.pair.expected == "fail"):
            print(named(one))
    total = figures(results, "ours")
    assert total["hit"] / (total["hit"] + total["miss"]) >= RECALL
    assert total["hit"] / (total["hit"] + total["false"]) >= PRECISION
    assert {one.visit.status for one in results} == {"audited"}


def named(one: Judged) -> str:
    pair: Pair = one.pair
    return f"{pair.test} {pair.expected} {pair.number}: {pair.note or (pair.html or str(pair.edits))[:70]}"
