"""A missing lang attribute proves RGAA 8.3 only where some text has no language at all."""

from rules.evidence.axe import AxeRule
from rules.judge import judge_visit
from rules.vocabulary import Verdict
from tests import factories


def verdict(bare: int) -> Verdict:
    missing = AxeRule(id="html-has-lang", violations=[factories.node("<html>")])
    page = factories.page_record(counts={"text_without_language": bare})
    outcomes = judge_visit(factories.visit(factories.axe(missing), page), [factories.SITE])
    return next(one.verdict for one in outcomes if one.rule == "axe-html-has-lang")


def test_text_without_any_language_is_a_failure() -> None:
    assert verdict(bare=12) is Verdict.NC


def test_text_whose_ancestors_all_have_a_language_is_left_to_a_person() -> None:
    assert verdict(bare=0) is Verdict.NT
