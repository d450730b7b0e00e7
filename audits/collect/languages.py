"""Languages declared and languages found, text by text, frames included."""

import asyncio
from collections import defaultdict
from typing import Any

import msgspec

from audits.collect import Collector, Reading
from audits.collect.everywhere import ask_everywhere
from audits.collect.places import place
from audits.detect_language import detect, named_language, prepare, speaks
from audits.tab import Tab, TabError, TabFrame
from rules.evidence.languages import Detected, Direction, Languages, Passage

TEXTS_MAX = 3_000
"""Texts read a document."""
WHOLE_MAX = 20_000
"""Characters of the page read at once."""
SURE = 0.9
"""Confidence under which no other language is noted."""
DESCRIBE = "(numbers) => numbers.map((n) => limpide.describe(limpide.heldForLanguages[n]))"

READING = Reading("languages.js", TEXTS_MAX)


async def collect(tab: Tab) -> Languages:
    """Read the texts of every frame and find their languages.

    Raises:
        TabError: the top document did not answer.
    """
    await asyncio.to_thread(prepare)
    answered = await ask_everywhere(tab, READING)
    answers = answered.frames
    lists: dict[str, list[Any]] = defaultdict(list)
    unread = answered.unread
    for frame in tab.frames:
        if frame.id not in answers:
            continue
        try:
            for name, found in (await _read(tab, frame, answers[frame.id])).items():
                lists[name] += found
        except TabError:
            if frame.id == tab.top.id:
                raise
            unread += 1
    top = answers[tab.top.id]
    code = top["lang"] or top["xml_lang"] or ""
    default = " \n".join(text["text"] for text in top["texts"] if text["lang"] == code)
    return Languages(
        lang=top["lang"],
        xml_lang=top["xml_lang"],
        whole=detect(default[:WHOLE_MAX], code),
        characters=len(default),
        texts=sum(len(answer["texts"]) for answer in answers.values()),
        unread=unread,
        **lists,
    )


async def _read(tab: Tab, frame: TabFrame, answer: dict[str, Any]) -> dict[str, list[Any]]:
    """Return what is noted of one document, each element described."""
    foreign = [(text, found) for text in answer["texts"] if (found := _other(text))]
    parts = [(part, _of(part)) for part in answer["parts"]]
    numbers = [one["number"] for one, _ in foreign + parts]
    numbers += [one["number"] for one in answer["runs"] + answer["directions"]]
    described = await tab.evaluate(DESCRIBE, numbers, frame=frame) if numbers else []
    top = frame.id == tab.top.id
    places = {
        n: place(one if top else one | {"box": None}) for n, one in zip(numbers, described, strict=True)
    }
    return {
        "foreign": [_passage(one, found, places) for one, found in foreign],
        "parts": [_passage(one, found, places) for one, found in parts],
        "runs": [
            Direction(
                dir=r["dir"],
                text=r["text"],
                letters=100,
                rtl=round(100 * r["share"]),
                page=r["page"],
                place=places[r["number"]],
            )
            for r in answer["runs"]
        ],
        "directions": [
            msgspec.convert(
                {k: v for k, v in d.items() if k != "number"} | {"place": places[d["number"]]}, Direction
            )
            for d in answer["directions"]
        ],
    }


def _of(text: dict[str, Any]) -> tuple[Detected, str]:
    return detect(text["text"], text["lang"]), named_language(text["text"])


def _other(text: dict[str, Any]) -> tuple[Detected, str] | None:
    """Return the language found for a text when it is not the one its code says."""
    declared = text["lang"][:2].lower()
    if speaks(text["text"], declared):
        return None
    found, name_of = _of(text)
    if name_of and name_of != declared:
        return found, name_of
    sure = found.code and found.code != declared and found.confidence >= SURE
    return (found, "") if sure else None


def _passage(text: dict[str, Any], found: tuple[Detected, str], places: dict[int, Any]) -> Passage:
    return Passage(
        lang=text["lang"],
        text=text["text"][:200],
        place=places[text["number"]],
        detected=found[0],
        name_of=found[1],
        tag=text.get("tag", ""),
        shown=text.get("shown", True),
    )


COLLECTOR = Collector(name=Languages.NAME, deadline=20.0, collect=collect, reading=READING)
