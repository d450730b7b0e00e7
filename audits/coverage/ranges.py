"""Arithmetic of the ranges the script profiler gives: nested, the innermost tells whether the code ran."""

from collections.abc import Iterable
from typing import NamedTuple


class Range(NamedTuple):
    """Characters start (included) to end (excluded), and how often they ran."""

    start: int
    end: int
    runs: int


def never_ran(ranges: Iterable[Range]) -> list[tuple[int, int]]:
    """Return the spans, in order and apart, whose innermost range ran no time.

    >>> never_ran([Range(0, 100, 1), Range(10, 50, 0), Range(20, 30, 4)])
    [(10, 20), (30, 50)]
    """
    spans: list[tuple[int, int]] = []
    inside: list[Range] = []
    at = 0
    for one in [*sorted(ranges, key=lambda r: (r.start, -r.end)), None]:
        while inside and (one is None or inside[-1].end <= one.start):
            ended = inside.pop()
            _add(spans, at, ended.end, ended.runs)
            at = max(at, ended.end)
        if one is None:
            break
        if inside:
            _add(spans, at, one.start, inside[-1].runs)
        at = max(at, one.start)
        inside.append(one)
    return spans


def covered(spans: Iterable[tuple[int, int]]) -> int:
    """Return how many characters the spans hold together, each counted once.

    >>> covered([(0, 5), (3, 8), (10, 12)])
    10
    """
    total, reached = 0, 0
    for start, end in sorted(spans):
        total += max(0, end - max(start, reached))
        reached = max(reached, end)
    return total


def common(spans: list[list[tuple[int, int]]]) -> list[tuple[int, int]]:
    """Return what every list of spans holds: a file run in two documents is unused where neither used it.

    >>> common([[(0, 10), (20, 30)], [(5, 25)]])
    [(5, 10), (20, 25)]
    """
    kept = spans[0]
    for other in spans[1:]:
        kept = [(max(a, c), min(b, d)) for a, b in kept for c, d in other if max(a, c) < min(b, d)]
    return kept


def _add(spans: list[tuple[int, int]], start: int, end: int, runs: int) -> None:
    if runs or end <= start:
        return
    if spans and spans[-1][1] == start:
        spans[-1] = (spans[-1][0], end)
    else:
        spans.append((start, end))
