"""Numbers and sentences are written the French way in French, the English way in English."""

import pytest

from rules.vocabulary import Text
from rules.wording import count, number, percent, say, size, text

NBSP, NARROW = "\u00a0", "\u202f"


@pytest.mark.parametrize(
    ("value", "fr", "en"),
    [
        (0, f"0{NBSP}o", f"0{NBSP}B"),
        (999, f"999{NBSP}o", f"999{NBSP}B"),
        (1_799_999, f"1,8{NBSP}Mo", f"1.8{NBSP}MB"),
        (240_400, f"240{NBSP}ko", f"240{NBSP}kB"),
        (12_345_678, f"12{NBSP}Mo", f"12{NBSP}MB"),
    ],
)
def test_sizes(value: int, fr: str, en: str) -> None:
    assert size(value) == Text(fr, en)


def test_thousands_and_decimals() -> None:
    assert number(2314) == Text(f"2{NARROW}314", "2,314")
    assert number(0.25, 2) == Text("0,25", "0.25")
    assert number(10.0, 1) == Text("10", "10")


def test_a_share_is_never_rounded_up_over_a_bar() -> None:
    assert percent(0.7499) == Text(f"74{NBSP}%", "74%")


def test_nouns_agree_in_each_language() -> None:
    nouns = ("page", "pages"), ("page", "pages")
    assert [count(n, *nouns).fr for n in (0, 1, 2)] == [f"0{NBSP}page", f"1{NBSP}page", f"2{NBSP}pages"]
    assert [count(n, *nouns).en for n in (0, 1, 2)] == ["0 pages", "1 page", "2 pages"]


def test_french_typography_leaves_quoted_values_alone() -> None:
    assert text("l'eau : « là » ?", "x").fr == f"l’eau{NBSP}: «{NBSP}là{NBSP}»{NBSP}?"
    assert say("Titre : {said}", "Title: {said}", said="l'a{b} : c").fr == f"Titre{NBSP}: l'a{{b}} : c"
