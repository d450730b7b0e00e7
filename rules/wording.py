"""Sentences in both languages: numbers the French way in French, the English way in English.

French gets its no-break spaces and its apostrophe here, so that rules are written with plain ones.
"""

import re
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache

from babel.dates import format_date
from babel.numbers import format_decimal

from rules.vocabulary import Lang, Text

NO_BREAK = "\u00a0"
Value = Text | str | int
_UNITS = ((1_000_000_000, "Go", "GB"), (1_000_000, "Mo", "MB"), (1_000, "ko", "kB"), (1, "o", "B"))
_BEFORE = re.compile(r" (?=[:;?!»%])")
_AFTER = re.compile(r"(?<=«) ")


REGIONS = {
    "header": Text("En-tête", "Header"),
    "footer": Text("Pied de page", "Footer"),
    "nav": Text("Menu", "Menu"),
    "aside": Text("Colonne latérale", "Side column"),
    "main": Text("Contenu", "Content"),
}


def in_region(title: Text, region: str) -> Text:
    """Return the title of a correction after the region of the page it repairs, alone when that is unknown."""
    if region not in REGIONS:
        return title
    return say("{region} : {title}", "{region}: {title}", region=REGIONS[region], title=small(title))


def small(said: Text) -> Text:
    """Return a sentence as it stands inside another; see small_first."""
    return Text(small_first(said.fr), small_first(said.en))


def small_first(sentence: str) -> str:
    """Return a sentence with its first letter small, unless a name in capitals begins it."""
    return sentence if sentence[1:2].isupper() else sentence[:1].lower() + sentence[1:]


def capital(said: Text) -> Text:
    """Return words as they begin a sentence."""
    return Text(said.fr[:1].upper() + said.fr[1:], said.en[:1].upper() + said.en[1:])


def text(fr: str, en: str) -> Text:
    """Return the text in both languages, with French typography."""
    fr = _AFTER.sub(NO_BREAK, _BEFORE.sub(NO_BREAK, fr)).replace("'", "’")
    return Text(fr, en)


def say(fr: str, en: str, **values: Value) -> Text:
    """Return both sentences with their values, each written in its language.

    Integers are grouped by thousands; texts are taken in their language; strings as they are.
    """
    made = text(fr, en)
    return Text(made.fr.format(**_values(values, "fr")), made.en.format(**_values(values, "en")))


def join(parts: list[Text], separator: str = " ") -> Text:
    """Return the texts one after the other."""
    return Text(separator.join(p.fr for p in parts), separator.join(p.en for p in parts))


def long_day(day: str) -> Text:
    """Return an ISO 8601 day in words: 1er novembre 2026, 1 November 2026."""
    read = date.fromisoformat(day[:10])
    french = format_date(read, "d MMMM y", locale="fr")
    return Text(f"1er{french[1:]}" if read.day == 1 else french, format_date(read, "long", locale="en_GB"))


@lru_cache(maxsize=4096)
def number(value: float, decimals: int = 0) -> Text:
    """Return the number with at most that many decimals: 1 234,5 in French, 1,234.5 in English."""
    exact = Decimal(str(value)).quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)
    pattern = "#,##0." + "#" * decimals if decimals else "#,##0"
    return Text(format_decimal(exact, pattern, locale="fr"), format_decimal(exact, pattern, locale="en"))


def size(wire_bytes: float) -> Text:
    """Return a size in decimal units: 1,8 Mo, 240 ko, 512 o; 1.8 MB, 240 kB, 512 B."""
    scale, fr, en = next((u for u in _UNITS if wire_bytes >= u[0]), _UNITS[-1])
    value = wire_bytes / scale
    shown = number(value, 1 if value < 10 and scale > 1 else 0)
    return Text(f"{shown.fr}{NO_BREAK}{fr}", f"{shown.en}{NO_BREAK}{en}")


def percent(share: float) -> Text:
    """Return a share of 1 in per cent, rounded down so that a bar is never said reached when it is not."""
    shown = number(int(share * 100 + 1e-9))
    return Text(f"{shown.fr}{NO_BREAK}%", f"{shown.en}%")


def count(number_of: int, fr: tuple[str, str], en: tuple[str, str]) -> Text:
    """Return a number with its noun, singular or plural; French keeps the singular below 2."""
    shown = number(number_of)
    return Text(
        f"{shown.fr}{NO_BREAK}{fr[0] if abs(number_of) < 2 else fr[1]}",
        f"{shown.en} {en[0] if abs(number_of) == 1 else en[1]}",
    )


def pages(number_of: int) -> Text:
    """Return that many pages."""
    return count(number_of, ("page", "pages"), ("page", "pages"))


def visited_pages(number_of: int) -> Text:
    """Return that many visited pages."""
    return count(number_of, ("page visitée", "pages visitées"), ("visited page", "visited pages"))


def requests(number_of: int) -> Text:
    """Return that many requests."""
    return count(number_of, ("requête", "requêtes"), ("request", "requests"))


def _values(values: dict[str, Value], lang: Lang) -> dict[str, str]:
    return {name: _value(value).say(lang) for name, value in values.items()}


def _value(value: Value) -> Text:
    if isinstance(value, int):
        return number(value)
    return Text(value, value) if isinstance(value, str) else value
