"""Recognises the pages the RGAA sample must hold, by the text of links to them, their title, address and features.

The patterns are data (roles.json). A page's score for a role is the sum of the weights of the clues it shows;
the page of highest score above the threshold has the role. One page has at most one role, the home none.
"""

import json
import re
import unicodedata
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from rules.evidence.inventory import Address


@cache
def _data() -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(Path(__file__).with_name("roles.json").read_text(encoding="utf-8"))
    return loaded


def plain(text: str) -> str:
    """Return the text lower case, without accents, with straight apostrophes and single spaces."""
    decomposed = unicodedata.normalize("NFKD", text.replace("’", "'").lower())
    return " ".join("".join(c for c in decomposed if not unicodedata.combining(c)).split())


def role_names() -> list[str]:
    """Return the roles, in the order of the official list."""
    return list(_data()["order"])


def score(page: Address, role: str, labels: Sequence[str]) -> int:
    """Return how strongly a page shows a role; labels: texts of the links that lead to it, redirects included."""
    patterns, weights = _data()["roles"][role], _data()["weights"]
    parts = urlsplit(page.url)
    where = plain(unquote(f"{parts.path}?{parts.query}" if parts.query else parts.path))
    clues = {
        "label": any(re.fullmatch(patterns["label"], plain(label)) for label in labels),
        "title": bool(re.match(patterns["title"], plain(page.title))),
        "url": bool(re.search(patterns["url"], where)),
        "feature": patterns.get("feature") in page.features,
    }
    return sum(weights[clue] for clue, shown in clues.items() if shown)


def find_roles(pages: Sequence[Address], home: str, labels: Mapping[str, Sequence[str]]) -> dict[str, str]:
    """Return the address of the page of each role found; equal scores go to the page most linked, then highest up."""
    found: dict[str, str] = {}
    for role in role_names():
        best: tuple[int, int, int, int] | None = None
        for page in sorted(pages, key=lambda p: p.url):
            points = score(page, role, labels.get(page.url, page.labels))
            rank = (points, page.found_on_total, -page.depth, -len(page.url))
            taken = page.url == home or page.url in found.values()
            if points >= _data()["threshold"] and not taken and (best is None or rank > best):
                best, found[role] = rank, page.url
    return found
