"""Banners of real packages, really served: recognised, refused and accepted, and what each choice loads."""

from collections.abc import Iterator

import pytest
from banner_packages import VARIANTS, pages_with
from consenting_visits import Seen, tracker_address, tracker_site, visit_all

from rules.evidence.consent import Consent
from rules.evidence.consent_state import ConsentAccepted, ConsentRefused, ConsentState
from rules.evidence.ledger import Party, Request
from rules.evidence.visit import Visit


@pytest.fixture(scope="module")
def seen() -> Iterator[dict[str, Seen]]:
    """Every variant, untouched, refused and accepted, in one browser."""
    third = tracker_site()
    address = tracker_address(third)
    try:
        yield visit_all({name: pages_with(name, address) for name in VARIANTS}, third)
    finally:
        third.close()


def reached(visit: Visit | str, kind: type[ConsentRefused | ConsentAccepted]) -> ConsentState:
    assert isinstance(visit, Visit), visit
    record = visit.get(kind)
    assert record is not None, (visit.status, visit.reason, visit.missing)
    assert visit.status == "audited", visit.missing
    return record.state


def parties(requests: list[Request]) -> set[Party]:
    return {one.party for one in requests}


@pytest.mark.parametrize("variant", VARIANTS)
def test_its_banner_is_recognised_untouched(seen: dict[str, Seen], variant: str) -> None:
    consent = seen[variant].plain.get(Consent)
    assert consent is not None, seen[variant].plain.missing
    assert (consent.recognised, consent.banner) == ("markup", VARIANTS[variant][0]), consent
    assert {"refuse", "accept"} <= consent.buttons.keys()
    assert not [one for one in consent.stored if one.name == "suivi"]


@pytest.mark.parametrize("variant", VARIANTS)
def test_refusing_is_reached_and_loads_nothing_of_the_tracker(seen: dict[str, Seen], variant: str) -> None:
    state = reached(seen[variant].states["consent-refused"], ConsentRefused)
    assert (state.pressed, state.remembered) == ("mouse", True)
    assert parties(state.later) <= {"own"}
    assert not [one for one in state.stored if one.name == "suivi"]


@pytest.mark.parametrize("variant", VARIANTS)
def test_accepting_is_reached_and_what_it_adds_is_the_tracker_s(seen: dict[str, Seen], variant: str) -> None:
    state = reached(seen[variant].states["consent-accepted"], ConsentAccepted)
    assert (state.pressed, state.remembered) == ("mouse", True)
    assert parties(state.earlier) == {"own"}
    third = [one for one in state.later if one.party == "third"]
    assert [one.url for one in third] == [f"http://{seen[variant].third}/suivi.js"]
    assert sum(one.wire_bytes for one in third) > 0
    assert {(one.kind, one.name) for one in state.stored} >= {("cookie", "suivi"), ("local", "suivi")}
    assert "secret" not in repr(state.stored)
