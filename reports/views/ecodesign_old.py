"""What the eco-design declaration must state of old devices (RGESN 2.1 to 2.5): equipment, browsers, line, screens."""

from collections.abc import Sequence

from reports.language import Speech
from rules.hardware import devices
from rules.old_answers import QUESTIONS
from rules.old_devices import Comparison, browser_said, question_said
from rules.old_hardware import OnDevice, name_of
from rules.results import SiteResult

CAUSES = 2


def hardware_tested(site: SiteResult, speech: Speech) -> str:
    """Return each old device with how many templates stay usable on it; "" when none was measured."""
    said = []
    for told in _by_device(site).values():
        usable = sum(one.state == "usable" for one in told)
        what = speech.text(name_of(told[0]))
        said.append(speech.say("old.share", what=what, part=usable, whole=len(told)))
    return "; ".join(said)


def lines_tested(site: SiteResult, speech: Speech) -> str:
    """Return the slow lines of the devices measured, in words."""
    found = {devices()[name].line.name for name in _by_device(site)}
    return ", ".join(sorted(speech.text(one) for one in found))


def screens_tested(site: SiteResult, speech: Speech) -> str:
    """Return the screens the pages were laid out on: those of the devices measured, in CSS pixels."""
    found = [devices()[name] for name in _by_device(site)]
    return ", ".join(speech.say("old.screen", width=str(one.width), height=str(one.height)) for one in found)


def browsers_tested(site: SiteResult, speech: Speech) -> str:
    """Return each old browser, its year, how many templates stay usable in it, and what the others lack."""
    said = []
    for question in QUESTIONS:
        told = [one for page in site.pages for one in page.old_devices if one.question == question]
        told = [one for one in told if one.state != "unmeasured"]
        if told:
            usable = sum(one.state == "usable" for one in told)
            line = speech.say(
                "old.share", what=speech.text(question_said(told[0])), part=usable, whole=len(told)
            )
            said.append(line + _causes(told, speech))
    return "; ".join(said)


def oldest_browser(site: SiteResult, speech: Speech) -> str:
    """Return the oldest browser in which every template stays usable; "" when there is none."""
    for question in QUESTIONS:
        told = [one for page in site.pages for one in page.old_devices if one.question == question]
        if told and all(one.state == "usable" for one in told):
            return speech.text(browser_said(told[0]))
    return ""


def _by_device(site: SiteResult) -> dict[str, list[OnDevice]]:
    found: dict[str, list[OnDevice]] = {}
    for page in site.pages:
        for one in page.hardware:
            if one.state != "unmeasured":
                found.setdefault(one.device, []).append(one)
    return found


def _causes(told: Sequence[Comparison], speech: Speech) -> str:
    causes = list(dict.fromkeys(speech.text(one.causes[0].said) for one in told if one.causes))[:CAUSES]
    return speech.say("old.because", causes=", ".join(causes)) if causes else ""
