"""Rules on the odd evidence that real servers and pages give."""

import pytest

from rules.checks.home_mention import judge as home_mention
from rules.checks.http_caching import lifetime
from rules.declaration.source import Source
from rules.evidence.fonts import FontSource
from rules.evidence.ledger import Ledger
from rules.evidence.record import Record
from rules.judge import judge_visit
from rules.reader import SiteReader
from rules.site_evidence import PageDigest
from rules.vocabulary import Finding, Outcome, Verdict
from tests import factories as make
from tests.rules.rule_cases import FONT

YEAR = 31_536_000
SENT = "Mon, 23 Nov 2026 10:00:00 GMT"


def said(rule: str, *records: Record) -> Outcome:
    outcomes = judge_visit(make.visit(*records), [make.SITE])
    return next(one for one in outcomes if one.rule == rule)


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({"cache-control": "public, max-age=31536000, immutable"}, YEAR),
        ({"cache-control": "s-maxage=31536000"}, None),
        ({"cache-control": "no-cache, max-age=31536000"}, 0),
        ({"cache-control": 'max-age=31536000, no-cache="set-cookie"'}, YEAR),
        ({"cache-control": "MAX-AGE = 60"}, 60),
        ({"cache-control": "immutable"}, None),
        ({"cache-control": "max-age=31536000", "vary": "*"}, 0),
        ({"cache-control": "max-age=31536000", "vary": "Accept-Encoding"}, YEAR),
        ({"expires": "Tue, 24 Nov 2026 10:00:00 GMT", "date": SENT}, 86_400),
        ({"expires": "0", "date": SENT}, 0),
        ({}, None),
    ],
)
def test_lifetime_that_headers_give(headers: dict[str, str], seconds: int | None) -> None:
    assert lifetime(headers) == seconds


def test_a_short_lifetime_is_said_in_its_own_unit() -> None:
    script = make.request("/a.js", kind="script", headers={"cache-control": "max-age=3600"})
    assert "60\u00a0minutes" in said("http-caching", make.ledger(script)).findings[0].what.fr


@pytest.mark.parametrize(
    ("content", "verdict"),
    [
        ("width=device-width", Verdict.C),
        ("initial-scale=1", Verdict.C),
        ("initial-scale=1.0, width = device-width", Verdict.C),
        ("width=device-width;initial-scale=1", Verdict.C),
        ("width=1024", Verdict.NC),
        ("initial-scale=1.5", Verdict.NC),
        ("maximum-scale=1", Verdict.NC),
        ("", Verdict.NC),
    ],
)
def test_viewports_that_fit_the_device(content: str, verdict: Verdict) -> None:
    assert said("mobile-viewport", make.page_record(viewport=content)).verdict is verdict


def test_an_image_that_a_script_delays_is_not_loaded_at_once() -> None:
    far = make.image("/far.webp", top=9000.0)
    after = make.ledger(make.request("/far.webp", kind="image", mime="image/webp"))
    assert said("image-lazy", make.images(far), after).verdict is Verdict.C


def test_a_far_image_whose_file_also_shows_at_the_top_costs_nothing_more() -> None:
    twice = make.images(make.image(), make.image(top=9000.0))
    assert said("image-lazy", twice, make.loaded_at_once("/img/a.webp")).verdict is Verdict.C


def third(url: str) -> Finding:
    asked = make.request(url, party="third", kind="document")
    return said("third-parties", make.ledger(asked)).findings[0]


def test_only_a_known_service_is_a_proof() -> None:
    assert third("https://www.youtube.com/embed/1").certain
    assert not third("https://demarches.metropole.example/").certain
    assert not third("https://notyoutube.com/").certain


def test_small_plain_texts_prove_nothing_on_compression() -> None:
    tiny = make.request("/", kind="document", mime="text/html", body_bytes=300)
    record = Ledger(requests=[tiny])
    assert said("text-compression", record).verdict is Verdict.NA


def test_a_font_written_in_a_style_sheet_has_bytes_nobody_saw() -> None:
    inside = make.face(
        sources=[FontSource(url="data:font/woff2;base64,d09GMg", format="woff2")], status="loaded"
    )
    many = make.fonts(*(make.face(f"F{n}", sources=inside.sources, status="loaded") for n in range(5)))
    light = make.ledger(make.request("/f.woff2", **FONT))
    assert said("fonts-count", light, make.fonts(inside)).verdict is Verdict.C
    assert said("fonts-count", light, many).verdict is Verdict.NT
    swapped = make.fonts(make.face("A", display="block"), make.face("B", display="swap"))
    assert "(font-display): 1 of 2" in said("fonts-count", light, swapped).facts.en


@pytest.mark.parametrize(
    ("shown", "verdict"),
    [
        ("Accessibilité : totalement conforme", Verdict.C),
        ("Accessibilité : partiellement conforme", Verdict.C),
        ("Accessibilité\u00a0: non conforme", Verdict.C),
        ("ACCESSIBILITÉ : NON CONFORME", Verdict.C),
        ("Accessibilité :\nnon\u202fconforme", Verdict.C),
        ("Accessibilite\u0301 : non conforme", Verdict.C),
        ("Accessibilité : conforme", Verdict.NC),
        ("Accessibilité : non conformes à la loi", Verdict.NC),
        ("Accessibilité", Verdict.NC),
    ],
)
def test_the_mention_of_the_home_page(shown: str, verdict: Verdict) -> None:
    home = PageDigest(url=make.HOME, home=True, measured=True, source=Source(url=make.HOME, text=shown))
    assert home_mention(SiteReader(make.HOME, None, [home])).verdict is verdict


def test_204_and_304_are_not_files_of_the_page() -> None:
    answers = [
        make.request("/b.gif", status=204, kind="image"),
        make.request("/a.js", status=304, kind="script"),
    ]
    assert said("http-caching", make.ledger(*answers)).verdict is Verdict.NA


def test_an_error_whose_body_the_browser_gave_up_is_an_error() -> None:
    font = make.request("/f.woff2", kind="font", status=404, outcome="aborted")
    left = make.request("/later", kind="fetch", status=200, outcome="aborted")
    assert [one.resource for one in said("failed-requests", make.ledger(font, left)).findings] == [font.url]
