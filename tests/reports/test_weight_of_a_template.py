"""The weight page of a template: what its page weighs, what each file could save, when it came, how others count."""

import msgspec
import pytest

from reports.language import Speech
from reports.views.waterfall import LINES, draw_waterfall
from reports.views.weight import savings
from rules.outcomes import failed, finding
from rules.results import PageResult, Step
from rules.wording import text
from tests import factories as make


def step(n: int, **fields: object) -> Step:
    given = {
        "url": f"{make.SITE}/{n}.css",
        "kind": "stylesheet",
        "party": "own",
        "outcome": "done",
        "status": 200,
        "wire_bytes": 1200,
        "start_ms": 10.0 * n,
        "end_ms": 10.0 * n + 50,
    }
    return Step(**(given | fields))  # type: ignore[arg-type]


def test_requests_are_drawn_on_one_scale_and_what_is_not_drawn_is_said() -> None:
    figure = draw_waterfall([step(n) for n in range(LINES + 3)], Speech("fr"))
    assert figure is not None
    assert len(figure.lines) == LINES
    assert figure.more.startswith("3 ")
    assert figure.lines[0].x == "0.00%"
    assert all(float(line.x[:-1]) + float(line.width[:-1]) <= 100.4 for line in figure.lines)


@pytest.mark.parametrize(
    ("outcome", "said"), [("failed", "en échec"), ("blocked", "bloquée"), ("aborted", "abandonnée")]
)
def test_a_request_that_weighs_nothing_says_why(outcome: str, said: str) -> None:
    figure = draw_waterfall([step(0, outcome=outcome, wire_bytes=0)], Speech("fr"))
    assert figure is not None
    assert (figure.lines[0].value, figure.lines[0].kind) == (said, "lost")


def test_a_request_still_open_reaches_the_end() -> None:
    figure = draw_waterfall([step(0), step(1, outcome="open", end_ms=0.0)], Speech("en"))
    assert figure is not None
    assert float(figure.lines[1].x[:-1]) + float(figure.lines[1].width[:-1]) == pytest.approx(100, abs=0.1)
    assert figure.table.rows[1][4].text == "under way"


def test_the_saving_of_a_file_is_the_largest_that_one_rule_proves() -> None:
    found = [finding(text("a", "a"), resource="/x.png", saved_bytes=n) for n in (300, 900, 500)]
    seen = PageResult(
        url=make.HOME,
        title="",
        template="",
        reasons=[],
        status="audited",
        outcomes=[failed(found, text("a", "a"))],
    )
    assert savings(seen) == {"/x.png": 900}
    assert savings(msgspec.structs.replace(seen, outcomes=[])) == {}
