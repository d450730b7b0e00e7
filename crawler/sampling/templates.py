"""Groups pages into templates: pages of nearly the same DOM shape (crawler.discovery.shape) are one template."""

from collections import Counter
from collections.abc import Sequence

from crawler.discovery.shape import SKETCH
from rules.evidence.inventory import Address

NEAR = 0.5
"""Mean likeness, 0 to 1, from which two groups of pages are one template.

Chosen on generated sites (tests/generated_site.py) and on the corpus: below it pages without classes collapse into
one, above it an optional block in the text makes a template of its own.
"""

FRAME_SHARE, FRAME_KEPT = 0.97, 2
"""A path on this share of the pages is the site's frame, which tells no template from another: so many of them are
kept, without which one optional block would part two pages that have nothing else."""

MOST = 500
"""Distinct shapes compared with one another, the most frequent ones; a rarer one joins the shape it is most like."""


def likeness(one: Sequence[int], other: Sequence[int]) -> float:
    """Return the Jaccard similarity of two shapes, 0 to 1: exact when their sketches are whole, else estimated.

    Estimator of bottom-k sketches (Cohen 1997): the share, among the k smallest hashes of the union, of those in both.
    """
    union = sorted({*one, *other})
    if max(len(one), len(other)) >= SKETCH:
        union = union[:SKETCH]
    return len(set(union) & set(one) & set(other)) / len(union) if union else 1.0


def merge_templates(pages: Sequence[Address]) -> dict[str, str]:
    """Return, for each template hash among the pages, the hash of the template it belongs to.

    Groups of pages are merged while their mean likeness is NEAR or more (average linkage, Sokal and Michener 1958); a
    template is called after its most frequent shape. The result depends on the set of pages only, never on their order.
    """
    sizes = Counter(page.template for page in pages)
    frame = _frame(pages)
    shapes = {page.template: [path for path in page.shape if path not in frame] for page in pages}
    ranked = sorted(sizes, key=lambda template: (-sizes[template], template))
    first, rare = ranked[:MOST], ranked[MOST:]
    table = [[likeness(shapes[one], shapes[other]) for other in first] for one in first]
    leaders = _groups(table, [sizes[template] for template in first])
    belongs = {template: first[leader] for template, leader in zip(first, leaders, strict=True)}
    for template in rare:
        near, like = max(
            ((likeness(shapes[template], shapes[one]), one) for one in first), key=lambda pair: pair[0]
        )
        belongs[template] = belongs[like] if near >= NEAR else template
    return belongs


def _frame(pages: Sequence[Address]) -> set[int]:
    """Return the paths of the site's frame that are not to be compared."""
    seen = Counter(path for page in pages for path in page.shape)
    return set(sorted(path for path, n in seen.items() if n >= FRAME_SHARE * len(pages))[FRAME_KEPT:])


def _groups(likely: list[list[float]], weights: list[int]) -> list[int]:
    """Return, for each row of a table of likenesses, the lowest row of its group (the table is used up).

    Chains of nearest neighbours (Benzecri 1982): each ends in two groups that are each other's nearest, which average
    linkage may merge at once; the work grows with the square of the rows.
    """
    leader, alive, chain = list(range(len(weights))), set(range(len(weights))), [0]
    while len(alive) > 1:
        chain = chain or [min(alive)]
        here, before = chain[-1], chain[-2] if len(chain) > 1 else -1
        nearest = max(alive - {here}, key=lambda row: (likely[here][row], row == before, -row))
        if nearest != before:
            chain.append(nearest)
            continue
        del chain[-2:]
        kept, gone = sorted((here, before))
        if likely[here][before] >= NEAR:
            leader[gone] = kept
        _join(likely, weights, kept, gone, alive)
        alive.discard(gone)
    return [_root(leader, row) for row in range(len(leader))]


def _join(likely: list[list[float]], weights: list[int], kept: int, gone: int, alive: set[int]) -> None:
    """Give the kept row the mean likenesses of both, by their weights."""
    total = weights[kept] + weights[gone]
    for row in alive - {kept, gone}:
        mean = (weights[kept] * likely[kept][row] + weights[gone] * likely[gone][row]) / total
        likely[kept][row] = likely[row][kept] = mean
    weights[kept] = total


def _root(leader: list[int], row: int) -> int:
    while leader[row] != row:
        row = leader[row]
    return row
