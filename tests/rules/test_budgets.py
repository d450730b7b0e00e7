"""A budget holds for the site, each page, each template or some paths; what is not measured never passes."""

from typing import Any

import msgspec
import pytest

from rules.evidence.axe import AxeRule
from rules.judge import judge_site
from rules.metrics import METRICS, Budget
from rules.metrics.where import is_place, matches
from rules.results import BudgetResult
from tests import factories as make

PIXEL = make.request("/photo.png", kind="image", body_bytes=40_000)
TIER = make.request("/x.js", kind="script", party="third", body_bytes=9_000)


def budget(*visits: Any, **value: Any) -> BudgetResult:
    paths = [one.url.removeprefix(make.SITE) for one in visits]
    sample = make.sample(*paths)
    pages = [msgspec.structs.replace(p, template=p.url.split("/")[3] or "home") for p in sample.pages]
    site = make.site(*visits, sample=msgspec.structs.replace(sample, pages=pages), budgets=[Budget(**value)])
    (found,) = judge_site(site).budgets
    return found


def page(path: str, *requests: Any) -> Any:
    return make.visit(make.ledger(make.document(), *requests), url=f"{make.SITE}{path}")


def test_bytes_and_requests_are_budgeted_by_kind_and_by_party() -> None:
    visit = page("/", PIXEL, TIER)
    assert budget(visit, metric="image_bytes", limit=40_000).state == "failed", "headers weigh too"
    assert budget(visit, metric="image_requests", limit=1).state == "passed"
    assert budget(visit, metric="font_bytes", limit=0).value == 0, "a measured nothing is a value"
    assert budget(visit, metric="third_parties", limit=0).state == "failed"
    assert budget(visit, metric="own_requests", limit=9).state == "passed"
    assert budget(visit, metric="third_party_requests", limit=1).state == "passed"


def test_a_count_of_the_site_holds_for_the_site_unless_pages_are_asked() -> None:
    assert budget(page("/"), metric="corrections", limit=0).where == "site"
    assert budget(page("/"), metric="corrections", where="page", limit=0).where == "page"
    assert budget(page("/"), metric="requests", limit=9).where == "page"


def test_each_template_is_held_by_its_median_and_one_template_by_a_page_of_it() -> None:
    visits = [page("/a/1"), page("/a/2", PIXEL, PIXEL), page("/a/3"), page("/b/1", PIXEL)]
    assert budget(*visits, metric="image_requests", where="template", limit=0).over == [f"{make.SITE}/b/1"]
    assert budget(*visits, metric="image_requests", where="template:/a/3", limit=0).state == "passed"
    assert budget(*visits, metric="image_requests", where="template:/none", limit=0).state == "unmeasured"


def test_a_budget_leaves_apart_the_pages_that_another_one_keeps() -> None:
    visits = [page("/"), page("/blog/x", PIXEL)]
    value = {"metric": "image_requests", "limit": 0}
    assert budget(*visits, where="/*", **value).state == "failed"
    assert budget(*visits, where="/*", apart=["/blog"], **value).state == "passed"


@pytest.mark.parametrize(
    ("pattern", "url", "met"),
    [
        ("/", "https://a.fr/x", True),
        ("/*", "https://a.fr/", True),
        ("/blog", "https://a.fr/blogue", True),
        ("/blog$", "https://a.fr/blog/", False),
        ("/*.php$", "https://a.fr/x/y.php", True),
        ("/a?p=1", "https://a.fr/a?p=12", True),
        ("https://prod.fr/a", "https://preprod.fr:8080/a", True),
        ("https://prod.fr/a", "https://prod.fr/a/b", False),
    ],
)
def test_paths_are_read_as_robots_txt_reads_them(pattern: str, url: str, met: bool) -> None:
    assert is_place(pattern)
    assert matches(pattern, url) is met


def test_what_another_tool_measures_its_own_way_is_shown_and_decides_nothing() -> None:
    value = {"metric": "interactive", "limit": 1, "indicative": True, "origin": "budget.json"}
    assert budget(page("/"), **value).state == "indicative"


def test_corrections_are_counted_by_certainty_and_by_level() -> None:
    names = {name for name in METRICS if name.startswith("corrections")}
    assert {"corrections_a", "corrections_aa", "corrections_to_review", "corrections_prioritaire"} <= names
    bare = make.visit(make.axe(AxeRule(id="image-alt", violations=[make.node("<img src='a'>")])))
    assert budget(bare, metric="corrections_a", limit=0).state == "failed"
    assert budget(bare, metric="corrections_a", where="page", limit=0).over == [make.HOME]
    assert budget(bare, metric="corrections_aa", where="page", limit=0).state == "passed"
