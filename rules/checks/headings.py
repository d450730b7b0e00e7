"""Headings follow each other by one level at a time, and each names what follows it.

Why: screen reader users go through a page by its headings. Who: blind people. How to fix: choose the level by
the outline, not by the size; write a heading that sums up its part.
"""

import itertools

from rules.evidence.structure import Heading, Structure
from rules.generic_words import is_generic
from rules.outcomes import decide, finding
from rules.reader import PageReader
from rules.rule import rule
from rules.thresholds import bar
from rules.vocabulary import Finding, Outcome
from rules.wording import say, text


@rule(
    id="headings",
    theme="structure",
    unit=text("titre", "heading"),
    title=text("Ordonner les titres et les faire parler", "Put headings in order and make them speak"),
    why=text(
        "Les titres servent de table des matières : un niveau sauté ou un titre vide fait perdre le fil.",
        "Headings serve as a table of contents: a skipped level or an empty heading loses the thread.",
    ),
    who=text(
        "Les personnes aveugles, qui parcourent la page de titre en titre.",
        "Blind people, who go through the page from heading to heading.",
    ),
    fix=text(
        "Choisir le niveau d'après le plan de la page, et écrire un titre qui résume sa partie.",
        "Choose the level by the outline of the page, and write a heading that sums up its part.",
    ),
    criteria={"rgaa:9.1": "nc"},
    needs=(Structure,),
    source="RGAA 4.1.2, 9.1.1, 9.1.2",
)
def judge(page: PageReader) -> Outcome:
    """Report skipped levels in the content (elsewhere to review), headings that name nothing, paragraphs as
    headings."""
    headings = page.need(Structure).headings
    found = _skips(page, headings) + [one for heading in headings for one in _words(page, heading)]
    if not headings:
        found.append(finding(text("La page n'a aucun titre.", "The page has no heading."), certain=False))
    facts = say(
        "Titres : {n} ; à revoir : {bad}.", "Headings: {n}; at fault: {bad}.", n=len(headings), bad=len(found)
    )
    return decide(found, facts)


def _skips(page: PageReader, headings: list[Heading]) -> list[Finding]:
    """Return the headings more than one level under the one before."""
    found = []
    for before, heading in itertools.pairwise(headings):
        if not 0 < before.level < heading.level - 1:
            continue
        same = before.place.region == heading.place.region and heading.place.region in ("", "main")
        what = say(
            "Le titre « {it} » est de niveau {level}, celui d'avant de niveau {before}.",
            'The heading "{it}" is of level {level}, the one before of level {before}.',
            it=heading.text[:80],
            level=heading.level,
            before=before.level,
        )
        sure = same and heading.seen and before.seen
        found.append(finding(what, place=heading.place, party=page.party_of(heading.place), certain=sure))
    return found


def _words(page: PageReader, heading: Heading) -> list[Finding]:
    party = page.party_of(heading.place)
    if heading.level == 0:
        what = say(
            "Le titre « {it} » n'a pas de niveau (aria-level).",
            'The heading "{it}" has no level (aria-level).',
            it=heading.text[:80],
        )
        return [finding(what, place=heading.place, party=party)]
    if heading.text and is_generic(heading.text, "heading"):
        what = say("Le titre « {it} » ne dit rien.", 'The heading "{it}" says nothing.', it=heading.text[:80])
        return [finding(what, place=heading.place, party=party)]
    sentences = heading.text.count(". ") + heading.text.endswith(".")
    if len(heading.text) >= bar("heading-characters") and sentences > 1:
        what = say(
            "Un paragraphe entier est un titre : « {it}… ».",
            'A whole paragraph is a heading: "{it}…".',
            it=heading.text[:80],
        )
        return [finding(what, place=heading.place, party=party)]
    return []
