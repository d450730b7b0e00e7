"""A letter, a digit or a sign pressed alone sets nothing off on the page.

Why: voice control types letters, and so do trembling hands. Who: people who use voice control, people who press keys
by mistake. How to fix: ask for Ctrl or Alt with the letter, or offer a way to turn the shortcut off.

The keys are really pressed, while no field holds the focus; a page that offers a control on its shortcuts is for a
person, and so is one where any key does the same.
"""

from rules.evidence.shortcuts import Shortcut, Shortcuts
from rules.outcomes import decide, finding, not_applicable
from rules.reader import PageReader
from rules.rule import rule
from rules.vocabulary import Finding, Outcome
from rules.wording import say, text

_EFFECT = {
    "navigation": text("la page mène ailleurs", "the page goes elsewhere"),
    "window": text("une fenêtre s'ouvre", "a window opens"),
    "focus": text("le focus part ailleurs", "the focus goes elsewhere"),
    "scroll": text("la page défile", "the page scrolls"),
    "media": text("un son ou une vidéo change d'état", "a sound or a video starts or stops"),
    "content": text("le contenu affiché change", "the content on display changes"),
    "look": text("l'apparence de la page change", "the look of the page changes"),
}


@rule(
    id="letter-keys",
    scope="template",
    theme="keyboard",
    unit=text("raccourci", "shortcut"),
    title=text("Retirer les raccourcis d'une seule touche", "Remove the shortcuts of a single key"),
    why=text(
        "La commande vocale tape des lettres, une main qui tremble aussi : le raccourci part tout seul.",
        "Voice control types letters, and so does a trembling hand: the shortcut goes off by itself.",
    ),
    who=text(
        "Les personnes qui commandent à la voix, celles qui appuient par erreur.",
        "People who use voice control, people who press keys by mistake.",
    ),
    fix=text(
        "Demander Ctrl ou Alt avec la lettre, ou offrir un réglage pour désactiver le raccourci.",
        "Ask for Ctrl or Alt with the letter, or offer a setting that turns the shortcut off.",
    ),
    criteria={"rgaa:12.10": "nc"},
    needs=(Shortcuts,),
    source="RGAA 4.1.2, 12.10 ; WCAG 2.2, 2.1.4",
)
def judge(page: PageReader) -> Outcome:
    """Read what each key set off, pressed alone."""
    record = page.need(Shortcuts)
    if not record.listens:
        return not_applicable(
            text(
                "Rien n'écoute le clavier sur toute la page.",
                "Nothing listens to the keys of the whole page.",
            )
        )
    facts = say(
        "Touches pressées seules : {n} ; qui déclenchent quelque chose : {found}.",
        "Keys pressed alone: {n}; that set something off: {found}.",
        n=record.pressed,
        found=len(record.found),
    )
    return decide([_finding(page, one, record.control) for one in record.found], facts)


def _finding(page: PageReader, one: Shortcut, control: str) -> Finding:
    what = say(
        "Touche « {key} » pressée seule, sans focus dans un champ : {effect} ({name}).",
        "Key “{key}” pressed alone, the focus in no field: {effect} ({name}).",
        key=one.key,
        effect=_EFFECT[one.effect],
        name=one.name or text("sans nom", "no name"),
    )
    certain = one.twice and not one.any_key and not control
    party = page.party_of(one.place) if one.place else "template"
    return finding(what, place=one.place, party=party, component=f"key {one.key}", certain=certain)
