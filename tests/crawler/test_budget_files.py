"""Budget files of Lighthouse and sitespeed.io keep their meaning; only counts decide."""

import json
from pathlib import Path
from typing import Any

import pytest

from crawler.campaign.budget_files import read_budgets
from crawler.campaign.config import load_portfolio
from crawler.errors import ConfigurationError, UserError


def budgets(folder: Path, document: Any) -> list[tuple[Any, ...]]:
    path = folder / "budget.json"
    path.write_text(json.dumps(document), encoding="utf-8")
    return [(b.metric, b.where, b.limit, b.apart, b.indicative) for b in read_budgets(path)]


def test_lighthouse_counts_in_1024_bytes_and_its_last_match_wins(tmp_path: Path) -> None:
    document = [
        {
            "path": "/*",
            "options": {"firstPartyHostnames": ["*.exemple.fr"]},
            "timings": [{"metric": "interactive", "budget": 3000}],
            "resourceSizes": [{"resourceType": "script", "budget": 125}],
            "resourceCounts": [{"resourceType": "third-party", "budget": 10}],
        },
        {"path": "/blog", "resourceSizes": [{"resourceType": "total", "budget": 200}]},
    ]
    assert budgets(tmp_path, document) == [
        ("script_bytes", "/*", 128_000, ["/blog"], False),
        ("third_party_requests", "/*", 10, ["/blog"], False),
        ("interactive", "/*", 3000, [], True),
        ("wire_bytes", "/blog", 204_800, [], False),
    ]


def test_sitespeed_counts_in_bytes_and_an_address_replaces_the_same_figure(tmp_path: Path) -> None:
    document = {
        "budget": {
            "timings": {"SpeedIndex": 1200},
            "requests": {"total": 89, "javascript": 0, "httpErrors": 0},
            "transferSize": {"total": 400_000, "css": 10_000},
            "thirdParty": {"requests": 0},
            "score": {"performance": 100},
            "https://www.exemple.fr/carte": {"requests": {"total": 200}},
        }
    }
    assert budgets(tmp_path, document) == [
        ("timings.SpeedIndex", "page", None, [], True),
        ("requests", "page", 89, ["https://www.exemple.fr/carte"], False),
        ("script_requests", "page", 0, [], False),
        ("failed_requests", "page", 0, [], False),
        ("wire_bytes", "page", 400_000, [], False),
        ("stylesheet_bytes", "page", 10_000, [], False),
        ("third_party_requests", "page", 0, [], False),
        ("score.performance", "page", None, [], True),
        ("requests", "https://www.exemple.fr/carte", 200, [], False),
    ]


def test_the_older_form_of_sitespeed_is_read_too(tmp_path: Path) -> None:
    document = {
        "browsertime.pageSummary": [{"metric": "statistics.timings.firstPaint.median", "max": 1000}],
        "coach.pageSummary": [{"metric": "advice.performance.score", "min": 75}],
        "pagexray.pageSummary": [
            {"metric": "transferSize", "max": 100_000},
            {"metric": "contentTypes.image.requests", "max": 4},
        ],
    }
    assert [
        (metric, limit, indicative) for metric, _, limit, _, indicative in budgets(tmp_path, document)
    ] == [
        ("statistics.timings.firstPaint.median", None, True),
        ("advice.performance.score", None, True),
        ("wire_bytes", 100_000, False),
        ("image_requests", 4, False),
    ]


@pytest.mark.parametrize(
    "document",
    [
        [],
        {},
        {"size": 3},
        {"a.pageSummary": [{}]},
        [{"path": "/", "resourceSizes": [{"resourceType": "wasm", "budget": 1}]}],
        [{"path": "/", "resourceSizes": [{"resourceType": "total", "budget": "1"}]}],
        [{"path": "/", "resourceSize": []}],
        {"budget": {"alias": {"requests": {"total": 1}}}},
        {"budget": {"requests": 3}},
    ],
)
def test_a_file_of_no_known_format_is_one_sentence(tmp_path: Path, document: Any) -> None:
    if document == []:
        assert budgets(tmp_path, document) == []
        return
    with pytest.raises(UserError):
        budgets(tmp_path, document)


def test_budget_files_stand_beside_sites_toml(tmp_path: Path) -> None:
    (tmp_path / "b.json").write_text('[{"resourceCounts": [{"resourceType": "font", "budget": 2}]}]')
    (tmp_path / "sites.toml").write_text('[[site]]\nurl = "https://a.fr/"\nbudget_files = ["b.json"]\n')
    (site,) = load_portfolio(tmp_path / "sites.toml").sites
    assert [(b.metric, b.where, b.limit) for b in site.budgets] == [("font_requests", "/", 2)]


@pytest.mark.parametrize(
    ("budget", "word"),
    [
        ('{ metric = "first_paint", limit = 1000 }', "durée"),
        ('{ metric = "lcp", limit = 1000 }', "durée"),
        ('{ metric = "wire_bytes", where = "accueil", limit = 1 }', "where"),
        ('{ metric = "wire_bytes" }', "limit"),
    ],
)
def test_a_budget_that_could_not_fail_or_lies_on_time_is_refused(
    tmp_path: Path, budget: str, word: str
) -> None:
    (tmp_path / "sites.toml").write_text(f'[[site]]\nurl = "https://a.fr/"\nbudgets = [{budget}]\n')
    with pytest.raises(ConfigurationError) as error:
        load_portfolio(tmp_path / "sites.toml")
    assert word in error.value.text.fr
    assert "ligne 3" in error.value.text.fr
