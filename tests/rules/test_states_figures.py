"""The figures of a page in each of its states, and why one is missing."""

from typing import Any

import msgspec

from rules.evidence.consent import Consent
from rules.evidence.ledger import Ledger
from rules.evidence.visit import Visit
from rules.reader import PageReader
from rules.results import StateResult
from rules.states import states_of
from tests import factories as make
from tests import state_factories as states


def figures(*records: Any, others: tuple[Visit, ...] = ()) -> dict[str, StateResult]:
    page = PageReader(make.visit(*records), [make.SITE], others, studied=True)
    return {one.state: one for one in states_of(page)}


def test_what_came_before_any_scroll_is_told_from_the_whole() -> None:
    ledger = Ledger(requests=[make.document(), make.request("/bas.webp", kind="image")], before_scroll=1)
    seen = figures(ledger)
    assert (seen["before_scroll"].wire_bytes, seen["before_scroll"].requests) == (1000, 1)
    assert (seen["untouched"].wire_bytes, seen["untouched"].requests) == (2000, 2)


def test_what_a_choice_adds_is_told_party_by_party() -> None:
    seen = figures(states.accepted(states.third(), make.request("/carte.js"), states.third()))["accepted"]
    assert seen.added_by_party == {"stats.g.doubleclick.net": 2000, "own": 1000}
    assert seen.bytes_by_party == {"own": 2000, "stats.g.doubleclick.net": 2000}
    assert (seen.requests, seen.wire_bytes) == (4, 4000)


def test_streams_count_in_the_weight_of_doing_nothing() -> None:
    seen = figures(states.idle(make.request("/etat"), stream_bytes=500))["idle"]
    assert (seen.requests, seen.wire_bytes, seen.seconds) == (1, 1500, 60.0)


def test_the_cache_weighs_nothing_at_the_second_visit() -> None:
    seen = figures(states.second(make.document(), make.request("/a.css", from_cache=True)))["second"]
    assert (seen.requests, seen.wire_bytes) == (1, 1000)


def test_a_state_that_was_not_needed_says_why_in_both_languages() -> None:
    unasked = make.visit(
        profile="consent-refused", status="unasked", reason="The page shows no consent banner."
    )
    seen = figures(others=(unasked,))["refused"]
    assert (seen.wire_bytes, seen.why.fr) == (None, "La page ne montre aucun bandeau.")
    unknown = Consent(recognised="unknown", reason="Two boxes ask for consent at once.")
    seen = figures(unknown, others=(unasked,))["refused"]
    assert seen.why.en == "The banner was not understood. Two boxes ask for consent at once."


def test_a_state_that_failed_says_its_reason() -> None:
    stayed = "The banner stayed after the button to refuse was pressed."
    failed = msgspec.structs.replace(
        make.visit(profile="consent-refused", status="partial"), missing={"consent_refused": stayed}
    )
    assert figures(others=(failed,))["refused"].why.fr == stayed


def test_a_page_that_does_not_stand_for_its_template_has_the_two_states_of_its_plain_visit() -> None:
    page = PageReader(make.visit(), [make.SITE])
    assert [one.state for one in states_of(page)] == ["before_scroll", "untouched"]
