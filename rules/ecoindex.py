"""EcoIndex: a score from 0 to 100 and a grade from A to G, from DOM size, requests and weight.

Formula published by the EcoIndex working group (GreenIT.fr): each of the three figures is placed among 20
quantiles of the web, and score = 100 - 5 x (3 x DOM + 2 x requests + weight) / 6. Our own code.
"""

from bisect import bisect_right
from collections.abc import Sequence

from rules.results import EcoIndex

_DOM = (
    0, 47, 75, 159, 233, 298, 358, 417, 476, 537, 603, 674, 753, 843, 949, 1076, 1237, 1459, 1801, 2479, 594601,
)  # fmt: skip
_REQUESTS = (0, 2, 15, 25, 34, 42, 49, 56, 63, 70, 78, 86, 95, 105, 117, 130, 147, 170, 205, 281, 3920)
_SIZE_KB = (
    0, 1.37, 144.7, 319.53, 479.46, 631.97, 783.38, 937.91, 1098.62, 1265.47, 1448.32, 1648.27, 1876.08,
    2142.06, 2465.37, 2866.31, 3401.59, 4155.73, 5400.08, 8037.54, 223212.26,
)  # fmt: skip
_GRADES = ((80, "A"), (70, "B"), (55, "C"), (40, "D"), (25, "E"), (10, "F"))


def position(quantiles: Sequence[float], value: float) -> float:
    """Return the place of the value among the quantiles, from 0 to 20, linear between two of them."""
    index = bisect_right(quantiles, value)
    if index >= len(quantiles):
        return float(len(quantiles) - 1)
    low, high = quantiles[index - 1], quantiles[index]
    return index - 1 + (value - low) / (high - low)


def positions(dom: float, requests: float, size_kb: float) -> tuple[float, float, float]:
    """Return the three places (DOM, requests, weight), each from 0 to 20."""
    return position(_DOM, dom), position(_REQUESTS, requests), position(_SIZE_KB, size_kb)


def raw_score(dom: float, requests: float, size_kb: float) -> float:
    """Return the score before rounding, from 0 to 100."""
    q_dom, q_requests, q_size = positions(dom, requests, size_kb)
    return 100 - 5 * (3 * q_dom + 2 * q_requests + q_size) / 6


def grade(score: int) -> str:
    """Return the grade of a rounded score: above 80 A, 70 B, 55 C, 40 D, 25 E, 10 F, else G."""
    return next((letter for bar, letter in _GRADES if score > bar), "G")


def ecoindex(dom: int, requests: int, wire_bytes: int) -> EcoIndex:
    """Return the EcoIndex of one visit.

    The score is rounded (half to even, as the official Python does), and only then graded.

    Args:
        dom: elements of the page, descendants of svg excluded.
        requests: requests that weigh.
        wire_bytes: bytes on the wire; the formula takes thousands of bytes.
    """
    size_kb = wire_bytes / 1000
    score = round(raw_score(dom, requests, size_kb))
    return EcoIndex(score=score, grade=grade(score), dom=dom, requests=requests, size_kb=size_kb)
