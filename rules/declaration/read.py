"""Reads an accessibility declaration: state, rates, dates, auditor, parts, left-overs of a template.

Nothing is guessed: what the text does not say is empty or None. Two rates exist and are never confused: the share
of criteria met (the only one that decides the state) and the mean over the pages (optional).
Source: RGAA 4.1.2, obligations, « Déclaration d'accessibilité » (DINUM, Licence Ouverte 2.0).
"""

import re
import unicodedata
from datetime import date
from functools import cache
from typing import Literal

import msgspec

from rules.declaration.dates import DATE, parse
from rules.referentials import read_data

State = Literal["total", "partial", "none", ""]
_SPACES = str.maketrans({"\u00a0": " ", "\u202f": " ", "\u2009": " ", "\u2019": "'", "\u2011": "-"})
_PERCENT = r"(\d{1,3}(?:[.,]\d{1,2})?) ?%"
_AIM = re.compile(r"objectif|vis(?:e|ons|ant) |supérieur à|atteindre|d'ici|au moins|ambition", re.IGNORECASE)
_NOW = re.compile(
    r"après|désormais|dorénavant|actuellement|à ce jour|aujourd'hui|suite aux? correct|contre-audit|mise? à jour",
    re.IGNORECASE,
)
_MEAN = re.compile(r"taux moyen|en moyenne|moyenne de", re.IGNORECASE)
_MET = re.compile(
    r"crit[èe]res|taux (?:global |légal )?de (?:conformité|respect)|conformité (?:globale )?(?:est|s'élève)",
    re.IGNORECASE,
)
_STATES: tuple[tuple[State, str], ...] = (
    ("total", r"(?<!presque )(?<!quasi )(?<!quasi-)totalement[ -]+conforme|conformité totale"),
    ("partial", r"partiellement[ -]+conforme|conformité partielle"),
    ("none", r"(?<![\w-])non[ -]+conforme(?!s\b)|n'est pas[ -]+conforme"),
)
_HALF = re.compile(
    r"\b(?:presque|quasi(?:ment)?|plutôt|largement|majoritairement)[ -]+(?:total\w*[ -]+)?conforme", re.I
)
_AUDITOR = re.compile(
    r"audit\b[^.\n]{0,80}?\b(?:réalisé|effectué|mené|conduit|finalisé|produit)e?s?\b[^.\n]{0,40}?"
    r"(?:(en interne)|par (?:la société |le cabinet |l'agence |l'entreprise |la )?([^\n.,;:]{2,80}?)"
    r"(?= révèle| le \d| en \d| a | ont |\s*[.,;:\n]|$))",
    re.IGNORECASE,
)
_OVERS = re.compile(
    r"\[[^\]\n]{1,120}\]|\bJJ/MM/AAAA\b|\bwww\.nomdusite\b|\bNNN\b|\[?XX\]? ?%", re.IGNORECASE
)
_SCOPE = re.compile(r"déclaration d'accessibilit[ée] s'applique [^\n]{0,200}?(?=\.\s|\.?$|\n)", re.IGNORECASE)
_FOOTNOTE = re.compile(r"\[\d+\]|\[(?:https?:|fr|en|pdf|nouvelle fenêtre)[^\]]*\]", re.IGNORECASE)


class Declaration(msgspec.Struct, frozen=True, kw_only=True):
    """What a page says as a declaration.

    parts: id of each of the official parts to the text read, "" where absent. state_said: the words read.
    half: a state that is none of the three ("presque totalement conforme"), "" when none. rates are per cent.
    scope: the sentence that says what it applies to.
    counts: criteria applicable, met and not met where the text says them. leftovers: marks of an unfilled template.
    """

    is_declaration: bool
    parts: dict[str, str]
    state: State = ""
    state_said: str = ""
    half: str = ""
    scope: str = ""
    global_rate: float | None = None
    global_said: str = ""
    mean_rate: float | None = None
    version: str = ""
    auditor: str = ""
    audited: date | None = None
    established: date | None = None
    updated: date | None = None
    counts: dict[str, int] = {}
    leftovers: list[str] = []


def plain(text: str) -> str:
    """Return the text as the patterns read it: NFC, plain spaces, hyphens and apostrophes, one space at a time."""
    return re.sub(r"[ \t]+", " ", unicodedata.normalize("NFC", text).translate(_SPACES))


def read(text: str) -> Declaration:
    """Return what the visible text of a page says as an accessibility declaration."""
    said = plain(text)
    found = parts(said)
    state, state_said = _state(said)
    rate, rate_said = _global(said)
    return Declaration(
        is_declaration=_is_declaration(said, found, rate),
        parts=found,
        state=state,
        state_said=state_said,
        half=_first(_HALF, said),
        scope=_first(_SCOPE, said),
        global_rate=rate,
        global_said=rate_said,
        mean_rate=_mean(said),
        version=_version(said),
        auditor=_auditor(said),
        audited=_dated(said, r"audit\b[^.\n]{0,120}?\b(?:le|du) ({date})"),
        established=_dated(
            said,
            r"(?:déclaration\b[^.\n]{0,60}?|(?<=[.\n] )|\bElle )(?:a été|est) (?:établie?|réalisée?|publiée?|rédigée?)"
            r"(?:[^.\n\d]{0,30}?) ?le ({date})",
        ),
        updated=_dated(said, r"mise? à jour (?:[^.\n\d]{0,30}?)le ({date})"),
        counts=_counts(said),
        leftovers=leftovers(said),
    )


def parts(said: str) -> dict[str, str]:
    """Return what was read of each official part, "" where it is absent."""
    joined = " ".join(said.split())
    return {name: _first(pattern, joined) for name, pattern in _sections().items()}


def leftovers(said: str) -> list[str]:
    """Return the marks of an unfilled template, each once."""
    return list(dict.fromkeys(m.group() for m in _OVERS.finditer(_FOOTNOTE.sub("", said))))


@cache
def _sections() -> dict[str, re.Pattern[str]]:
    listed = read_data("declaration-patterns.json")["sections"]
    return {one["id"]: re.compile(one["pattern"], re.IGNORECASE | re.DOTALL) for one in listed}


def _first(pattern: re.Pattern[str], said: str) -> str:
    found = pattern.search(said)
    return " ".join(found.group().split()) if found else ""


def _is_declaration(said: str, found: dict[str, str], rate: float | None) -> bool:
    """Tell a declaration from a text that merely speaks of accessibility: it commits, states or gives results."""
    states = re.search(r"\b(?:est|sont|n'est pas)\b[^.\n]{0,40}conform(?:e|ité)", said, re.IGNORECASE)
    applies = found.get("scope", "") or found.get("engagement", "") or found.get("auditeur", "")
    return bool(
        applies
        or rate is not None
        or (leftovers(said) and _auditor(said))
        or (states and "référentiel" in said.lower())
    )


def _state(said: str) -> tuple[State, str]:
    """Return the first state the text gives after "est" or a colon, else the first it gives at all."""
    for lead in (r"(?:\best|\b:) (?:[^.\n]{0,30}?)?", ""):
        found = [
            (m.start(), name, m.group())
            for name, p in _STATES
            for m in re.finditer(lead + f"(?:{p})", said, re.I)
        ]
        if found:
            _, name, words = min(found)
            return name, " ".join(words.split())
    return "", ""


def _sentences(said: str) -> list[str]:
    """Return the sentences; a point between digits ends none, and a line that leads to a list goes with its items."""
    joined = re.sub(r":\s*\n\s*[-•–*]?\s*", ": ", said)
    return [s for s in re.split(r"(?<![\d])\.(?!\d)\s*|(?<=\d)\.(?=\s)|\n|;", joined) if s.strip()]


def _global(said: str) -> tuple[float | None, str]:
    """Return the share of criteria met and its sentence: the one said to be of now, when several are given."""
    given = []
    for sentence in _sentences(said):
        for clause in re.split(r"(?i)(?=\b(?:le )?taux moyen)", sentence):
            if _MEAN.search(clause) or _AIM.search(clause) or not _MET.search(clause):
                continue
            given += [(_number(m), clause) for m in re.finditer(_PERCENT, clause)]
    given = [(value, clause) for value, clause in given if value <= 100]
    now = [one for one in given if _NOW.search(one[1])]
    chosen = (now or given)[-1:]
    return (chosen[0][0], " ".join(chosen[0][1].split())) if chosen else (None, "")


def _mean(said: str) -> float | None:
    """Return the mean rate over the pages: the last one given, corrections being told after the audit."""
    found = list(
        re.finditer(rf"(?:taux moyen|en moyenne|moyenne de)[^%\n]{{0,90}}?{_PERCENT}", said, re.IGNORECASE)
    )
    return _number(found[-1]) if found else None


def _number(found: re.Match[str]) -> float:
    return float(found.group(1).replace(",", "."))


def _version(said: str) -> str:
    found = re.search(
        r"(?:RGAA|accessibilité)\)?,? ?(?:\(RGAA\),? ?)?(?:version|v\.?) ?(\d(?:\.\d){0,2})", said, re.I
    )
    return found.group(1) if found else ""


def _auditor(said: str) -> str:
    found = _AUDITOR.search(said)
    if found is None:
        return ""
    name = " ".join((found.group(1) or found.group(2)).split())
    return "" if "[" in name else name


def _dated(said: str, pattern: str) -> date | None:
    found = re.search(pattern.replace("{date}", DATE), said, re.IGNORECASE)
    return parse(found.group(1)) if found else None


def _counts(said: str) -> dict[str, int]:
    asked = {
        "applicable": r"(\d{1,3}) crit[èe]res? applicables?",
        "met": r"(\d{1,3}) crit[èe]res? (?:sont )?conformes?",
        "unmet": r"(\d{1,3}) crit[èe]res? (?:sont )?non[ -]conformes?",
    }
    found = {name: re.search(pattern, said, re.IGNORECASE) for name, pattern in asked.items()}
    return {name: int(m.group(1)) for name, m in found.items() if m}
