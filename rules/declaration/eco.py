"""What an eco-design declaration holds, as read on its page: criteria it speaks of, contact, score it gives."""

import re

import msgspec

from rules.declaration.contact import read_contact
from rules.declaration.fault import Fault
from rules.declaration.plain import fold, plain, squeezed
from rules.declaration.source import Source
from rules.eco_digest import patterns
from rules.ecodesign import criterion_patterns, sentences
from rules.wording import say, text

_SCORE = re.compile(
    r"(?:score|taux|niveau)[^.\n%]{0,60}?(\d{1,3}(?:[.,]\d+)?) ?%|(\d{1,3}(?:[.,]\d+)?) ?% (?:des criteres|du rgesn)"
)
_EXPECTED = text(
    "Une page « Déclaration d'écoconception » liée depuis le pied de page, qui répond aux critères du RGESN.",
    "A page “Déclaration d'écoconception” linked from the footer, that answers the criteria of RGESN.",
)


class EcoStatement(msgspec.Struct, frozen=True, kw_only=True):
    """The eco-design declaration as read. url: "" when none was found. criteria: those of RGESN it speaks of, of
    those that ask for the declaration (asked). score: the words that give one, "" when none."""

    url: str
    criteria: list[str] = []
    asked: int = 0
    contact: list[str] = []
    score: str = ""
    faults: list[Fault] = []


def read_eco(page: Source | None) -> EcoStatement:
    """Return what the page of an eco-design declaration says; None when no page was found."""
    if page is None:
        what = text(
            "Aucune déclaration d'écoconception n'a été trouvée.", "No eco-design declaration was found."
        )
        return EcoStatement(
            url="", faults=[Fault(id="eco-none", what=what, said="", expected=_EXPECTED, certain=False)]
        )
    said = plain(page.text)
    told = sentences(said)
    held = [
        name
        for name, wanted in criterion_patterns().items()
        if any(p.search(s) for p in wanted for s in told)
    ]
    score = _SCORE.search(fold(said))
    found = EcoStatement(
        url=page.url,
        criteria=held,
        asked=len(criterion_patterns()),
        contact=read_contact(page),
        score=squeezed(said[slice(*score.span())]) if score else "",
    )
    return msgspec.structs.replace(found, faults=_faults(page, found))


def _faults(page: Source, found: EcoStatement) -> list[Fault]:
    if not patterns().text.search(plain(page.text)):
        what = text(
            "La page ne dit pas qu'elle est une déclaration.", "The page does not say it is a declaration."
        )
        return [Fault(id="eco-no-declaration", what=what, said=page.title, expected=_EXPECTED, certain=False)]
    faults = []
    if len(found.criteria) < found.asked:
        faults.append(
            Fault(
                id="eco-criteria",
                what=say(
                    "La déclaration parle de {held} critères sur les {asked} qui la demandent.",
                    "The declaration speaks of {held} criteria of the {asked} that ask for it.",
                    held=len(found.criteria),
                    asked=found.asked,
                ),
                said="",
                expected=say(
                    "Aussi : {missing}…",
                    "Also: {missing}…",
                    missing=", ".join(
                        one.partition(":")[2] for one in criterion_patterns() if one not in found.criteria
                    ),
                ),
                certain=False,
            )
        )
    if not found.contact:
        what = text("Aucun contact pour l'écoconception.", "No contact for eco-design.")
        expected = text("Une adresse, nominative ou générique (RGESN 1.3).", "An address (RGESN 1.3).")
        faults.append(Fault(id="eco-contact", what=what, said="", expected=expected, certain=False))
    return faults
