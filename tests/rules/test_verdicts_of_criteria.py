"""C, NC, NA and NT: nothing is said that the evidence does not prove."""

import pytest

from rules.evidence.axe import Axe, AxeRule
from rules.evidence.record import Record
from rules.evidence.visit import Visit
from rules.judge import judge_site
from rules.results import CriterionResult, ReferentialResult, SiteResult
from rules.verdicts import proofs
from rules.vocabulary import Reason, Verdict
from tests import factories as make

ALT = AxeRule(id="image-alt", violations=[make.node()])


def row(result: SiteResult, criterion: str) -> CriterionResult:
    return next(c for table in result.referentials for c in table.criteria if c.id == criterion)


def table(result: SiteResult, name: str) -> ReferentialResult:
    return next(one for one in result.referentials if one.id == name)


def judged(*visits: Visit) -> SiteResult:
    return judge_site(make.site(*visits))


def test_an_axe_violation_that_proves_makes_nc_and_names_its_correction() -> None:
    result = judged(make.visit(make.axe(ALT)), make.visit(url=f"{make.SITE}/b"))
    found = row(result, "rgaa:1.1")
    assert (found.verdict, found.pages) == (Verdict.NC, {"c": 0, "nc": 1, "na": 0, "nt": 1})
    assert found.corrections == [one.id for one in result.corrections if one.rule == "axe-image-alt"]
    assert "1" in found.why.fr
    assert found.why.fr != found.why.en


def test_axe_incomplete_is_for_a_person_never_a_failure_never_a_pass() -> None:
    result = judged(make.visit(make.axe(AxeRule(id="document-title", incomplete=[make.node()]))))
    found = row(result, "rgaa:8.5")
    assert (found.verdict, found.reason) == (Verdict.NT, Reason.REVIEW)
    assert not any(one.certain for one in result.corrections)


def test_a_violation_that_proves_nothing_is_for_a_person() -> None:
    result = judged(make.visit(make.axe(AxeRule(id="region", violations=[make.node("<div>")]))))
    assert row(result, "rgaa:9.2").reason is Reason.REVIEW
    assert [one.certain for one in result.corrections if one.rule == "axe-region"] == [False]


def test_a_violation_proves_only_on_the_elements_the_criterion_speaks_of() -> None:
    unnamed = AxeRule(id="aria-command-name", violations=[make.node('<span role="link">')])
    result = judged(make.visit(make.axe(unnamed)))
    assert row(result, "rgaa:6.2").verdict is Verdict.NC
    assert row(result, "rgaa:11.9").verdict is Verdict.NT


def test_axe_finding_nothing_is_not_a_pass() -> None:
    result = judged(make.visit(make.axe(AxeRule(id="image-alt", passes=12))))
    assert row(result, "rgaa:1.1").reason is Reason.REVIEW


def test_a_whole_official_test_that_passes_on_every_page_is_c_and_says_why() -> None:
    result = judged(make.visit(), make.visit(url=f"{make.SITE}/b"))
    found = row(result, "rgaa:8.5")
    assert found.verdict is Verdict.C
    assert "8.5.1" in found.why.fr


def test_a_page_axe_did_not_test_whole_takes_c_away() -> None:
    result = judged(make.visit(make.axe(frames_failed=("https://carte.exemple/",))))
    assert row(result, "rgaa:8.5").verdict is Verdict.NT


def test_one_page_without_axe_makes_the_criterion_unmeasured_but_never_hides_a_failure() -> None:
    bare = make.visit(without=(Axe,), url=f"{make.SITE}/b")
    assert row(judged(make.visit(), bare), "rgaa:8.5").reason is Reason.UNMEASURED
    assert row(judged(make.visit(make.axe(ALT)), bare), "rgaa:1.1").verdict is Verdict.NC


def empty_page(**counts: int) -> Record:
    return make.page_record(counts=make.empty_counts(**counts))


@pytest.mark.parametrize("criterion", proofs().na)
def test_not_applicable_needs_every_kind_absent_on_every_page(criterion: str) -> None:
    none = make.visit(empty_page())
    assert row(judged(none), criterion).verdict is Verdict.NA
    for kind in proofs().na[criterion]:
        if kind != "javascript_links":
            one = make.visit(empty_page(**{kind: 1}), url=f"{make.SITE}/b")
            assert row(judged(none, one), criterion).verdict is not Verdict.NA, kind


def test_not_applicable_is_never_proven_by_a_script_link_or_a_missing_count() -> None:
    scripted = make.page_record(
        counts=make.empty_counts(), links=[make.link("/a", "a"), make.link("javascript://a", "b")]
    )
    assert row(judged(make.visit(scripted)), "rgaa:7.1").verdict is Verdict.NT
    uncounted = make.page_record(counts={"frames_unread": 0, "elements_unread": 0})
    assert row(judged(make.visit(uncounted)), "rgaa:5.1").verdict is Verdict.NT


@pytest.mark.parametrize("fault", ["frames_unread", "elements_unread"])
def test_a_page_not_wholly_read_proves_no_absence(fault: str) -> None:
    assert row(judged(make.visit(empty_page(**{fault: 1}))), "rgaa:5.1").verdict is Verdict.NT


def test_a_failed_frame_or_visit_proves_no_absence() -> None:
    framed = make.visit(empty_page(), make.axe(frames_failed=("https://a.exemple/",)))
    assert row(judged(framed), "rgaa:5.1").verdict is Verdict.NT
    assert row(judged(make.visit(empty_page()), make.failed_visit()), "rgaa:5.1").verdict is Verdict.NT


@pytest.mark.parametrize(
    "visits",
    [
        (),
        (make.failed_visit(),),
        (make.visit(),),
        (make.visit(make.axe(ALT)), make.failed_visit()),
        (make.visit(empty_page()),),
    ],
    ids=["none", "dead", "sound", "mixed", "empty"],
)
def test_every_table_sums_to_its_total(visits: tuple[Visit, ...]) -> None:
    result = judged(*visits)
    assert [(t.id, t.total) for t in result.referentials] == [("rgaa", 106), ("rgesn", 78)]
    for one in result.referentials:
        assert one.c + one.nc + one.na + one.review + one.unmeasured == one.total == len(one.criteria)


def test_the_rgaa_bound_is_proven_and_has_no_low_side() -> None:
    found = table(judged(make.visit(empty_page(), make.axe(ALT))), "rgaa")
    assert found.nc == 1
    assert found.low is None
    assert found.high == (106 - found.na - 1) / (106 - found.na)


def test_the_rgesn_range_weighs_what_is_undecided_both_ways() -> None:
    found = table(judged(make.visit(make.page_record(viewport=None))), "rgesn")
    weights = {"prioritaire": 1.5, "recommande": 1.25, "modere": 1.0}
    kept = [c for c in found.criteria if c.verdict is not Verdict.NA]
    total = sum(weights[c.level] for c in kept)
    good = sum(weights[c.level] for c in kept if c.verdict is Verdict.C)
    bad = sum(weights[c.level] for c in kept if c.verdict is Verdict.NC)
    assert bad >= 1.5
    assert (found.low, found.high) == (good / total, (total - bad) / total)


def photos(*kinds: str) -> Record:
    return make.ledger(
        *(make.request(f"/{n}-{k}", kind="image", mime=f"image/{k}") for n, k in enumerate(kinds))
    )


def test_image_formats_are_judged_on_the_whole_service_not_page_by_page() -> None:
    old, new = photos("jpeg"), photos("webp", "webp", "webp", "avif")
    result = judged(make.visit(old), make.visit(new, url=f"{make.SITE}/b"))
    assert row(result, "rgesn:5.1").verdict is Verdict.C
    assert row(judged(make.visit(old), make.visit(photos("webp", "webp"))), "rgesn:5.1").verdict is Verdict.NC


def test_exactly_three_quarters_of_efficient_images_is_not_enough() -> None:
    assert row(judged(make.visit(photos("webp", "webp", "webp", "png"))), "rgesn:5.1").verdict is Verdict.NC


def test_no_bitmap_image_at_all_is_not_applicable() -> None:
    assert row(judged(make.visit(make.images())), "rgesn:5.1").verdict is Verdict.NA


def test_an_image_written_in_the_page_itself_is_for_a_person() -> None:
    assert row(judged(make.visit(make.images(make.image()))), "rgesn:5.1").reason is Reason.REVIEW


def test_every_human_criterion_keeps_its_official_procedure() -> None:
    for one in judged(make.visit()).referentials:
        assert all(criterion.procedure and criterion.procedure[0] for criterion in one.criteria)
