"""The two rates of a declaration, never confused: the share of criteria met, and the mean over the pages."""

import itertools
import re
from datetime import date

import msgspec

from rules.declaration.dates import DATE, parse
from rules.declaration.plain import fold, sentences, squeezed

_UNITS: tuple[str, ...] = tuple(
    re.findall(
        r"[a-z]+",
        "zero un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize",
    )
)
_TENS = {20: "vingt", 30: "trente", 40: "quarante", 50: "cinquante", 60: "soixante", 80: "quatre-vingt"}


def _word(value: int) -> str:
    """Return a number up to 100 in French words, hyphens between its parts."""
    if value == 100:
        return "cent"
    if value < 17:
        return _UNITS[value]
    if value < 20:
        return f"dix-{_UNITS[value - 10]}"
    ten = max(one for one in _TENS if one <= value)
    rest = value - ten
    if rest == 0:
        return _TENS[ten] + ("s" if ten == 80 else "")
    link = "-et-" if rest in (1, 11) and ten != 80 else "-"
    return f"{_TENS[ten]}{link}{_word(rest)}"


_WORDS = {_word(value): value for value in range(101)} | {"quatre-vingt": 80}
_SPOKEN = "|".join(w.replace("-", "[ -]") for w in sorted(_WORDS, key=len, reverse=True))
_PERCENT = re.compile(
    rf"(?<![\d.,])(?:(?P<figures>\d{{1,3}}(?:[.,]\d{{1,3}})?) ?(?:%|pour ?cents?\b|percent\b)"
    rf"|\b(?P<words>{_SPOKEN}) pour ?cents?\b)"
)
_AIM = re.compile(
    r"objectif|\bvise|visons|visant|superieure? a|atteindre|atteindra|d'ici|au moins|ambition|sera\b|seront|devra"
    r"|\bcible|prevoi[rt]|aim|target|inferieure? a|moins de|plus de 50|entre 50|de 50 a|seuil|minimum"
)
_WHEN = re.compile(
    r"\bsi (?!gnale)|lorsque|des lors que|s'il |quand |correspond|signifie|c'est-a-dire que|\bif\b"
)
_NOW = re.compile(
    r"apres|desormais|dorenavant|actuellement|a ce jour|aujourd'hui|suite aux? correct|contre-audit|mise? a jour"
    r"|audit de (?:controle|suivi|verification|validation)|dernier audit|nouvel audit|second audit|to date|currently"
)
_THEN = re.compile(
    r"\bcontre \d|precedent|initial|auparavant|avant correction|ancien(?:ne)? |etait|etaient|previous"
)
_MEAN = re.compile(
    r"taux moyen|en moyenne|moyenne d|moyenne :|conformite moyen|moyenne par page|average|mean "
)
_MET = re.compile(
    r"crit[e]res?\b|taux\b[^%]{0,30}?(?:conformite|respect|global|legal|accessibilite)|conformite globale"
    r"|conformite (?:est|s'eleve|atteint|au rgaa|rgaa|de|:)|score|(?:au|du|le) rgaa|rgaa ?:|hauteur de"
    r"|niveau de conformite|criteria|complian(?:ce|t) rate|conforman?ce rate|conforme a \d"
)
_OF = re.compile(r" ?(?:des?|du|d'|of the|of) ?(?:nos |ses |leurs |l'ensemble des )?([a-z]+)")
_OTHERS = re.compile(
    r"(?:pages|visiteurs|utilisateurs|usagers|internautes|contenus|videos|images|documents|services|sites|population"
    r"|francais|personnes|habitants|agents|formulaires|composants|pdf|fichiers|users|visitors|people)$"
)
_UNMET = re.compile(
    r"ne sont pas|ne sont plus|non respect|non[ -]conform|pas respect|not met|n'est pas respect"
)
_UNMET_BEFORE = re.compile(r"(?:criteres?|taux de) (?:sont )?non[ -](?:respect|conform)\w*[^.,]{0,15}$")
_LEVEL = re.compile(r"niveau (?:simple |double |triple )?a{1,3}\b|level a{1,3}\b|wcag")
_CLAUSE = re.compile(
    r"(?=\b(?:le |un |son )?taux moyen|\ben moyenne\b(?=[^%]*%)|\bmoyenne d"
    r"|\b(?:le )?taux global|\band (?:the )?average)"
    r"|, (?=(?:mais|et|puis|dont) |contre )|(?<=%)\) ?| et (?=\d)|(?=\bcontre \d)"
)


class Rate(msgspec.Struct, frozen=True):
    """One rate, per cent, and the words that give it."""

    value: float
    said: str


def read_rates(said: str) -> tuple[Rate | None, Rate | None]:
    """Return the share of criteria met and the mean rate that a plain text gives, the newest of each."""
    met: list[tuple[tuple[int, int, date, tuple[int, int]], Rate]] = []
    mean: list[tuple[tuple[int, int, date, tuple[int, int]], Rate]] = []
    for rank, sentence in enumerate(sentences(said)):
        folded = fold(sentence)
        for clause in _clauses(folded):
            for found in _PERCENT.finditer(folded, *clause):
                kind = _kind(folded, clause, found)
                rate = Rate(_value(found), squeezed(sentence))
                if kind and rate.value <= 100:
                    (mean if kind == "mean" else met).append(
                        (_order(folded, clause, (rank, found.start())), rate)
                    )
    return _newest(met), _newest(mean)


def _clauses(folded: str) -> list[tuple[int, int]]:
    cuts = sorted({0, len(folded), *(m.start() for m in _CLAUSE.finditer(folded))})
    return list(itertools.pairwise(cuts))


def _kind(folded: str, clause: tuple[int, int], found: re.Match[str]) -> str:
    """Return "mean", "met", or "" for a percentage of something else, an aim or the words of the law."""
    start, end = clause
    text = folded[start:end]
    before, after = folded[start : found.start()], folded[found.end() : end]
    if _AIM.search(text) or _WHEN.search(text):
        return ""
    noun = _OF.match(after)
    if (noun and _OTHERS.match(noun.group(1))) or _UNMET.search(after[:80]) or _UNMET_BEFORE.search(before):
        return ""
    alone = folded[end : end + 40] if not before.strip() and not after.strip() else after[:40]
    if _MEAN.search(before) or _MEAN.search(alone):
        return "mean"
    return "met" if _MET.search(text) or (_MET.search(folded) and not _MEAN.search(folded)) else ""


def _order(
    folded: str, clause: tuple[int, int], rank: tuple[int, int]
) -> tuple[int, int, date, tuple[int, int]]:
    """Return what makes one rate the newest: no level of its own, "now", its date, its place."""
    text = folded[slice(*clause)]
    told = [day for one in re.findall(DATE, text) if (day := parse(one))]
    years = [date(int(one), 1, 1) for one in re.findall(r"\b(20[12]\d)\b", text)]
    now = bool(_NOW.search(text)) - bool(_THEN.search(text))
    return (-bool(_LEVEL.search(text)), now, max(told or years, default=date.min), rank)


def _newest(given: list[tuple[tuple[int, int, date, tuple[int, int]], Rate]]) -> Rate | None:
    return max(given, key=lambda one: one[0])[1] if given else None


def _value(found: re.Match[str]) -> float:
    if found["figures"]:
        return float(found["figures"].replace(",", "."))
    return float(_WORDS[found["words"].replace(" ", "-")])
