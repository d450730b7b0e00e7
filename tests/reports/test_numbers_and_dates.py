"""Numbers, sizes, shares and dates, the way each language writes them."""

import pytest

from reports.language import Speech, split_steps
from rules.vocabulary import Lang


@pytest.mark.parametrize(
    ("lang", "wire_bytes", "shown"),
    [
        ("fr", 0, "0 o"),
        ("fr", 999, "999 o"),
        ("fr", 1_000, "1 ko"),
        ("fr", 9_949, "9,9 ko"),
        ("fr", 9_950, "10 ko"),
        ("fr", 240_400, "240 ko"),
        ("fr", 999_600, "1 Mo"),
        ("fr", 1_800_000, "1,8 Mo"),
        ("en", 1_800_000, "1.8 MB"),
        ("en", 64_300_000, "64 MB"),
        ("en", 2_500_000_000, "2.5 GB"),
    ],
)
def test_sizes_are_in_units_of_a_thousand(lang: Lang, wire_bytes: int, shown: str) -> None:
    assert Speech(lang).size(wire_bytes) == shown.replace(" ", "\u00a0")


def test_thousands_are_grouped_without_a_breaking_space() -> None:
    assert Speech("fr").number(2314) == "2\u202f314"
    assert Speech("en").number(2314) == "2,314"
    assert Speech("fr").number(0.4149, 2) == "0,41"


def test_shares_are_whole_percentages() -> None:
    assert Speech("fr").share(0.957) == "96\u00a0%"
    assert Speech("en").share(0.957) == "96%"


def test_days_are_written_in_full_and_what_is_no_day_is_kept() -> None:
    assert Speech("fr").day("2026-11-24T08:00:00Z") == "24\u00a0novembre\u00a02026"
    assert Speech("en").day("2026-11-24") == "24\u00a0November\u00a02026"
    assert Speech("fr").day("hier") == "hier"


def test_zero_is_singular_in_french_and_plural_in_english() -> None:
    assert Speech("fr").say("pages", n=0) == "0 page"
    assert Speech("en").say("pages", n=0) == "0 pages"


def test_a_sentence_without_its_values_is_an_error() -> None:
    with pytest.raises(KeyError):
        Speech("fr").say("fraction", part=1)


def test_metrics_are_written_with_the_unit_a_reader_needs() -> None:
    assert Speech("fr").measure(1_500_000, "B") == "1,5\u00a0Mo"
    assert Speech("fr").measure(0.41, "g") == "0,41\u00a0g"
    assert Speech("fr").measure(84, "requests") == "84"


def test_steps_stand_one_a_line() -> None:
    assert split_steps("1. Pied de page. 2. En-tête. 3. Le reste.") == [
        "1. Pied de page.",
        "2. En-tête.",
        "3. Le reste.",
    ]
    assert split_steps("Rien à faire.") == ["Rien à faire."]


@pytest.mark.parametrize(
    ("grams", "shown"), [(0.0033227, "0,0033"), (0.057, "0,057"), (0.6, "0,6"), (1.234, "1,23"), (0, "0")]
)
def test_small_emissions_are_never_written_as_zero(grams: float, shown: str) -> None:
    assert Speech("fr").grams(grams) == shown


def test_a_small_share_is_never_written_as_nothing() -> None:
    assert Speech("fr").share(0.004) == "<\u00a01\u00a0%"
    assert Speech("en").share(0) == "0%"
