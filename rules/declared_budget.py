"""Reads in the sentences of a declaration the weight and the number of requests a page may not exceed."""

import re
from collections.abc import Iterable
from typing import Literal

import msgspec

from rules.declaration import Said

Unit = Literal["B", "requests"]

_NUMBER = r"(\d{1,3}(?:[ .]\d{3})+(?!\d)|\d+(?:[.,]\d+)?)"
_SIZE = re.compile(_NUMBER + r" ?(k[io]?o|ki?b|m[io]?o|mi?b|octets|bytes)\b", re.IGNORECASE)
_REQUESTS = re.compile(
    r"(?<![\d.,])(\d{1,4}) ?(?:requ[êe]tes|requests)\b|\b(?:requ[êe]tes|requests)\b[^.;\d]{0,70}?(?<![\d.,])(\d{1,4})(?![\d.,]*\d| ?(?:%|[kmg]?o\b))",
    re.IGNORECASE,
)
_BOUND = re.compile(
    r"maxim\w+|\bmax\b|au plus\b|limit|plafon|d[ée]pass|inf[ée]rieure?s?\b|moins de|budget|≤|at most|no more than|exceed|under\b|below\b",
    re.IGNORECASE,
)
_SCREEN = re.compile(r"\bpages?\b|[ée]crans?\b|\bscreens?\b|\bviews?\b|\bvues?\b", re.IGNORECASE)
_WEIGHT = re.compile(r"poids|p[èe]se|\bo[ck]?tets\b|volume|transf[ée]r|taille|weigh|size", re.IGNORECASE)
_OTHER = re.compile(
    r"image|photo|vid[ée]o|document|\bpdf\b|police|\bfont|script|fichier|\bfile|moyen|m[ée]dian|average|mean\b|pi[èe]ces? jointe|"
    r"t[ée]l[ée]vers|upload|seconde visite|second visit|en cache|hors\b|sauf\b|except|excluding|\bsi\b|\bif\b|\bpdf|objectif|target|"
    r"avant|before|auparavant|\bavons (r[ée]duit|pass[ée])|reduced from|application|e-?mail|courriel|\bweb mondial",
    re.IGNORECASE,
)
_HOME = re.compile(r"accueil|home ?page", re.IGNORECASE)
_WHEN = re.compile(r"chargement|\bload|fonctionnement|navigation|utilisation|\buse\b", re.IGNORECASE)
_SCALE = {"k": 1_000, "m": 1_000_000}
_GENEROUS = {"k": 1_024, "m": 1_048_576}


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
    text = one.sentence
    if not (_BOUND.search(text) and _SCREEN.search(text)):
        return []
    sizes = (
        [_bytes(found) for found in _SIZE.finditer(text)]
        if _WEIGHT.search(text) or "budget" in text.lower()
        else []
    )
    counts = [float(a or b) for a, b in _REQUESTS.findall(text)]
    home, when, qualified = (bool(p.search(text)) for p in (_HOME, _WHEN, _OTHER))
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
