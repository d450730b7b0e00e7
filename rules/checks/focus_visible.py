"""The focus can be seen.

Why: without a visible focus, whoever uses the keyboard does not know where they are. Who: people who see and use the
keyboard. How to fix: give :focus-visible an outline of 3:1 contrast, never outline: none alone.
"""

from rules.evidence.focus_looks import FocusLooks, Look
from rules.outcomes import decide, finding, not_applicable
from rules.reader import PageReader
from rules.rule import rule
from rules.thresholds import bar, source
from rules.vocabulary import Finding, Outcome
from rules.wording import number, say, text

_ENOUGH = 6
"""Changed pixels below which nothing can be seen."""
_PLAIN = 24
"""Pixels under which a change, a rounded corner for instance, is left to a person to see."""


@rule(
    id="focus-visible",
    scope="template",
    theme="keyboard",
    unit=text("composant", "component"),
    title=text("Rendre la prise de focus visible", "Make the focus visible"),
    why=text(
        "Sans focus visible, une personne qui navigue au clavier ne sait pas où elle est.",
        "Without a visible focus, someone who uses the keyboard does not know where they are.",
    ),
    who=text(
        "Les personnes qui voient et naviguent au clavier, souvent avec un handicap moteur.",
        "People who see and use the keyboard, often with a motor disability.",
    ),
    fix=text(
        "Donner à :focus-visible un contour d'un contraste de 3:1 ; ne jamais écrire outline: none seul.",
        "Give :focus-visible an outline of 3:1 contrast; never write outline: none alone.",
    ),
    criteria={"rgaa:10.7": "nc"},
    needs=(FocusLooks,),
    source=source("focus-contrast"),
)
def judge(page: PageReader) -> Outcome:
    """Count what changes on the screen when each element takes the focus."""
    record = page.need(FocusLooks)
    if not record.looks:
        return not_applicable(text("Aucun élément ne reçoit le focus.", "No element takes the focus."))
    weak = [one for one in record.looks if not seen(one)]
    facts = say(
        "Éléments photographiés avec et sans le focus : {n} sur {stops} ; focus bien visible : {good}.",
        "Elements pictured with and without the focus: {n} of {stops}; focus clearly visible: {good}.",
        n=len(record.looks),
        stops=record.stops,
        good=len(record.looks) - len(weak),
    )
    return decide([_finding(page, one) for one in weak], facts)


def seen(one: Look) -> bool:
    """Tell whether the focus shows: enough pixels, of enough contrast or by the browser's own outline."""
    return one.pixels >= _PLAIN and (one.native or one.contrast >= bar("focus-contrast"))


def proven(one: Look) -> bool:
    """Tell whether nothing shows the focus, or so little that nobody sees it, twice and without a doubt."""
    if one.covered or one.restless or one.field or not one.control:
        return False
    if one.pixels < _ENOUGH:
        return one.twice
    return not one.native and one.contrast < bar("focus-faint")


def _finding(page: PageReader, one: Look) -> Finding:
    name = one.name or text("sans nom", "without a name")
    if one.pixels < _ENOUGH:
        what = say(
            "Quand « {name} » reçoit le focus, aucun pixel de l'écran ne change (touche {keys}, deux essais).",
            "When “{name}” takes the focus, no pixel of the screen changes (key {keys}, tried twice).",
            name=name,
            keys=one.keys,
        )
    else:
        what = say(
            "Quand « {name} » reçoit le focus, {pixels} pixels changent, avec un contraste de {contrast}:1 au plus.",
            "When “{name}” takes the focus, {pixels} pixels change, by a contrast of {contrast}:1 at most.",
            name=name,
            pixels=one.pixels,
            contrast=number(one.contrast, 2),
        )
    pair = (one.before, one.after) if one.before and one.after else None
    party = page.party_of(one.place)
    return finding(what, place=one.place, party=party, certain=proven(one), pair=pair)
