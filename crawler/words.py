"""The sentences of the campaign and the command line, in both languages, from words.json beside this file."""

import json
import unicodedata
from functools import cache
from pathlib import Path

from rules.vocabulary import Lang, Text

LANGS: tuple[Lang, Lang] = ("fr", "en")


@cache
def _words() -> dict[str, dict[Lang, str]]:
    loaded: dict[str, dict[Lang, str]] = json.loads(
        Path(__file__).with_name("words.json").read_text(encoding="utf-8")
    )
    return loaded


def say(key: str, lang: Lang, **values: object) -> str:
    """Return the sentence of that key in that language, its {places} filled."""
    return _words()[key][lang].format(**values)


def both(key: str, **values: object) -> Text:
    """Return the sentence of that key in both languages."""
    return Text(say(key, "fr", **values), say(key, "en", **values))


def printable(line: str) -> str:
    """Return the line without control or direction characters: a site's text never drives the terminal."""
    return "".join("·" if unicodedata.category(c)[0] == "C" else c for c in line)
