"""Runs the collectors' scripts in every frame: all of them in one go the first time one is asked for.

One call a document instead of one a record, and what they share (what is shown, what is said, style rules) is worked
out once. A script that fails or takes too long in the common call is run again alone, for its own record only.
"""

import json
from contextlib import suppress
from functools import cache
from typing import Any

import msgspec

from audits.collect import Reading, collectors
from audits.inpage import script
from audits.tab import Tab, TabError, TabFrame

TOGETHER_DEADLINE = 8.0
"""Seconds for all the scripts in one document; under the deadline of the first collector that asks."""
TOGETHER = """(asked) => {
  const scripts = {
%s
  };
  limpide.index();
  return Object.fromEntries(asked.map(([name, most]) => {
    try { return [name, scripts[name](most)]; } catch { return [name, null]; }
  }));
}"""


class Answers(msgspec.Struct, frozen=True, kw_only=True):
    """What the frames answered, by frame id, the top document first; unread: frames that did not answer."""

    frames: dict[str, Any]
    unread: int = 0

    @property
    def top(self) -> Any:
        """The answer of the page's own document."""
        return next(iter(self.frames.values()))

    def every(self, key: str) -> list[Any]:
        """Return the lists that the frames hold under this key, joined."""
        return [one for answer in self.frames.values() for one in answer[key]]


async def ask_everywhere(tab: Tab, reading: Reading, *, timeout: float = 10.0) -> Answers:
    """Return what a script answers in every frame; the boxes of a frame are not the page's: left out.

    Raises:
        TabError: the top document did not answer.
    """
    if not tab.frames:
        await tab.open()
    if not tab.readings:
        await _read_together(tab)
    frames: dict[str, Any] = {}
    frames_read = tab.frames if reading.frames else [tab.top]
    for frame in frames_read:
        answer = tab.readings[frame.id].pop(reading.script, None) if frame.id in tab.readings else None
        try:
            answer = answer if answer is not None else await _alone(tab, reading, frame, timeout)
        except TabError:
            if frame.id == tab.top.id:
                raise
            continue
        frames[frame.id] = answer if frame.id == tab.top.id else _without_boxes(answer)
    return Answers(frames=frames, unread=len(frames_read) - len(frames))


async def _alone(tab: Tab, reading: Reading, frame: TabFrame, timeout: float) -> Any:
    source = script("audits.collect", reading.script)
    return await tab.evaluate(source, reading.most, frame=frame, timeout=timeout)


async def _read_together(tab: Tab) -> None:
    """Keep in the tab what every script answers in every frame, where it answers in time."""
    wanted = [one for one in readings() if tab.scripts is None or one.script in tab.scripts]
    for frame in tab.frames:
        asked = [[one.script, one.most] for one in wanted if one.frames or frame.id == tab.top.id]
        tab.readings[frame.id] = {}
        with suppress(TabError):
            tab.readings[frame.id] = await tab.evaluate(
                together(tuple(wanted)), asked, frame=frame, timeout=TOGETHER_DEADLINE
            )


@cache
def readings() -> tuple[Reading, ...]:
    """Return the scripts that collectors run in the page."""
    return tuple(one.reading for one in collectors() if one.reading is not None)


@cache
def together(wanted: tuple[Reading, ...]) -> str:
    """Return the function that runs these scripts; a function in brackets is compiled at once, not twice."""
    parts = [f"{json.dumps(one.script)}: ({script('audits.collect', one.script).strip()})" for one in wanted]
    return TOGETHER % ",\n".join(parts)


def _without_boxes(answer: Any) -> Any:
    if isinstance(answer, list):
        return [_without_boxes(one) for one in answer]
    if not isinstance(answer, dict):
        return answer
    if answer.keys() >= {"selector", "html", "component", "region", "frame"}:
        return answer | {"box": None}
    return {key: _without_boxes(value) for key, value in answer.items()}
