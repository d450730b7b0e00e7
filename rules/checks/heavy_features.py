"""A feature that costs much says so before it is used.

Why: nobody can choose the lighter way without knowing which one it is. Who: small data plans, everybody who wants to
consume less. How to fix: beside a video, a map or a heavy download, write what it costs and offer a lighter way.
"""

import re

from rules.evidence.ledger import Ledger
from rules.evidence.media import Media
from rules.evidence.page import Page
from rules.media_facts import without_media
from rules.outcomes import finding, passed, to_review
from rules.reader import PageReader
from rules.rule import rule
from rules.thresholds import bar, source
from rules.vocabulary import Outcome, Text
from rules.wording import say, size, text

_SAYS = re.compile(
    r"impact environnemental|empreinte|\bCO2|CO₂|éco-?conception de cette|consomm\w+ (de |d')(données|énergie)",
    re.I,
)


@rule(
    id="heavy-features",
    theme="interface",
    unit=text("fonction", "feature"),
    title=text("Dire ce que coûtent les fonctions lourdes", "Say what heavy features cost"),
    why=text(
        "Nul ne peut choisir le moyen le plus léger sans savoir lequel c'est.",
        "Nobody can choose the lighter way without knowing which one it is.",
    ),
    who=text(
        "Les petits forfaits et toute personne qui veut consommer moins.",
        "Small data plans and everybody who wants to consume less.",
    ),
    fix=text(
        "Près d'une vidéo, d'une carte ou d'un gros fichier, écrire ce qu'il coûte et proposer plus léger.",
        "Near a video, a map or a heavy file, write what it costs and offer a lighter way.",
    ),
    criteria={"rgesn:4.12": "c"},
    needs=(Page, Media, Ledger),
    source=source("heavy-page"),
)
def judge(page: PageReader) -> Outcome:
    """A page without video, map, drawing surface nor great weight passes; else a person reads what is said beside."""
    record = page.need(Page)
    found = _features(page)
    if not found:
        return passed(text("Aucune fonction lourde.", "No heavy feature."))
    said = bool(_SAYS.search(record.text))
    facts = say(
        "Fonctions lourdes : {n} ; texte sur leur impact : {said}.",
        "Heavy features: {n}; text about their impact: {said}.",
        n=len(found),
        said=text("oui", "yes") if said else text("aucun", "none"),
    )
    signs = [] if said else [finding(one, component=one.en.split(" ")[0], certain=False) for one in found]
    return to_review(signs, facts)


def _features(page: PageReader) -> list[Text]:
    counts, weight = page.need(Page).counts, page.need(Ledger).wire_bytes
    found = []
    if not without_media(page):
        found.append(
            text("Vidéo ou son sans indication d'impact.", "Video or sound without a word of its impact.")
        )
    if counts.get("maps", 0) + counts.get("map_places", 0):
        found.append(text("Carte interactive sans indication d'impact.", "Map without a word of its impact."))
    if counts.get("canvas", 0):
        found.append(
            text("Surface de dessin (canvas) sans indication.", "Canvas without a word of its impact.")
        )
    if weight > bar("heavy-page"):
        found.append(
            say(
                "Page de {size} sans indication d'impact.",
                "Page of {size} without a word of its impact.",
                size=size(weight),
            )
        )
    return found
