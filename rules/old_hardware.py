"""The page on old hardware: usable, degraded, broken or not measured, from the times of slowed loads.

What decides is when a person can read and act. Layout shifts and busy time are told, and decide nothing. A load counts
only when the processor kept the speed of the device around it.
"""

from collections.abc import Callable, Sequence
from statistics import median
from typing import Literal

import msgspec

from rules.evidence.old_hardware import DeviceRuns, Run, Timing
from rules.hardware import devices
from rules.thresholds import bar
from rules.vocabulary import Text
from rules.wording import join, number, percent, say, text

Usability = Literal["usable", "degraded", "broken", "unmeasured"]
ORDER = ("broken", "degraded", "unmeasured", "usable")
NEEDED = 2
"""Loads that must count before anything is said, when that many were asked for."""
NEVER = float("inf")


class Figure(msgspec.Struct, frozen=True, kw_only=True):
    """The median of some loads in ms, and its extremes; None: never within the time a load is followed."""

    middle: float | None
    low: float | None
    high: float | None


class OnDevice(msgspec.Struct, frozen=True, kw_only=True):
    """The page on one old device.

    read, main, action, first: ms. blocked: ms of script beyond 50 a piece, shift: layout shift, medians. why: what is
    too slow or lost, a phrase each; the reason when it was not measured. runs: loads that count.
    """

    device: str
    state: Usability
    why: list[Text] = []
    first: Figure | None = None
    read: Figure | None = None
    main: Figure | None = None
    action: Figure | None = None
    blocked: float = 0.0
    shift: float = 0.0
    runs: int = 0


def stable(run: Run, target: int) -> bool:
    """Tell whether the processor had the speed aimed at before and after the load."""
    spread = bar("hardware-spread")
    return all(abs(speed - target) <= spread * target for speed in (run.before, run.after))


def is_settled(runs: Sequence[Run], target: int) -> bool:
    """Tell whether the loads that count are enough, and say the same."""
    counted = [run.timing for run in runs if stable(run, target)]
    if len(counted) < NEEDED:
        return False
    return len({(_level(one.read), _level(one.main), _level(one.action)) for one in counted}) == 1


def on_device(given: DeviceRuns) -> OnDevice:
    """Return what the loads on one device say of the page."""
    counted = [run.timing for run in given.runs if stable(run, given.target)]
    if given.fault or len(counted) < min(NEEDED, given.asked):
        return OnDevice(device=given.device, state="unmeasured", why=[_reason(given)], runs=len(counted))
    figures = {name: _figure(counted, name) for name in ("first", "read", "main", "action")}
    wanted = ["read", "main", *(["action"] if given.action else [])]
    late = {name: _level(figures[name].middle) for name in wanted}
    lost = 1 - median(one.words for one in counted) / given.today.words if given.today.words else 0.0
    levels = [late["read"], min(late["main"], 1), late.get("action", 0), _lost_level(lost)]
    states: tuple[Usability, ...] = ("usable", "degraded", "broken")
    return OnDevice(
        device=given.device,
        state=states[max(levels)],
        why=_why(given, figures, late, lost),
        blocked=round(median(one.blocked for one in counted)),
        shift=round(median(one.shift for one in counted), 3),
        runs=len(counted),
        **figures,
    )


def worst(found: Sequence[OnDevice]) -> Usability:
    """Return the worst state of the devices; one that was not measured never passes behind the others."""
    return min((one.state for one in found), key=ORDER.index, default="unmeasured")


def _level(milliseconds: float | None) -> int:
    """Return 0 in time, 1 late, 2 too late for most people."""
    seconds = NEVER if milliseconds is None else milliseconds / 1000
    return (seconds > bar("hardware-degraded")) + (seconds > bar("hardware-broken"))


def _lost_level(lost: float) -> int:
    return (lost >= bar("old-loss-degraded")) + (lost >= bar("old-loss-broken"))


def _figure(counted: Sequence[Timing], name: str) -> Figure:
    values = [NEVER if (one := getattr(timing, name)) is None else one for timing in counted]
    return Figure(middle=_finite(median(values)), low=_finite(min(values)), high=_finite(max(values)))


def _finite(value: float) -> float | None:
    return None if value == NEVER else round(value)


def _why(given: DeviceRuns, figures: dict[str, Figure], late: dict[str, int], lost: float) -> list[Text]:
    found = [_phrase(name, figures[name], given) for name in late if late[name]]
    if _lost_level(lost):
        missing = say("{n} du texte manque", "{n} of the text is missing", n=percent(lost))
        found.append(missing)
    return found


def _phrase(name: str, figure: Figure, given: DeviceRuns) -> Text:
    if figure.middle is None:
        never: dict[str, Text] = {
            "read": text("le texte n'arrive pas", "the text does not come"),
            "main": text("le contenu principal n'arrive pas", "the main content does not come"),
            "action": say(
                "« {name} » ne répond pas", "“{name}” does not answer", name=given.action_name or "?"
            ),
        }
        return join([never[name], say("en {n} s", "within {n} s", n=int(bar("hardware-broken")))])
    words: dict[str, Callable[..., Text]] = {
        "read": lambda s: say("le texte se lit après {s} s", "the text can be read after {s} s", s=s),
        "main": lambda s: say(
            "le contenu principal est là après {s} s", "the main content is there after {s} s", s=s
        ),
        "action": lambda s: say(
            "« {name} » répond après {s} s",
            "“{name}” answers after {s} s",
            s=s,
            name=given.action_name or "?",
        ),
    }
    return words[name](seconds(figure.middle))


def seconds(milliseconds: float) -> Text:
    """Return milliseconds as seconds, one decimal."""
    return number(milliseconds / 1000, 1)


def span(figure: Figure | None) -> Text:
    """Return a median with its extremes, in seconds."""
    if figure is None or figure.middle is None:
        return text("jamais", "never")
    middle = say("{n} s", "{n} s", n=seconds(figure.middle))
    if figure.low is None or figure.high is None or figure.high - figure.low < 100:
        return middle
    return say(
        "{n} ({low} à {high})",
        "{n} ({low} to {high})",
        n=middle,
        low=seconds(figure.low),
        high=seconds(figure.high),
    )


def _reason(given: DeviceRuns) -> Text:
    """Return why nothing is said of a device."""
    if given.fault:
        return text(
            "La machine qui mesure est plus lente que l'appareil à imiter.",
            "The machine that measures is slower than the device to imitate.",
        )
    return say(
        "La vitesse du processeur n'est pas restée stable pendant les chargements ({seen} pour {target} visé) : "
        "la machine qui mesure est partagée ou occupée.",
        "The speed of the processor did not stay stable during the loads ({seen}, {target} aimed at): "
        "the machine that measures is shared or busy.",
        seen=" / ".join(f"{run.before}–{run.after}" for run in given.runs) or "–",
        target=given.target,
    )


def name_of(found: OnDevice) -> Text:
    """Return the device in words, with its line."""
    device = devices()[found.device]
    return say("{device}, {line}", "{device}, {line}", device=device.name, line=device.line.name)
