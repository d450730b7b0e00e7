"""The browser in question: of so many years ago, or the last that an old system received; and what proves a failure."""

from datetime import date

import pytest

from rules.old_devices import compare, question_said
from rules.old_systems import systems
from tests import old_factories as old


@pytest.mark.parametrize(("system", "chrome"), [("windows-7", 109), ("android-7", 119), ("macos-10.12", 103)])
def test_an_old_system_keeps_its_last_chrome(system: str, chrome: int) -> None:
    assert systems()[system].target == chrome


def test_a_system_without_a_chrome_of_its_own_is_imitated_by_the_one_of_that_day() -> None:
    assert 73 <= systems()["ios-12"].target <= 75


def test_every_system_names_its_year_and_a_browser() -> None:
    for one in systems().values():
        assert 2009 <= one.released <= date.today().year
        assert one.chrome or one.safari
        assert one.target >= 67, "older than what can be imitated"


def test_the_question_names_the_system_or_the_age() -> None:
    seven = compare(old.today(), old.old_state(target=109, system="windows-7"))
    assert question_said(seven).fr == "le dernier navigateur de Windows 7 (Chrome 109 de 2023, estimé)"
    aged = compare(old.today(), old.old_state(observed=True))
    assert question_said(aged).en == "a browser of 5 years (Chrome 96 of 2021, observed)"


@pytest.mark.parametrize(
    ("target", "asked", "proves"), [(103, 96, True), (96, 96, True), (92, 96, False), (96, 0, True)]
)
def test_a_real_engine_proves_when_it_has_all_that_the_browser_in_question_has(
    target: int, asked: int, proves: bool
) -> None:
    gone = old.old_state(shown=old.shown("…"), observed=True, target=target, asked=asked)
    assert compare(old.today(), gone).proves is proves
