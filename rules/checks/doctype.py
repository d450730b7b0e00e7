"""The page declares a known type of document, before anything else.

Why: without it browsers fall back on the display of the nineties, and assistive technologies read a shaky page.
Who: users of assistive technologies. How to fix: begin the page with <!DOCTYPE html>.
"""

import re

from rules.evidence.source import Source
from rules.outcomes import decide, finding
from rules.reader import PageReader
from rules.referentials import read_data
from rules.rule import rule
from rules.vocabulary import Outcome, Text
from rules.wording import say, text

_PARTS = re.compile(r"""<!doctype\s+(\w+)\s*(?:(public|system)\b\s*)?(?:["']([^"']*)["'])?""", re.IGNORECASE)


@rule(
    id="doctype",
    theme="document",
    unit=text("page", "page"),
    title=text("Déclarer le type de document au début de la page", "Declare the document type first"),
    why=text(
        "Sans type de document connu, le navigateur affiche la page comme dans les années 1990.",
        "Without a known document type, the browser displays the page as in the 1990s.",
    ),
    who=text(
        "Les personnes qui lisent la page avec une aide technique.",
        "People who read the page with an assistive technology.",
    ),
    fix=text("Commencer chaque page par <!DOCTYPE html>.", "Begin each page with <!DOCTYPE html>."),
    criteria={"rgaa:8.1": "both"},
    needs=(Source,),
    source="RGAA 4.1.2, 8.1",
)
def judge(page: PageReader) -> Outcome:
    """Check presence (8.1.1), validity (8.1.2) and place (8.1.3)."""
    record = page.need(Source)
    declared = record.doctype
    faults = [] if declared else [text("Aucun type de document.", "No document type.")]
    if declared and not known(declared):
        faults.append(
            say("Type de document inconnu : {it}.", "Unknown document type: {it}.", it=declared[:100])
        )
    if declared and (record.after_html or record.before):
        faults.append(_late(record))
    facts = say("Type de document : {it}", "Document type: {it}", it=declared[:100] or "—")
    return decide([finding(fault, party="template") for fault in faults], facts)


def known(declared: str) -> bool:
    """Tell whether a declaration is one of HTML's.

    >>> known("<!DOCTYPE html>"), known("<!doctype html5>"), known('<!DOCTYPE html PUBLIC "-//X//Y">')
    (True, False, False)
    """
    parts = _PARTS.match(" ".join(declared.split()))
    if parts is None or parts[1].lower() != "html":
        return False
    kind, identifier = (parts[2] or "").lower(), (parts[3] or "").lower()
    if kind == "public":
        return identifier != "" and identifier in read_data("doctypes.json")["public"]
    if kind == "system":
        return identifier == "about:legacy-compat"
    return bool(re.fullmatch(r"<!doctype\s+html\s*>", declared, re.IGNORECASE))


def _late(record: Source) -> Text:
    return (
        text("Le type de document vient après la balise html.", "The document type comes after the html tag.")
        if record.after_html
        else say(
            "Le type de document n'est pas au début : {it} le précède.",
            "The document type is not first: {it} precedes it.",
            it=record.before[:60],
        )
    )
