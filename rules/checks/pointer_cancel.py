"""A press of the pointer can be taken back before the release.

Why: who presses the wrong place slides away to cancel; here it is done already. Who: people whose hand shakes, people
with low vision. How to fix: act on click, not on mousedown, pointerdown or touchstart.
"""

from rules.evidence.presses import Press, Presses
from rules.outcomes import decide, finding, not_applicable
from rules.reader import PageReader
from rules.rule import rule
from rules.vocabulary import Finding, Outcome
from rules.wording import say, text

_EFFECT = {
    "page": text("la page change", "the page changes"),
    "navigation": text("une autre page s'ouvre", "another page opens"),
    "window": text("une fenêtre s'ouvre", "a window opens"),
}


@rule(
    id="pointer-cancel",
    scope="template",
    theme="pointer",
    unit=text("composant", "component"),
    title=text("Agir quand le pointeur est relâché", "Act when the pointer is released"),
    why=text(
        "Une personne qui appuie au mauvais endroit glisse ailleurs pour annuler : ici, c'est déjà fait.",
        "Someone who presses the wrong place slides away to cancel: here it is already done.",
    ),
    who=text(
        "Les personnes dont la main tremble et les personnes malvoyantes.",
        "People whose hand shakes and people with low vision.",
    ),
    fix=text(
        "Agir sur l'événement click, et non sur mousedown, pointerdown ou touchstart.",
        "Act on the click event, not on mousedown, pointerdown or touchstart.",
    ),
    criteria={"rgaa:13.11": "nc"},
    needs=(Presses,),
    source="RGAA 4.1.2, 13.11 ; WCAG 2.2, 2.5.2",
)
def judge(page: PageReader) -> Outcome:
    """Read what the press alone did, and whether leaving took it back."""
    record = page.need(Presses)
    if not record.presses:
        return not_applicable(
            text("Rien n'écoute l'appui du pointeur.", "Nothing listens to the press of the pointer.")
        )
    facts = say(
        "Composants pressés : {n} sur {found} qui écoutent l'appui.",
        "Components pressed: {n} of {found} that listen to the press.",
        n=len(record.presses),
        found=record.found,
    )
    acted = [one for one in record.presses if one.effect and one.kept]
    return decide([_finding(page, one) for one in acted], facts)


def _finding(page: PageReader, one: Press) -> Finding:
    what = say(
        "Dès l'appui sur « {name} », {effect} ; glisser ailleurs avant de relâcher n'annule rien.",
        "As soon as “{name}” is pressed, {effect}; sliding away before the release cancels nothing.",
        name=one.name or text("sans nom", "without a name"),
        effect=_EFFECT[one.effect],
    )
    certain = one.twice and not one.drags and one.effect != "page"
    return finding(what, place=one.place, party=page.party_of(one.place), certain=certain)
