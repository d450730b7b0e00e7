"""What the text of a page says of its age: the day it shows as its own, and the last day of what it announces."""

import hashlib
import re
from urllib.parse import unquote, urlsplit

from rules.declaration.dates import DATE, DAY, parse
from rules.declaration.plain import fold, plain

READ = 60_000
"""Characters of a page that are looked at for dates."""
_SHOWN = re.compile(
    rf"(?:mise? a jour|modifiee?|modification|publiee?|publication|updated|published)[^.\n\d]{{0,25}}?({DATE})"
)
_EVENT = re.compile(
    r"\b(?:agenda|evenements?|manifestations?|concert|spectacle|exposition|festival|vide-grenier|brocante|fete|loto"
    r"|reunion publique|conseil municipal du|stage|atelier|rendez-vous|events?)\b"
)
_DAYS = re.compile(rf"(?<![\d/])(?:{DAY})")
_ARCHIVE = re.compile(
    r"archive|compte[s]?[- ]rendu|proces-verba|deliberation|retour sur|retour en images|bilan"
)


def text_key(words: str) -> str:
    """Return what stands for the text of a page: two pages that have the same show the same words."""
    return hashlib.sha256(" ".join(words.split()).encode("utf-8", "replace")).hexdigest()[:16]


def shown_date(words: str) -> str:
    """Return the newest day a page shows as that of its writing or update, ISO 8601; "" when it shows none."""
    folded = fold(plain(words[:READ]))
    days = [day for one in _SHOWN.finditer(folded) if (day := parse(one.group(1)))]
    return max(days).isoformat() if days else ""


def last_event(words: str, title: str, url: str) -> str:
    """Return the last day of what a page of events announces, ISO 8601; "" for a page of something else.

    A page of events says so in its title or its address; reports and archives of what took place are none.
    """
    about = fold(plain(f"{title} {re.sub(r'[-_/]', ' ', unquote(urlsplit(url).path))}"))
    if not _EVENT.search(about) or _ARCHIVE.search(about):
        return ""
    folded = fold(plain(words[:READ]))
    kept = _SHOWN.sub(" ", folded)
    days = [day for one in _DAYS.findall(kept) if (day := parse(one)) and day.year > 2000]
    return max(days).isoformat() if days else ""
