"""The mention of the home page: which of the three of the law, in which words, and where it was read."""

import re
from functools import cache
from typing import Literal

import msgspec

from rules.declaration.plain import fold, plain, squeezed
from rules.declaration.source import Source
from rules.declaration.states import State
from rules.referentials import read_data
from rules.vocabulary import Text
from rules.wording import REGIONS, say, text

How = Literal["exact", "other-words", "image", "hidden", "near", "none"]
_LEVELS: dict[str, State] = {
    "totalement": "total",
    "partiellement": "partial",
    "non": "none",
    "fully": "total",
    "partially": "partial",
    "not": "none",
}
_QUOTED = 80
EXPECTED = text(
    "« Accessibilité : totalement conforme », « Accessibilité : partiellement conforme » ou « Accessibilité : non "
    "conforme ».",
    "“Accessibilité : totalement conforme”, “Accessibilité : partiellement "
    "conforme” or “Accessibilité : non conforme”.",
)


class Mention(msgspec.Struct, frozen=True, kw_only=True):
    """The mention as read. how: exact; other-words (the same meaning in other words); image or hidden (only in an
    alternative, only in what is not shown); near (something that is none of the three); none."""

    how: How
    level: State = ""
    said: str = ""
    where: Text = Text("", "")
    link: str = ""


def read_mention(home: Source) -> Mention:
    """Return the mention of the home page: what is shown first, then what only some visitors get."""
    shown = plain(" \n ".join([home.text, *(link.text for link in home.links)]))
    for how, pattern in _lawful():
        if found := pattern.search(fold(shown)):
            return _made(home, how, shown, found)
    for name, hidden in (("image", plain(" \n ".join(home.alts))), ("hidden", plain(home.hidden))):
        for _how, pattern in _lawful():
            if found := pattern.search(fold(hidden)):
                return _made(home, "image" if name == "image" else "hidden", hidden, found)
    for pattern in _patterns()["near_miss"]:
        if found := pattern.search(fold(shown)):
            line = squeezed(shown[found.start() :].partition("\n")[0])
            cut = line if len(line) <= _QUOTED else line[:_QUOTED].rsplit(" ", 1)[0] + "…"
            return Mention(how="near", said=cut, where=_where(home, "near", cut))
    return Mention(how="none")


def _lawful() -> list[tuple[How, re.Pattern[str]]]:
    known = _patterns()
    return [
        *(("exact", p) for p in known["exact"]),
        *(("other-words", p) for p in known["tolerated"]),
    ]


@cache
def _patterns() -> dict[str, list[re.Pattern[str]]]:
    written: dict[str, list[str]] = read_data("declaration-patterns.json")["home_mention"]
    return {name: [re.compile(p) for p in patterns] for name, patterns in written.items()}


def _made(home: Source, how: How, said: str, found: re.Match[str]) -> Mention:
    words = squeezed(said[slice(*found.span())])
    level = next(one for one in found.groups() if one in _LEVELS)
    link = next((spot.url for spot in home.links if fold(words) in fold(squeezed(plain(spot.text)))), "")
    return Mention(how=how, level=_LEVELS[level], said=words, where=_where(home, how, words), link=link)


def _where(home: Source, how: How, words: str) -> Text:
    """Say where the words stand: a link and its region, an image, hidden text, or the text of the page."""
    if how == "image":
        return text("dans le texte de remplacement d'une image", "in the alternative of an image")
    if how == "hidden":
        return text("dans un texte qui ne s'affiche pas", "in a text that is not shown")
    for spot in home.links:
        if fold(words) in fold(squeezed(plain(spot.text))):
            if spot.region not in REGIONS:
                return text("dans un lien", "in a link")
            return say("dans un lien ({region})", "in a link ({region})", region=REGIONS[spot.region])
    return text("dans le texte de la page", "in the text of the page")
