"""Templates found from the DOM against those that made the pages: generated sites, and real ones labelled by a person.

The measure is the adjusted Rand index (Hubert and Arabie 1985): 1 when both groupings agree, 0 as by chance. The
labels of the real sites (tests/data/corpus-templates.json) were written before the grouping was measured on them.
`uv run pytest -m proof tests/proofs/test_templates_are_told_apart.py` prints the table; the real sites are those of
the corpus server.
"""

import json
from collections import Counter
from collections.abc import Hashable, Iterable, Sequence
from math import comb
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest

from crawler.discovery.page import read_page
from crawler.sampling import merge_templates
from rules.evidence.inventory import Address
from tests.generated_site import STYLES, made_site

ROOT = Path(__file__).parents[1]
SERVED = {
    "gimp-fr": "http://127.0.0.1:18501/fr/{}.html",
    "handbook": "http://127.0.0.1:18502/fr-FR/{}.html",
    "dsfr": "http://127.0.0.1:18503/{}/index.html",
}
BAR = 0.9
BELOW = {"dsfr": 0.35, "layout": 0.45}
"""Below the bar, and known: a catalogue whose every page shows other components, and pages laid out with tables."""


def rand_index(one: Sequence[Hashable], other: Sequence[Hashable]) -> float:
    """Return the adjusted Rand index of two groupings of the same things."""

    def pairs(groups: Iterable[Hashable]) -> int:
        return sum(comb(size, 2) for size in Counter(groups).values())

    both, first, second = pairs(zip(one, other, strict=True)), pairs(one), pairs(other)
    chance, most = first * second / comb(len(one), 2), (first + second) / 2
    return 1.0 if most == chance else (both - chance) / (most - chance)


def grouped(pages: Iterable[tuple[str, bytes]]) -> list[str]:
    """Return the template of each page, as an audit would group them."""
    found = []
    for url, body in pages:
        facts = read_page(body, "text/html; charset=utf-8", url)
        found.append(Address(url=url, kind="page", template=facts.template, shape=facts.shape))
    belongs = merge_templates(found)
    return [belongs[page.template] for page in found]


def generated(style: str, seed: int, size: int = 200) -> float:
    made = made_site(seed, style, size)
    return rand_index(
        [one.template for one in made],
        grouped((f"http://ville.fr{one.path}", one.html.encode()) for one in made),
    )


def test_the_index_is_one_for_equal_groupings_and_nought_for_chance() -> None:
    assert rand_index("aabbcc", "xxyyzz") == 1
    assert rand_index([0, 0, 1, 1], [0, 1, 0, 1]) == pytest.approx(-0.5)
    assert rand_index([0, 0, 0, 1, 1, 1], [0, 0, 1, 1, 2, 2]) == pytest.approx(0.2424, abs=1e-4)


@pytest.mark.parametrize("style", [style for style in STYLES if style not in BELOW])
def test_templates_only_the_server_knows_are_found(style: str) -> None:
    assert generated(style, seed=7, size=120) >= BAR


@pytest.mark.proof
@pytest.mark.timeout(600)
def test_every_site_is_grouped_as_it_was_made_or_as_a_person_sees_it() -> None:
    rows = {f"{style}, seed {seed}": generated(style, seed) for style in STYLES for seed in range(10, 14)}
    labelled = json.loads((ROOT / "data" / "corpus-templates.json").read_text(encoding="utf-8"))["sites"]
    for site, labels in labelled.items():
        pages = [(page, label) for label, names in labels.items() for page in names]
        urls = [SERVED[site].format(page) for page, _ in pages]
        try:
            bodies = [urlopen(url, timeout=10).read() for url in urls]
        except (URLError, OSError):
            pytest.skip(f"the corpus server does not serve {site}")
        rows[site] = rand_index([label for _, label in pages], grouped(zip(urls, bodies, strict=True)))
    for name, index in rows.items():
        print(f"{name:20} {index:6.3f}")
    low = {name: index for name, index in rows.items() if index < BELOW.get(name.partition(",")[0], BAR)}
    assert not low
