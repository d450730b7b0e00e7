"""What a violation proves is what the official test says, no more: doctype, frames, forms, scripts, settings."""

import pytest

from rules.evidence.axe import AxeRule
from rules.evidence.page import Page
from rules.judge import judge_site
from rules.results import CriterionResult
from rules.vocabulary import Reason, Verdict
from tests import factories as make

HTML5, XHTML = "<!DOCTYPE html>", '<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN">'


def row(
    criterion: str, rule: str, html: str = "<html>", frame: str = "", said: str = "", **page: object
) -> CriterionResult:
    node = make.node(html, said, frame=frame)
    record = make.page_record(**({"doctype": HTML5} | page))
    result = judge_site(make.site(make.visit(make.axe(AxeRule(id=rule, violations=[node])), record)))
    return next(c for table in result.referentials for c in table.criteria if c.id == criterion)


@pytest.mark.parametrize(("doctype", "verdict"), [(HTML5, Verdict.NC), (XHTML, Verdict.NA), ("", Verdict.NT)])
def test_a_missing_main_counts_under_the_html5_doctype_only(doctype: str, verdict: Verdict) -> None:
    found = row("rgaa:9.2", "landmark-one-main", doctype=doctype)
    assert found.verdict is verdict
    assert ("doctype" in found.why.fr) == (verdict is Verdict.NA)


def test_a_missing_main_inside_a_frame_says_nothing_of_the_page() -> None:
    assert row("rgaa:9.2", "landmark-one-main", frame="https://a.example/f").reason is Reason.REVIEW


@pytest.mark.parametrize(("forms", "verdict"), [(1, Verdict.NC), (0, Verdict.NT)])
def test_a_button_without_name_fails_11_9_inside_forms_only(forms: int, verdict: Verdict) -> None:
    counts = make.empty_counts(forms=forms, buttons=1, scripts=1)
    assert row("rgaa:11.9", "button-name", "<button>", counts=counts).verdict is verdict
    outside = row("rgaa:7.1", "button-name", "<button>", counts=counts)
    assert outside.verdict is (Verdict.NT if forms else Verdict.NC)


@pytest.mark.parametrize(("scripts", "verdict"), [(1, Verdict.NC), (0, Verdict.NA)])
def test_an_unnamed_component_fails_7_1_with_scripts_only(scripts: int, verdict: Verdict) -> None:
    counts = make.empty_counts(scripts=scripts)
    html = '<span role="link" tabindex="0">'
    found = row("rgaa:7.1", "aria-command-name", html, counts=counts)
    assert found.verdict is (verdict if scripts else Verdict.NT)
    assert row("rgaa:6.2", "aria-command-name", html, counts=counts).verdict is Verdict.NC


@pytest.mark.parametrize(("said", "verdict"), [("Bonjour", Verdict.NC), ("Contraste renforcé", Verdict.NT)])
def test_low_contrast_is_a_proof_where_no_control_could_raise_it(said: str, verdict: Verdict) -> None:
    assert row("rgaa:3.2", "color-contrast", "<p>", text=said).verdict is verdict


@pytest.mark.parametrize(
    ("rule", "criterion"),
    [
        ("table-fake-caption", "rgaa:5.4"),
        ("td-has-header", "rgaa:5.7"),
        ("definition-list", "rgaa:9.3"),
        ("list", "rgaa:9.3"),
        ("skip-link", "rgaa:12.7"),
        ("meta-viewport", "rgaa:10.4"),
        ("object-alt", "rgaa:1.1"),
        ("scrollable-region-focusable", "rgaa:7.3"),
        ("aria-prohibited-attr", "rgaa:7.1"),
        ("aria-hidden-focus", "rgaa:10.8"),
        ("no-autoplay-audio", "rgaa:4.10"),
        ("avoid-inline-spacing", "rgaa:10.12"),
    ],
)
def test_what_needs_a_person_is_never_a_proof(rule: str, criterion: str) -> None:
    assert row(criterion, rule, "<div>", counts=make.empty_counts(scripts=1, forms=1)).verdict is Verdict.NT


@pytest.mark.parametrize(("role", "verdict"), [("textbox", Verdict.NC), ("listbox", Verdict.NT)])
def test_the_list_a_field_opens_is_not_itself_a_field(role: str, verdict: Verdict) -> None:
    assert row("rgaa:11.1", "aria-input-field-name", f'<div role="{role}">').verdict is verdict


def test_a_violation_whose_page_record_is_missing_is_unmeasured_not_to_review() -> None:
    missing = AxeRule(id="html-has-lang", violations=[make.node("<html>")])
    visit = make.visit(make.axe(missing), without=(Page,))
    result = judge_site(make.site(visit))
    found = next(c for table in result.referentials for c in table.criteria if c.id == "rgaa:8.3")
    assert (found.verdict, found.reason) == (Verdict.NT, Reason.UNMEASURED)
    assert result.status == "partial"


@pytest.mark.parametrize(("region", "verdict"), [("main", Verdict.NC), ("header", Verdict.NT)])
def test_a_link_of_the_content_that_names_contrast_is_not_a_control(region: str, verdict: Verdict) -> None:
    link = make.link("/menus/contraste", "Contraste", place=make.place(region=region))
    assert row("rgaa:3.2", "color-contrast", "<p>", text="Contraste", links=[link]).verdict is verdict


@pytest.mark.parametrize(
    ("doctype", "child", "verdict"),
    [(HTML5, "div", Verdict.NC), (HTML5, "[role=tab]", Verdict.NT), (XHTML, "div", Verdict.NT)],
)
def test_what_html5_forbids_in_a_list_is_a_fault_of_nesting(
    doctype: str, child: str, verdict: Verdict
) -> None:
    said = f"List element has direct children that are not allowed: {child}"
    assert row("rgaa:8.2", "list", "<ul>", said=said, doctype=doctype).verdict is verdict
