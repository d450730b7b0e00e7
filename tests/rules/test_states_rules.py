"""What the rules on the states of a page prove, what they leave to a person, and what they do not accuse."""

from typing import Any

import pytest

from rules.evidence.record import Record
from rules.judge import judge_page
from rules.reader import PageReader
from rules.vocabulary import Finding, Outcome, Reason, Verdict
from tests import factories as make
from tests import state_factories as states
from tests.rules.state_cases import USELESS

ANALYTICS = "https://www.google-analytics.com"


def said(rule: str, *records: Record) -> Outcome:
    page = PageReader(make.visit(*records), [make.SITE], studied=True)
    return next(one for one in judge_page(page) if one.rule == rule)


def findings(rule: str, *records: Record) -> list[Finding]:
    return said(rule, *records).findings


@pytest.mark.parametrize(
    ("url", "certain"),
    [
        (f"{ANALYTICS}/g/collect?v=2&tid=G-1", True),
        (f"{ANALYTICS}/analytics.js", False),
        ("https://www.googletagmanager.com/gtm.js", False),
        ("https://www.facebook.com/tr/?id=1&ev=PageView", True),
        ("https://connect.facebook.net/en_US/fbevents.js", False),
        ("https://exemple.matomo.cloud/matomo.php?idsite=1", False),
        ("https://logs1.xiti.com/hit.xiti?s=1", False),
        ("https://securepubads.g.doubleclick.net/gampad/ads", True),
    ],
)
def test_a_tracker_is_proven_by_the_data_it_receives_not_by_its_script(url: str, certain: bool) -> None:
    (one,) = findings("trackers-before-consent", make.ledger(states.third(url)), states.banner("accept"))
    assert one.certain is certain
    assert (one.saved_requests == 1) is certain


def test_a_tracker_s_own_cookie_before_any_choice_is_proof() -> None:
    consent = states.banner("refuse", "accept", stored=[states.cookie("_ga_X1"), states.cookie("session")])
    (one,) = findings("trackers-before-consent", consent)
    assert one.certain
    assert "_ga_X1" in one.what.en
    assert "session" not in one.what.en


def test_no_third_party_and_no_cookie_is_not_applicable_and_other_cookies_are_no_defect() -> None:
    assert said("trackers-before-consent").verdict is Verdict.NA
    kept = states.banner("refuse", "accept", stored=[states.cookie("PHPSESSID")])
    assert said("trackers-before-consent", kept).verdict is Verdict.C


@pytest.mark.parametrize(
    ("fields", "verdict"),
    [
        ({"recognised": "none", "banner": "", "buttons": {}}, Verdict.NA),
        ({"recognised": "unknown", "banner": "", "buttons": {}, "reason": "Two boxes."}, Verdict.NT),
        ({"unread": 1}, Verdict.NT),
        ({"buttons": {"accept": states.button("ok"), "acknowledge": states.button("fermer")}}, Verdict.NT),
        ({}, Verdict.NC),
    ],
)
def test_a_refusal_is_missing_only_where_the_whole_banner_was_understood(
    fields: dict[str, Any], verdict: Verdict
) -> None:
    shown = states.banner(**({"buttons": {"accept": states.button("accepter")}} | fields))
    assert said("refusal-as-easy", shown).verdict is verdict


@pytest.mark.parametrize(
    "worse", [{"filled": False}, {"font_px": 11.0}, {"width": 50.0}], ids=["a link", "small", "narrow"]
)
def test_a_refusal_shown_below_the_agreement_is_for_a_person_to_review(worse: dict[str, Any]) -> None:
    buttons = {"accept": states.button("accepter"), "refuse": states.button("refuser", **worse)}
    outcome = said("refusal-as-easy", states.banner(buttons=buttons))
    assert (outcome.verdict, outcome.reason) == (Verdict.NT, Reason.REVIEW)


def test_a_banner_that_only_informs_is_for_a_person_to_review() -> None:
    assert said("refusal-as-easy", states.banner("acknowledge")).reason is Reason.REVIEW


def test_after_a_refusal_a_font_is_a_sign_and_an_advertiser_a_proof() -> None:
    made = findings("third-parties-after-refusal", states.refused(states.third(states.FONTS), states.third()))
    assert [(one.certain, one.saved_requests) for one in made] == [(False, None), (True, 1)]


def test_what_loaded_before_the_refusal_is_not_held_against_it() -> None:
    kept = states.state(requests=[make.document(), states.third()], before=2)
    assert said("third-parties-after-refusal", states.ConsentRefused(state=kept)).verdict is Verdict.C


def test_two_late_requests_are_no_polling_and_neither_is_a_film_that_plays() -> None:
    late = [make.request("/tard.js", kind="script"), make.request("/tard.css", kind="stylesheet")]
    film = [make.request("/film.mp4", kind="media") for _ in range(20)]
    assert said("idle-traffic", states.idle(*late, *film)).verdict is Verdict.C


def test_polling_is_counted_a_minute_whatever_the_time_measured() -> None:
    asked = [make.request("/etat", kind="fetch") for _ in range(3)]
    (one,) = findings("idle-traffic", states.idle(*asked, seconds=10.0))
    assert "18\u202fko" in one.what.fr.replace("\u00a0", "\u202f")
    assert said("idle-traffic", states.idle(*asked, seconds=120.0)).verdict is Verdict.C


@pytest.mark.parametrize(
    ("headers", "before", "certain"),
    [
        ({"cache-control": "no-store", "etag": '"a"'}, '"a"', True),
        ({"vary": "*"}, "", True),
        ({}, "", True),
        ({"etag": '"a"', "cache-control": "no-cache"}, '"a"', True),
        ({"etag": '"b"'}, '"a"', False),
        ({"etag": '"a"', "cache-control": "max-age=86400"}, '"a"', False),
    ],
)
def test_a_file_received_again_is_proven_when_its_headers_explain_it(
    headers: dict[str, str], before: str, certain: bool
) -> None:
    file = make.request("/site.js", kind="script", headers=headers)
    (one,) = findings("second-visit", states.second(file, first=states.same(file, etag=before)))
    assert one.certain is certain


def test_a_file_changed_another_s_or_new_is_not_received_again() -> None:
    file = make.request("/site.js", kind="script", body_bytes=500)
    changed = states.same(make.request("/site.js", kind="script", body_bytes=400))
    foreign = states.third("https://cdn.example/a.js", kind="script")
    visit = states.second(file, foreign, first=changed | states.same(foreign))
    assert said("second-visit", visit).verdict is Verdict.C


@pytest.mark.parametrize(
    "fields",
    [
        {"waiting_bytes": 200},
        {"at_rules": 1},
        {"applies": False},
        {"rules_unused": 399},
        {"kind": "js", "rules": 3, "rules_unused": 3},
        {"inline": True},
    ],
    ids=["waits for a state", "font face", "for paper", "one rule serves", "script", "inline"],
)
def test_only_a_style_sheet_of_which_nothing_can_serve_is_proven_useless(fields: dict[str, Any]) -> None:
    one = states.code(**({"unused_bytes": 39_000, "rules_unused": 400} | fields))
    assert not [f for f in findings("unused-code", states.coverage(one)) if f.certain]
    assert [f.saved_bytes for f in findings("unused-code", states.coverage(USELESS))] == [USELESS.wire_bytes]


def test_a_heavy_script_that_hardly_serves_is_for_a_person_to_review() -> None:
    heavy = states.code(kind="js", total_bytes=400_000, unused_bytes=300_000, wire_bytes=100_000)
    outcome = said("unused-code", states.coverage(heavy))
    assert (outcome.verdict, outcome.reason) == (Verdict.NT, Reason.REVIEW)
    assert "75" in outcome.findings[0].what.en


def test_what_a_service_worker_answers_and_asks_at_the_second_visit_is_told() -> None:
    kept = make.request("/a.css", kind="stylesheet", cache="service_worker", from_cache=True)
    own = make.request("/list.json", kind="fetch", target="service_worker", body_bytes=4000)
    told = said("second-visit", states.second(kept, own)).facts
    assert "service worker answers 1 request and asks for 1 request itself" in told.en
    plain = said("second-visit", states.second(make.request("/a.css", kind="stylesheet"))).facts
    assert "service worker" not in plain.en
