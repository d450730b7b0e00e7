"""The source is written without a fault that the browser has to repair.

Why: what a browser repairs by guessing, an assistive technology may read otherwise. Who: users of assistive
technologies. How to fix: correct the tags and attributes at the lines given.
"""

from rules.evidence.source import Fault, Source
from rules.outcomes import decide, finding
from rules.reader import PageReader
from rules.rule import rule
from rules.vocabulary import Finding, Outcome
from rules.wording import say, text

_SAID = {
    "attribute-twice": (
        "L'attribut est écrit deux fois : {name}, ligne {line}.",
        "Attribute written twice: {name}, line {line}.",
    ),
    "left-open": (
        "La balise {name} n'est pas fermée, ligne {line}.",
        "The {name} tag is not closed, line {line}.",
    ),
    "end-without-start": (
        "La balise {name} est fermée sans avoir été ouverte, ligne {line}.",
        "The {name} tag is closed and was not open, line {line}.",
    ),
    "crossed": (
        "La balise {name} chevauche un paragraphe, ligne {line}.",
        "The {name} tag crosses a paragraph, line {line}.",
    ),
}


@rule(
    id="html-syntax",
    theme="document",
    unit=text("balise", "tag"),
    title=text("Corriger les balises mal ouvertes ou mal fermées", "Correct tags badly opened or closed"),
    why=text(
        "Ce que le navigateur répare en devinant, une aide technique peut le lire autrement.",
        "What a browser repairs by guessing, an assistive technology may read otherwise.",
    ),
    who=text(
        "Les personnes qui lisent la page avec une aide technique.",
        "People who read the page with an assistive technology.",
    ),
    fix=text(
        "Corriger le gabarit ou le contenu aux lignes indiquées ; un validateur HTML le confirme.",
        "Correct the template or the content at the lines given; an HTML validator confirms it.",
    ),
    criteria={"rgaa:8.2": "nc"},
    needs=(Source,),
    source="RGAA 4.1.2, 8.2",
)
def judge(page: PageReader) -> Outcome:
    """Report the faults of writing of the source."""
    record = page.need(Source)
    facts = say(
        "Fautes d'écriture : {faults} dans {characters} caractères de source.",
        "Faults of writing: {faults} in {characters} characters of source.",
        faults=len(record.faults),
        characters=record.characters,
    )
    return decide([_finding(fault) for fault in record.faults], facts)


def _finding(fault: Fault) -> Finding:
    fr, en = _SAID.get(fault.kind, _SAID["left-open"])
    return finding(
        say(fr, en, name=f"<{fault.name}>", line=str(fault.line)), component=f"{fault.kind} {fault.name}"
    )
