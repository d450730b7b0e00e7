"""What axe and a rule of ours both find on one element is one thing to repair; verdicts hear both."""

from typing import Any

import msgspec

from rules.told_once import told_once
from rules.vocabulary import Finding, Text
from tests import factories as make


def found(rule: str, **fields: Any) -> Finding:
    at = fields.pop("at", "main > iframe")
    place = make.place(selector=at, frame=fields.pop("frame", "")) if at else None
    return Finding(rule=rule, page=make.HOME, what=Text("a", "a"), place=place, **{"certain": True, **fields})


def rules_left(*findings: Finding) -> list[str]:
    return [one.rule for one in told_once(findings)]


def test_ours_stays_where_both_find_the_same_element() -> None:
    assert rules_left(found("axe-frame-title"), found("frame-title")) == ["frame-title"]


def test_another_element_another_frame_or_no_place_is_another_defect() -> None:
    others = [found("frame-title", at="p > iframe"), found("frame-title", frame="b")]
    for other in [*others, found("frame-title", at="")]:
        assert rules_left(found("axe-frame-title"), other) == ["axe-frame-title", "frame-title"]


def test_a_doubt_of_ours_never_hides_what_axe_proves() -> None:
    doubt = found("frame-title", certain=False)
    assert rules_left(found("axe-frame-title"), doubt) == ["axe-frame-title", "frame-title"]
    assert rules_left(msgspec.structs.replace(found("axe-frame-title"), certain=False), doubt) == [
        "frame-title"
    ]


def test_axe_stays_when_it_names_a_criterion_that_ours_does_not() -> None:
    """A marquee moves (13.8) and is obsolete markup (10.1, 8.2)."""
    assert rules_left(found("axe-marquee"), found("moving-content")) == ["axe-marquee", "moving-content"]


def test_two_rules_of_ours_are_never_joined() -> None:
    assert rules_left(found("frame-title"), found("frame-title-says")) == ["frame-title", "frame-title-says"]


def test_a_refresh_axe_finds_in_the_head_is_the_one_our_rule_tells_of_the_page() -> None:
    inside = msgspec.structs.replace(
        found("axe-meta-refresh"), place=make.place(selector="meta", html='<meta http-equiv="refresh">')
    )
    assert rules_left(inside, found("page-refresh", at="")) == ["page-refresh"]
    assert rules_left(inside) == ["axe-meta-refresh"]
