"""Runs a collector's script in every frame, and turns what it describes into places."""

from typing import Any

import msgspec

from audits.collect.places import place
from audits.inpage import script
from audits.tab import Tab


class Answers(msgspec.Struct, frozen=True, kw_only=True):
    """What the frames answered, the top document first; unread: frames that did not answer."""

    all: list[Any]
    unread: int = 0

    @property
    def top(self) -> Any:
        """The answer of the page's own document."""
        return self.all[0]

    def every(self, key: str) -> list[Any]:
        """Return the lists that the frames hold under this key, joined."""
        return [one for answer in self.all for one in answer[key]]


async def ask_everywhere(tab: Tab, name: str, *args: Any, timeout: float = 10.0) -> Answers:
    """Run a script of audits.collect in every frame; places come as rules.evidence.record.Place.

    Raises:
        TabError: the top document did not answer.
    """
    if not tab.frames:
        await tab.open()
    answers, failed = await tab.evaluate_everywhere(script("audits.collect", name), *args, timeout=timeout)
    return Answers(
        all=[_placed(answers[frame.id]) for frame in tab.frames if frame.id in answers], unread=len(failed)
    )


def _placed(answer: Any) -> Any:
    """Turn every described element inside the answer into a Place; a frame's boxes are not the page's: left out."""
    if isinstance(answer, list):
        return [_placed(one) for one in answer]
    if not isinstance(answer, dict):
        return answer
    if answer.keys() >= {"selector", "html", "component", "region", "frame"}:
        return place(answer | ({"box": None} if answer["frame"] else {}))
    return {key: _placed(value) for key, value in answer.items()}
