"""A page on old hardware: what is late decides, a load counts only when the processor kept the device's speed."""

import msgspec
import pytest

from rules.evidence.old_hardware import OldHardware, Run
from rules.old_answers import old_device
from rules.old_hardware import OnDevice, is_settled, on_device, worst
from rules.reader import PageReader
from rules.results import PageResult
from rules.rule import measured_rules
from rules.vocabulary import Outcome, Verdict
from rules.without_scripts import remains
from tests import factories
from tests import hardware_factories as make
from tests import old_factories as old

TARGET = make.on_pc().target


@pytest.mark.parametrize(
    ("runs", "state"),
    [
        ([make.run(), make.run()], "usable"),
        ([make.run(main=14_000), make.run(main=16_000)], "degraded"),
        ([make.run(main=None), make.run(main=None)], "degraded"),
        ([make.run(read=35_000), make.run(read=None)], "broken"),
        ([make.run(action=None), make.run(action=None)], "broken"),
        ([make.run(words=100), make.run(words=100)], "broken"),
        ([make.run(words=350), make.run(words=350)], "degraded"),
        ([make.run(shift=9.0, blocked=9000), make.run(shift=9.0, blocked=9000)], "usable"),
        ([make.run(main=9_000), make.run(main=12_000), make.run(main=9_500)], "usable"),
    ],
)
def test_the_median_of_the_loads_decides(runs: list[Run], state: str) -> None:
    assert on_device(make.on_pc(*runs)).state == state


def test_the_spread_is_told_beside_the_median() -> None:
    found = on_device(make.on_pc(make.run(main=3000), make.run(main=5000), make.run(main=4000)))
    assert found.main
    assert (found.main.middle, found.main.low, found.main.high) == (4000, 3000, 5000)


@pytest.mark.parametrize("speed", [(TARGET * 2, TARGET), (TARGET, TARGET // 2)])
def test_a_processor_that_changed_speed_measures_nothing(speed: tuple[int, int]) -> None:
    found = on_device(make.on_pc(make.run(), make.run(speed), make.run(speed, read=None)))
    assert found.state == "unmeasured"
    assert "partagée ou occupée" in found.why[0].fr


def test_a_machine_slower_than_the_device_measures_nothing() -> None:
    found = on_device(make.on_pc(fault="This machine is slower than the device to imitate."))
    assert found.state == "unmeasured"
    assert len(found.why) == 1


def test_without_a_main_action_none_is_waited_for() -> None:
    quiet = [make.run(action=None), make.run(action=None)]
    assert on_device(make.on_pc(*quiet, action="")).state == "usable"


def test_loads_that_agree_are_enough() -> None:
    assert is_settled([make.run(), make.run()], TARGET)
    assert not is_settled([make.run(), make.run(main=15_000)], TARGET)
    assert not is_settled([make.run(), make.run((9999, TARGET))], TARGET)


def page(*found: OnDevice) -> PageResult:
    return PageResult(
        url="https://example.fr/",
        title="Accueil",
        template="t",
        reasons=[],
        status="audited",
        outcomes=[],
        hardware=list(found),
    )


def test_the_third_answer_names_the_device_and_the_line() -> None:
    late = on_device(make.on_pc(make.run(read=None), make.run(read=None)))
    answer = old_device([page(late)])
    assert answer.state == "bad"
    said = answer.text.fr.replace("\u00a0", " ")
    assert "Ordinateur portable de 2016, 512 kbit/s (estimé), sur 1 gabarit : 1 inutilisable" in said
    assert "« Accueil »" in said


def test_what_was_not_measured_stands_beside_what_was_and_does_not_pass() -> None:
    fine, lost = on_device(make.on_pc(make.run(), make.run())), on_device(make.on_pc(make.run((1, 1))))
    said = old_device([page(fine), page(lost)]).text.en
    assert "out of 2 templates: 1 usable, 1 not measured." in said
    assert worst([fine, lost]) == "unmeasured"


def test_hardware_that_was_not_measured_is_said_with_its_reason() -> None:
    lost = on_device(make.on_pc(make.run((1, 1)), make.run((1, 1))))
    answer = old_device([page(lost)])
    assert answer.state == "unmeasured"


def test_what_remains_without_scripts_is_counted() -> None:
    found = remains(old.today(), make.bare(text="La mairie accueille", fields=[]))
    assert found
    assert found.words == (3, 13)
    assert (found.links, found.fields) == ((2, 2), (0, 1))
    assert remains(None, make.bare()) is None


def judged(record: OldHardware) -> Outcome:
    page = PageReader(factories.visit(record), [factories.SITE])
    outcome: Outcome = measured_rules()["old-hardware"].judge(page)  # type: ignore[misc]
    return outcome


def test_a_page_usable_on_both_slow_lines_passes_and_only_then() -> None:
    assert judged(make.on_both_lines(make.run(), make.run())).verdict is Verdict.C
    assert judged(make.hardware(make.run(), make.run())).verdict is Verdict.NT, "one line of two"
    assert judged(make.on_both_lines(make.run())).verdict is Verdict.NT, "one load each"
    lost = make.on_both_lines(make.run(), make.run()).devices
    hurried = msgspec.structs.replace(lost[1], runs=[make.run((1, 1)), make.run((1, 1))])
    assert judged(OldHardware(devices=[lost[0], hurried])).verdict is Verdict.NT, "one line not measured"


def test_what_is_too_slow_is_left_to_a_person_whatever_the_line() -> None:
    outcome = judged(make.on_both_lines(make.run(read=None), make.run(read=None)))
    assert outcome.verdict is Verdict.NT
    assert [one.certain for one in outcome.findings] == [False, False]
