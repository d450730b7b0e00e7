"""Old devices in one sentence an elected official understands, worst first: which page fails, and on what."""

from collections.abc import Sequence

from rules.old_devices import Comparison
from rules.old_hardware import OnDevice, name_of
from rules.old_systems import systems
from rules.results import PageResult
from rules.vocabulary import Text
from rules.wording import say, text

PAPERWORK = frozenset({"service", "form", "process"})
"""Reasons in the sample of a page where people do something."""
NOTHING = Text("", "")
_NAME_MAX = 60


def plain(visited: Sequence[PageResult]) -> Text:
    """Return the sentence, without its full stop; "" when no page was seen to fail on an old device."""
    for page in _services_first(visited):
        found = next((o for o in page.old_devices if o.question == "policy" and o.state == "broken"), None)
        if found:
            return _sentence(page, _browser(found), "fails", observed=found.observed)
    for page in _services_first(visited):
        slow = next((one for one in page.hardware if one.state == "broken"), None)
        if slow:
            return _sentence(page, _hardware(slow), "slow", observed=False)
    return NOTHING


def short_title(page: PageResult) -> str:
    """Return the title of a page without the name of its site, its address when it has none."""
    return (page.title.partition(" – ")[0].partition(" - ")[0].strip() or page.url)[:_NAME_MAX]


def _services_first(visited: Sequence[PageResult]) -> list[PageResult]:
    return sorted(visited, key=lambda page: not PAPERWORK & set(page.reasons))


def _sentence(page: PageResult, where: Text, how: str, *, observed: bool) -> Text:
    name = short_title(page)
    done = {
        ("fails", True): (
            "La démarche « {name} » n'aboutit pas {where}",
            "“{name}” cannot be completed {where}",
        ),
        ("fails", False): (
            "La page « {name} » ne fonctionne pas {where}",
            "The page “{name}” does not work {where}",
        ),
        ("slow", True): ("La démarche « {name} » est trop lente {where}", "“{name}” is too slow {where}"),
        ("slow", False): (
            "La page « {name} » est trop lente {where}",
            "The page “{name}” is too slow {where}",
        ),
    }[how, bool(PAPERWORK & set(page.reasons))]
    how_known = text("(observé)", "(observed)") if observed else text("(estimé)", "(estimated)")
    said = say(*done, name=name, where=where)
    return say("{said} {known}", "{said} {known}", said=said, known=how_known)


def _browser(found: Comparison) -> Text:
    if found.system:
        name = systems()[found.system].name_said
        return say("sur un appareil sous {name}", "on a device with {name}", name=name)
    return say(
        "sur un téléphone ou un ordinateur dont le navigateur date de {year}",
        "on a telephone or a computer whose browser dates from {year}",
        year=found.day[:4],
    )


def _hardware(found: OnDevice) -> Text:
    return say("sur un appareil comme : {device}", "on a device like: {device}", device=name_of(found))
