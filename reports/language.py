"""Numbers, dates and sentences as a reader of that language writes them."""

import json
import re
from datetime import date
from functools import cache
from math import floor, log10
from pathlib import Path
from typing import Any

from babel import Locale
from babel.dates import format_date
from babel.numbers import format_decimal, format_percent

from rules.vocabulary import Lang, Text

LOCALES = {"fr": "fr_FR", "en": "en_GB"}
UNITS = {"fr": ("o", "ko", "Mo", "Go"), "en": ("B", "kB", "MB", "GB")}
NO_BREAK = "\u00a0"
_MEASURE = re.compile(r"(?<=\d) (?=(?:o|ko|Mo|Go|B|kB|MB|GB|s|ms|g|px|kbit/s)\b)")
_FRENCH_MARKS = re.compile(r"(?<=\S) (?=[:;?!»%])|(?<=«) ")

Entry = str | dict[str, str]


@cache
def catalogue(lang: Lang) -> dict[str, Entry]:
    """Return the document texts of a language: a sentence by key, or one sentence a plural form."""
    text = (Path(__file__).parent / "locales" / f"{lang}.json").read_text(encoding="utf-8")
    entries: dict[str, Entry] = json.loads(text)
    return entries


def split_steps(text: str) -> list[str]:
    """Return the steps of "1. … 2. … 3. …", one a line; a text without steps is one line."""
    return re.split(r"\s+(?=[2-9]\. )", text)


class Speech:
    """One language's way of writing numbers, dates, sizes and the sentences of locales/."""

    def __init__(self, lang: Lang) -> None:
        self.lang = lang
        self.locale = Locale.parse(LOCALES[lang])
        self._entries = catalogue(lang)

    def say(self, key: str, **values: Any) -> str:
        """Return a sentence of the catalogue; n chooses the plural form, integers are written the local way.

        Raises:
            KeyError: the key or one of its values is missing.
        """
        entry = self._entries[key]
        if isinstance(entry, dict):
            form = self.locale.plural_form(values["n"])
            entry = entry.get(form, entry["other"])
        shown = {name: self.number(v) if isinstance(v, int) else v for name, v in values.items()}
        return self.typeset(entry.format_map(shown)) if "{" in entry else self.typeset(entry)

    def knows(self, key: str) -> bool:
        """Tell whether the catalogue has that key."""
        return key in self._entries

    def text(self, text: Text) -> str:
        """Return a rule's text in this language, with its no-break spaces."""
        return self.typeset(text.say(self.lang))

    def typeset(self, text: str) -> str:
        """Return the text with no-break spaces between a figure and its unit, and around French punctuation."""
        bound = _MEASURE.sub(NO_BREAK, text)
        return _FRENCH_MARKS.sub(NO_BREAK, bound) if self.lang == "fr" else bound

    def number(self, value: float, digits: int = 0) -> str:
        """Return a number with at most that many decimals."""
        pattern = "#,##0" + ("." + "#" * digits if digits else "")
        return str(format_decimal(value, format=pattern, locale=self.locale))

    def size(self, wire_bytes: float) -> str:
        """Return bytes as "1,8 Mo" (units of a thousand; one decimal under ten)."""
        units = UNITS[self.lang]
        rank = 0
        while abs(wire_bytes) >= 999.5 and rank < len(units) - 1:
            wire_bytes /= 1000
            rank += 1
        digits = 1 if rank and abs(wire_bytes) < 9.95 else 0
        return self.number(wire_bytes, digits) + NO_BREAK + units[rank]

    def measure(self, value: float, unit: str) -> str:
        """Return a metric's value: bytes as a size, grams with their unit, counts alone (their title names them)."""
        if unit == "B":
            return self.size(value)
        return f"{self.grams(value)}{NO_BREAK}g" if unit == "g" else self.number(value, 2)

    def grams(self, value: float) -> str:
        """Return grams with two significant digits below one, so that a small figure is never shown as 0."""
        digits = 2 if value >= 1 or value <= 0 else 1 - floor(log10(value))
        return self.number(value, digits)

    def share(self, value: float) -> str:
        """Return a share between 0 and 1 as a whole percentage, "< 1 %" for less than one."""
        less = "<" + NO_BREAK if 0 < value < 0.01 else ""
        pattern = f"#,##0{NO_BREAK}%" if self.lang == "fr" else "#,##0%"
        return less + str(format_percent(0.01 if less else value, format=pattern, locale=self.locale))

    def day(self, moment: str) -> str:
        """Return the day of an ISO 8601 moment in full ("24 novembre 2026"); what is no date is given back."""
        try:
            day = date.fromisoformat(moment[:10])
        except ValueError:
            return moment
        return str(format_date(day, format="d MMMM y", locale=self.locale)).replace(" ", NO_BREAK)

    def moment(self, moment: str) -> str:
        """Return day and time (UTC) of an ISO 8601 moment."""
        clock = moment[11:16]
        return self.say("moment", day=self.day(moment), clock=clock) if clock else self.day(moment)
