"""One page, several ways of counting: the figures differ for reasons that are said, and ours come first."""

import pytest

from rules.counting import countings, points_lost
from rules.ecoindex import ecoindex, raw_score
from rules.evidence.page import Dom
from tests import factories as make

DOM = Dom(elements=300, all_elements=420, depth=9)
LEDGER = make.ledger(
    make.request("/", kind="document", body_bytes=9_000, decoded_bytes=40_000),
    *(
        make.request(f"/absent{n}.png", kind="image", outcome="failed", header_bytes=0, body_bytes=0)
        for n in range(61)
    ),
)


def test_ours_comes_first_and_is_the_score_of_the_report() -> None:
    ours = countings(DOM, LEDGER)[0]
    official = ecoindex(DOM.elements, len(LEDGER.counted), LEDGER.wire_bytes)
    assert (ours.id, ours.score, ours.grade) == ("limpide", official.score, official.grade)


def test_failed_requests_count_only_where_every_line_of_the_log_does() -> None:
    by_id = {one.id: one for one in countings(DOM, LEDGER)}
    assert by_id["limpide"].requests == 2
    assert by_id["every-entry"].requests == 63
    assert by_id["every-entry"].score < by_id["limpide"].score


def test_each_way_changes_one_thing_only() -> None:
    by_id = {one.id: one for one in countings(DOM, LEDGER)}
    assert by_id["svg-too"].dom == 420
    assert by_id["unpacked"].size_kb > by_id["limpide"].size_kb
    assert by_id["old-quantiles"].score == by_id["limpide"].score - 5
    assert by_id["old-quantiles"].grade == by_id["limpide"].grade
    assert len({one.why.fr for one in by_id.values()}) == len(by_id)


def test_the_points_lost_are_those_missing_from_a_hundred() -> None:
    lost = points_lost(300, 62, 900)
    assert 100 - sum(lost) == pytest.approx(raw_score(300, 62, 900))
