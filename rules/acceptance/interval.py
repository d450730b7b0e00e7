"""Intervals of confidence of what was measured, each with its source.

Median of n runs: its smallest and largest value hold the true median with probability 1 - 2^(1-n), whatever the
law of the values (order statistics; W. J. Conover, Practical Nonparametric Statistics, 3rd ed., 1999, section 3.2).
Share of a population seen through a sample: Wilson's score interval (E. B. Wilson, Probable inference, the law of
succession, and statistical inference, JASA 22, 1927, p. 209-212), at 95 %.
"""

from collections.abc import Sequence
from math import sqrt

Z_95 = 1.959963984540054
"""The 0.975 quantile of the normal law."""


def around_median(values: Sequence[float]) -> tuple[float, float]:
    """Return the smallest and the largest of the runs."""
    return min(values), max(values)


def confidence(runs: int) -> float:
    """Return the probability that the interval of that many runs holds the true median.

    >>> [round(confidence(n), 4) for n in (1, 2, 5, 10)]
    [0.0, 0.5, 0.9375, 0.998]
    """
    return 1 - 2.0 ** (1 - runs) if runs else 0.0


def wilson(hits: int, trials: int) -> tuple[float, float]:
    """Return Wilson's interval at 95 % of a share.

    >>> [round(bound, 3) for bound in wilson(9, 10)]
    [0.596, 0.982]
    """
    if not trials:
        return 0.0, 1.0
    share, z2 = hits / trials, Z_95**2
    middle = (share + z2 / (2 * trials)) / (1 + z2 / trials)
    half = Z_95 * sqrt(share * (1 - share) / trials + z2 / (4 * trials**2)) / (1 + z2 / trials)
    return max(0.0, middle - half), min(1.0, middle + half)
