"""A page under an old browser: what a reader loses decides, the cause is named, and layout decides nothing."""

from datetime import date

import msgspec
import pytest

from rules.browser_releases import back, latest
from rules.old_answers import old_device
from rules.old_devices import compare, of_visits
from rules.old_plain import plain
from rules.reader import PageReader
from rules.results import PageResult
from rules.rule import measured_rules
from tests import factories as make
from tests import old_factories as old


@pytest.mark.parametrize(("browser", "version"), [("chrome", "96"), ("firefox", "94"), ("safari", "15.1")])
def test_five_years_before_november_2026_is_what_the_policy_says(browser: str, version: str) -> None:
    assert latest(browser, 5, date(2026, 11, 24)) == version


def test_the_cut_off_moves_with_the_day_of_the_audit() -> None:
    assert int(latest("chrome", 5, date(2026, 6, 1))) < int(latest("chrome", 5, date(2026, 11, 24)))
    assert back(date(2028, 2, 29), 1) == date(2027, 2, 28)


def test_the_same_page_is_usable() -> None:
    assert compare(old.today(), old.old_state()).state == "usable"


def test_a_page_without_its_text_is_broken_and_the_cause_is_named() -> None:
    found = compare(old.today(), old.old_state(shown=old.shown("…"), lacking=[old.static_block()]))
    assert found.state == "broken"
    assert found.causes[0].said.en == "needs Chrome 134: the “using” declaration (site.js, line 3)"


@pytest.mark.parametrize(("observed", "verdict"), [(True, "nc"), (False, "nt")])
def test_an_imitated_browser_leaves_to_a_person_what_a_real_one_proves(observed: bool, verdict: str) -> None:
    page = PageReader(make.visit(*old.broken(5, observed=observed)), [make.SITE])
    outcome = measured_rules()["old-browser-5-years"].judge(page)  # type: ignore[misc]
    assert outcome.verdict == verdict
    assert [one.certain for one in outcome.findings] == [observed]


def test_a_missing_member_is_named_before_refused_styles() -> None:
    met = [old.static_block(kind="css", feature="dvh", since=108)]
    found = compare(
        old.today(), old.old_state(shown=old.shown("…"), errors=[old.missing_member()], lacking=met)
    )
    assert [one.feature for one in found.causes] == ["Array.prototype.findLast"]
    assert "ligne 7" in found.causes[0].said.fr


def test_an_error_today_s_browser_has_too_is_no_cause() -> None:
    same = old.missing_member(feature="", since=0)
    found = compare(old.today(errors=[same]), old.old_state(shown=old.shown("…"), errors=[same]))
    assert (found.state, found.causes) == ("unclear", [])


def test_a_loss_seen_in_the_real_engine_needs_no_cause() -> None:
    assert compare(old.today(), old.old_state(shown=old.shown("…"), observed=True)).state == "broken"


def test_a_menu_that_no_longer_opens_is_named() -> None:
    quiet = old.shown(controls=[old.control(works=False)])
    found = compare(old.today(), old.old_state(shown=quiet, lacking=[old.static_block()]))
    assert found.state == "broken"
    assert "«\u00a0Menu\u00a0» ne fait rien" in [one.fr for one in found.losses]


def test_a_control_of_a_page_that_moves_by_itself_proves_nothing() -> None:
    moving = old.shown(controls=[old.control(works=None)])
    assert compare(old.today(), old.old_state(shown=moving)).state == "usable"


def test_pictures_alone_never_break_a_page() -> None:
    blind = old.shown(images=[])
    met = [old.static_block(kind="html", feature="img loading", since=77)]
    assert compare(old.today(), old.old_state(shown=blind, lacking=met)).state == "degraded"


def test_a_gate_that_failed_measures_nothing() -> None:
    found = compare(old.today(), old.old_state(shown=old.shown("…"), faults=["TypeError"]))
    assert found.state == "unmeasured"


def page(*states: object) -> PageResult:
    compared = of_visits(old.today(), dict(zip(("policy", "official"), states, strict=False)))  # type: ignore[arg-type]
    return PageResult(
        url="https://example.fr/",
        title="Accueil",
        template="t",
        reasons=[],
        status="audited",
        outcomes=[],
        old_devices=compared,
    )


def test_the_answer_speaks_of_five_years_two_years_and_hardware_apart() -> None:
    gone = old.old_state(shown=old.shown("…"), lacking=[old.static_block()])
    answer = old_device([page(gone, old.old_state(years=2, target=131))])
    assert answer.state == "bad"
    assert "Dans un navigateur de 5 ans (Chrome 96 de 2021, estimé)" in answer.text.fr
    assert "« Accueil » ne fonctionne pas (1 gabarit sur 1)" in answer.text.fr.replace("\u00a0", " ")
    assert "navigateur de 2 ans" in answer.text.fr
    assert "Matériel de 10 ans : non mesuré" in answer.text.fr.replace("\u00a0", " ")


def test_without_any_old_visit_the_answer_is_not_measured() -> None:
    assert old_device([page()]).state == "unmeasured"


def test_an_elected_official_reads_which_paperwork_fails_and_on_what() -> None:
    gone = old.old_state(shown=old.shown("…"), lacking=[old.static_block()])
    paperwork = msgspec.structs.replace(page(gone), title="Acte de naissance – Ville", reasons=["service"])
    said = plain([page(gone), paperwork]).fr.replace("\u00a0", " ")
    assert said == (
        "La démarche « Acte de naissance » n’aboutit pas sur un téléphone ou un ordinateur dont le navigateur "
        "date de 2021 (estimé)"
    )
    seven = page(old.old_state(shown=old.shown("…"), system="windows-7", target=109, observed=True))
    assert plain([seven]).en == "The page “Accueil” does not work on a device with Windows 7 (observed)"
    assert plain([page(old.old_state())]).fr == ""
    assert old_device([paperwork]).text.fr.startswith("La démarche")
