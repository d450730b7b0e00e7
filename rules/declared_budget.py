"""Reads in the sentences of a declaration the weight and the number of requests a page may not exceed."""

import re
from collections.abc import Iterable
from functools import cache
from typing import Literal

import msgspec

from rules.ecodesign import Said
from rules.referentials import read_data

Unit = Literal["B", "requests"]

_SCALE = {"k": 1_000, "m": 1_000_000}
_GENEROUS = {"k": 1_024, "m": 1_048_576}


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    written: dict[str, str] = read_data("ecodesign-declaration.json")["budget"]
    return {name: re.compile(pattern, re.IGNORECASE) for name, pattern in written.items()}


class Limit(msgspec.Struct, frozen=True, kw_only=True):
    """One limit. value: as written, in decimal units; generous: in binary ones, the most the words can mean.

    home: of the home page only. sure: the sentence gives one limit of whole pages and nothing that qualifies it.
    when: it says whether loading alone or use as well is limited.
    """

    unit: Unit
    value: float
    generous: float
    home: bool
    sure: bool
    when: bool
    said: Said


def limits(said: Iterable[Said]) -> list[Limit]:
    """Return the limits that the sentences give for pages, in their order."""
    return [limit for one in said for limit in _in_sentence(one)]


def _in_sentence(one: Said) -> list[Limit]:
    text, known = one.sentence, _patterns()
    if not (known["bound"].search(text) and known["screen"].search(text)):
        return []
    weighs = known["weight"].search(text)
    sizes = [_bytes(found) for found in known["size"].finditer(text)] if weighs else []
    counts = [float(a or b) for a, b in known["requests"].findall(text)]
    home, when, qualified = (bool(known[name].search(text)) for name in ("home", "when", "other"))
    made = [_limit("B", pair, sizes, qualified, home, when, one) for pair in sizes]
    return made + [_limit("requests", (n, n), counts, qualified, home, when, one) for n in counts]


def _limit(
    unit: Unit,
    pair: tuple[float, float],
    every: list[tuple[float, float]] | list[float],
    qualified: bool,
    home: bool,
    when: bool,
    one: Said,
) -> Limit:
    value, generous = pair
    year = unit == "requests" and 1900 <= value <= 2100
    sure = len(every) == 1 and not qualified and value > 0 and not year
    return Limit(unit=unit, value=value, generous=generous, home=home, sure=sure, when=when, said=one)


def _bytes(found: re.Match[str]) -> tuple[float, float]:
    digits, unit = found.group(1), found.group(2).lower()
    grouped = re.fullmatch(r"\d{1,3}([ .]\d{3})+", digits)
    value = float(re.sub(r"[ .]", "", digits)) if grouped else float(digits.replace(",", "."))
    return value * _SCALE.get(unit[0], 1), value * _GENEROUS.get(unit[0], 1)
