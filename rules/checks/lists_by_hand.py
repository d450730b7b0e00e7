"""A list is written as a list.

Why: a real list is announced with its number of items, and can be skipped. Who: screen reader users. How to
fix: use ul, ol or dl.
"""

import re

from rules.evidence.structure import HandList, Structure
from rules.outcomes import finding, settled
from rules.reader import PageReader
from rules.rule import rule
from rules.thresholds import bar
from rules.vocabulary import Finding, Outcome
from rules.wording import say, text

_SAID = {
    "bullets": (
        "une liste à tirets ou à puces écrite à la main",
        "a list with dashes or bullets written by hand",
    ),
    "numbers": ("une liste numérotée à la main", "a list numbered by hand"),
    "pictures": ("une liste dont les puces sont des images", "a list whose bullets are pictures"),
    "links": (
        "une liste de liens séparés par des sauts de ligne",
        "a list of links set apart by line breaks",
    ),
    "display": ("des éléments présentés en liste par les styles", "elements shown as a list by styles"),
    "role-list": ("un role list sans role listitem", "a role list without role listitem"),
    "role-item": ("un role listitem hors d'une liste", "a role listitem outside a list"),
    "split": ("une liste coupée en listes d'un seul élément", "a list cut in lists of one item"),
    "nav": ("des liens de menu hors d'une liste", "links of a menu outside a list"),
    "terms": ("des termes et leurs définitions en paragraphes", "terms and definitions in paragraphs"),
}
_SURE = frozenset({"bullets", "numbers", "pictures", "links", "display", "role-list", "role-item", "split"})
_ALONE = frozenset({"role-item", "role-list", "display"})
_ARROWS = ("→", "⇒", "➢", "➤", "»")
"""Signs that go before a link or a step as often as before an item: a person says."""

_SPOKEN = re.compile(r"^[–-].*(, (dit|répond|demand)|[!?](\s*/|$))", re.IGNORECASE)
"""Dashes of a dialogue rather than of items."""


@rule(
    id="lists-by-hand",
    theme="structure",
    unit=text("liste", "list"),
    title=text("Écrire les listes avec des balises de liste", "Write lists with list tags"),
    why=text(
        "Une vraie liste est annoncée avec son nombre d'éléments, et se saute d'un geste.",
        "A real list is announced with its number of items, and is skipped in one move.",
    ),
    who=text("Les personnes qui utilisent un lecteur d'écran.", "People who use a screen reader."),
    fix=text(
        "Utiliser ul et li, ol et li quand l'ordre compte, dl pour des définitions.",
        "Use ul and li, ol and li where order matters, dl for definitions.",
    ),
    criteria={"rgaa:9.3": "nc"},
    needs=(Structure,),
    source="RGAA 4.1.2, 9.3",
)
def judge(page: PageReader) -> Outcome:
    """Report lists written by hand; short ones, menus and definitions are left to a person."""
    record = page.need(Structure)
    found = [_finding(page, one) for one in record.lists]
    facts = say("Listes écrites à la main : {bad}.", "Lists written by hand: {bad}.", bad=len(found))
    return settled(found, facts, record.unread)


def _finding(page: PageReader, one: HandList) -> Finding:
    fr, en = _SAID[one.kind]
    what = say(
        "{what} ({n}) : « {it} ».".replace("{what}", fr.capitalize()),
        '{what} ({n}): "{it}".'.replace("{what}", en.capitalize()),
        n=one.count,
        it=one.text[:100],
    )
    enough = one.kind in _ALONE or one.count >= bar("list-by-hand-items")
    doubt = one.kind == "bullets" and (one.text.startswith(_ARROWS) or bool(_SPOKEN.search(one.text)))
    sure = one.kind in _SURE and enough and not doubt
    return finding(what, place=one.place, party=page.party_of(one.place), certain=sure)
