"""Groups pages into templates: pages of nearly the same DOM shape (crawler.discovery.shape) are one template."""

from collections import Counter
from collections.abc import Sequence

from crawler.discovery.shape import SKETCH
from rules.evidence.inventory import Address

NEAR = 0.5
"""Jaccard similarity from which two shapes are one template.

Chosen on the corpus: below it the 686 pages of a manual collapse into one, above it an optional block in the
text makes a template of its own.
"""


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

    The most frequent shape leads; a rarer one joins the leader it is most like, if NEAR enough, and leads
    otherwise. The result depends on the set of pages only, never on their order.
    """
    sizes = Counter(page.template for page in pages)
    shapes = {page.template: page.shape for page in pages}
    leaders: list[str] = []
    belongs: dict[str, str] = {}
    for template in sorted(sizes, key=lambda t: (-sizes[t], t)):
        near = [
            (likeness(shapes[template], shapes[leader]), leader) for leader in leaders if shapes[template]
        ]
        best, leader = max(near, key=lambda pair: (pair[0], sizes[pair[1]], pair[1]), default=(0.0, template))
        if best < NEAR:
            leaders.append(template)
            leader = template
        belongs[template] = leader
    return belongs
