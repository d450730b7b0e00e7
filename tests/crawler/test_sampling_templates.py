"""Close DOM shapes are one template, and the grouping does not depend on the order of pages."""

import random

import pytest

from crawler.discovery.page import read_page
from crawler.sampling import merge_templates
from crawler.sampling.templates import likeness
from rules.evidence.inventory import Address


def built(number: int, body: str) -> Address:
    facts = read_page(f"<html><body><main>{body}</main></body></html>".encode(), "text/html", "http://a.fr/")
    return Address(url=f"http://a.fr/{number}", kind="page", template=facts.template, shape=facts.shape)


def article(number: int) -> Address:
    optional = "<aside class='voir-aussi'></aside>" if number % 3 == 0 else ""
    return built(
        number, f"<div class='fil'></div><article class='fiche'><div class='chapo'></div></article>{optional}"
    )


def agenda(number: int) -> Address:
    return built(
        number, "<section class='agenda'><div class='date'></div></section><form class='filtre'></form>"
    )


def test_an_optional_block_does_not_make_a_template_but_another_frame_does() -> None:
    pages = [article(n) for n in range(10)] + [agenda(n) for n in range(10, 15)]
    merged = merge_templates(pages)
    assert len(merged) == 3
    assert len(set(merged.values())) == 2
    for seed in range(5):
        random.Random(seed).shuffle(pages)
        assert merge_templates(pages) == merged


@pytest.mark.parametrize(
    ("one", "other", "expected"), [([], [], 1), ([1], [], 0), ([1, 2], [2, 3], 1 / 3), ([1, 2], [1, 2], 1)]
)
def test_likeness_is_exact_on_small_shapes(one: list[int], other: list[int], expected: float) -> None:
    assert likeness(one, other) == expected


def test_likeness_of_large_shapes_is_near_the_truth() -> None:
    hashes = random.Random(1).sample(range(2**32), 600)
    for shared in (100, 200, 300):
        one, other = set(hashes[:400]), set(hashes[400 - shared : 800 - shared])
        truth = len(one & other) / len(one | other)
        assert likeness(sorted(one)[:48], sorted(other)[:48]) == pytest.approx(truth, abs=0.15)
