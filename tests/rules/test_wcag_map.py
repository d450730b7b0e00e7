"""What a check answers elsewhere than in RGAA: WCAG success criteria, EN 301 549 clauses, ACT rules."""

import pytest

from rules.catalogue import all_rules
from rules.wcag import act_rules, en_clauses, success_criteria, wcag_map


def test_every_check_that_is_mapped_exists() -> None:
    assert set(wcag_map().checks) <= set(all_rules())


@pytest.mark.parametrize("check", all_rules())
def test_every_success_criterion_it_answers_is_known(check: str) -> None:
    assert set(success_criteria(check)) <= set(wcag_map().success_criteria)


def test_axe_own_tags_answer_for_its_rules() -> None:
    assert success_criteria("axe-image-alt") == ("1.1.1",)
    assert act_rules("axe-image-alt") == ("23a2a8",)
    assert en_clauses("axe-image-alt") == ("9.1.1.1",)


def test_a_check_without_entry_inherits_from_its_rgaa_criteria() -> None:
    assert success_criteria("home-mention") == ()
    assert success_criteria("page-weight") == ()


def test_level_aaa_and_wcag_2_2_have_no_clause_of_the_european_norm() -> None:
    known = wcag_map().success_criteria
    assert all(not one.en for one in known.values() if one.level == "AAA" or one.since == "2.2")
    assert all(one.en for one in known.values() if one.level != "AAA" and one.since != "2.2")
    assert known["4.1.1"].until == "2.1"
