"""Navigation over a whole site: what is proven from page to page, and what is never held against a site."""

import pytest

from rules.evidence.record import Box, Record
from rules.judge import judge_site
from rules.results import CriterionResult, SiteResult
from rules.vocabulary import Finding, Reason, Verdict
from tests import factories as make
from tests.rules.navigation_cases import FAILING, FAR, MAP, MENU, NO_SIGN, PASSING, SEARCH, page, site, titled
from tests.rules.rule_cases import Case


def judged(case: Case) -> SiteResult:
    others = [make.visit(*kept, url=f"{make.SITE}/p{n}") for n, kept in enumerate(case.others)]
    return judge_site(make.site(make.visit(*case.records), *others, addresses=case.addresses or FAR))


def found(rule: str, case: Case) -> list[Finding]:
    return next(one for one in judged(case).outcomes if one.rule == rule).findings


def criterion(number: str, case: Case) -> CriterionResult:
    (table,) = [one for one in judged(case).referentials if one.id == "rgaa"]
    return next(one for one in table.criteria if one.id == f"rgaa:{number}")


@pytest.mark.parametrize(
    ("number", "rule"),
    [
        ("12.1", "two-ways-to-pages"),
        ("12.4", "sitemap-same-place"),
        ("12.5", "search-same-place"),
    ],
)
def test_a_site_that_keeps_its_ways_identical_is_met(number: str, rule: str) -> None:
    assert criterion(number, PASSING[rule]).verdict is Verdict.C
    assert criterion(number, FAILING[rule]).verdict is Verdict.NC


@pytest.mark.parametrize(
    ("number", "rule"),
    [
        ("12.2", "menus-same-place"),
        ("12.3", "sitemap-page"),
        ("12.6", "menu-zone"),
        ("8.6", "titles-told-apart"),
    ],
)
def test_where_a_person_must_still_look_nothing_makes_it_met(number: str, rule: str) -> None:
    met = criterion(number, PASSING[rule])
    assert (met.verdict, met.reason) == (Verdict.NT, Reason.REVIEW)
    assert criterion(number, FAILING[rule]).verdict is Verdict.NC


@pytest.mark.parametrize("rule", ["sitemap-same-place", "search-same-place"])
def test_pages_are_told_in_their_order_so_that_a_seal_judged_again_is_the_same_to_the_letter(
    rule: str,
) -> None:
    result = judged(PASSING[rule])
    told = list(next(one for one in result.outcomes if one.rule == rule).pages)
    assert len(told) > 3
    assert told == [page.url for page in result.pages]


def test_a_site_of_one_page_needs_no_way() -> None:
    alone = Case(page(MENU, **NO_SIGN), addresses=[make.address("/")])
    assert criterion("12.1", alone).verdict is Verdict.NA


def test_a_very_small_site_all_linked_from_its_home_page_is_for_a_person() -> None:
    linked = [make.address("/"), *(make.address(f"/p{n}", found_on=[make.HOME]) for n in range(3))]
    small = Case(page(MENU, **NO_SIGN), addresses=linked, others=[page(MENU, **NO_SIGN) for _ in range(3)])
    assert not any(one.certain for one in found("two-ways-to-pages", small))
    assert criterion("12.1", small).reason is Reason.REVIEW


def test_anything_that_speaks_of_a_search_takes_the_proof_away() -> None:
    hinted = site(page(MENU, search_signs=1, sitemap_signs=0), [page(MENU, search_signs=1) for _ in range(3)])
    assert not any(one.certain for one in found("two-ways-to-pages", hinted))


def test_a_page_where_no_way_was_recognised_is_for_a_person() -> None:
    lost = make.block(tag="div", links={f"{make.SITE}/a": "A"}, landmark=False)
    pages = site(page(lost, **NO_SIGN), [page(lost, **NO_SIGN) for _ in range(3)])
    assert [one.certain for one in found("two-ways-to-pages", pages)] == [False] * 4


def test_a_step_of_a_process_may_have_no_menu() -> None:
    steps = [make.address("/"), *(make.address(f"/p{n}", features=["process"]) for n in range(4)), *FAR]
    bare = Case(
        page(), addresses=steps, others=[page(), page(), page(), page(make.search_block(), **NO_SIGN)]
    )
    assert found("two-ways-to-pages", bare) == []
    assert not any(one.certain for one in found("sitemap-same-place", bare))


def test_a_message_that_pushes_the_menu_down_does_not_move_it() -> None:
    pushed = make.block(place=make.place("header>nav", region="nav", box=Box(0, 160, 1920, 50)))
    lower = page(SEARCH, pushed, MAP, main=Box(0, 260, 1920, 1500))
    assert found("menus-same-place", site(page(), [*(page() for _ in range(4)), lower])) == []


def test_the_menu_of_a_section_is_not_the_menu_of_the_site() -> None:
    def section(n: int) -> list[Record]:
        own = {f"{make.SITE}/s{n}/{k}": str(k) for k in range(5)}
        aside = make.block(links=own, after_main=bool(n % 2), place=make.place("aside>nav"))
        return page(SEARCH, MENU, aside, MAP)

    assert found("menus-same-place", site(page(), [section(n) for n in range(5)])) == []


def test_the_home_page_may_place_its_menu_elsewhere_and_bear_the_name_of_the_site() -> None:
    low = make.block(after_main=True, place=make.place("nav", box=Box(0, 1800, 1920, 50)))
    assert found("menus-same-place", site(page(SEARCH, low, MAP), [page() for _ in range(4)])) == []
    named = site(titled("Ville", "Bienvenue"), [titled("Ville", "Agenda"), titled("Agenda", "Les dates")])
    assert [one.page for one in found("titles-told-apart", named)] == [f"{make.SITE}/p0"]


def test_one_page_at_two_addresses_has_one_title() -> None:
    twice = site(titled("Accueil", "Accueil"), [titled("Agenda", "Agenda"), titled("Agenda", "Agenda")])
    assert found("titles-told-apart", twice) == []


def test_the_same_title_over_the_same_heading_is_for_a_person() -> None:
    second = [make.page_record(title="Agenda", text="Page 2"), make.navigation(h1="Agenda")]
    pages = site(titled("Accueil", "Accueil"), [titled("Agenda", "Agenda"), second])
    assert [one.certain for one in found("titles-told-apart", pages)] == [False, False]


def test_a_search_elsewhere_on_one_page_is_for_a_person() -> None:
    moved = make.search_block(place=make.place("main>form", region="main", box=Box(400, 400, 300, 40)))
    pages = site(page(), [*(page() for _ in range(4)), page(moved, MENU, MAP)])
    assert found("search-same-place", pages) == []
    assert criterion("12.5", pages).reason is Reason.REVIEW


def test_a_skip_link_a_heading_or_a_landmark_is_enough_to_reach_the_menu() -> None:
    for fields, links in (({"landmark": True}, 0), ({"heading": True}, 0), ({}, 1)):
        menu = make.block(**{"tag": "ul", "landmark": False} | fields)
        assert (
            found("menu-zone", site(page(menu, skip_links=links), [page(menu, skip_links=links)] * 3)) == []
        )


def test_without_navigation_evidence_every_criterion_of_it_is_unmeasured() -> None:
    from rules.evidence.navigation import Navigation

    bare = make.visit(without=(Navigation,))
    outcomes = {one.rule: one for one in judge_site(make.site(bare)).outcomes}
    for rule in PASSING:
        assert outcomes[rule].reason is Reason.UNMEASURED
