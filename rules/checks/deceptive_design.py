"""Nothing pushes the visitor to what they did not choose.

Why: a box ticked in advance or a dialog at the moment of leaving makes people agree without wanting to. Who: everybody,
first those who read with difficulty. How to fix: leave optional boxes empty, let people leave.
"""

import re

from rules.evidence.conduct import Conduct
from rules.evidence.offers import Offers, Ticked
from rules.outcomes import decide, finding
from rules.reader import PageReader
from rules.rule import rule
from rules.vocabulary import Finding, Outcome
from rules.wording import say, text

_OPTIONAL = re.compile(
    r"newsletter|lettre d.information|infolettre|offres?\b|promotion|partenaires?\b|publicit|prospection|sollicit|"
    r"j.accepte|je souhaite recevoir|i (agree|accept)|subscribe|marketing|statisti|audience",
    re.I,
)
_NEEDED = re.compile(
    r"nécessaire|essentiel|obligatoire|technique|fonctionnel|necessary|essential|required|strictly", re.I
)


@rule(
    id="deceptive-design",
    scope="template",
    theme="interface",
    unit=text("procédé", "device"),
    title=text("Retirer ce qui force la main", "Remove what forces the hand"),
    why=text(
        "Une case cochée d'avance ou une fenêtre au moment de partir font accepter sans le vouloir.",
        "A box ticked in advance or a dialog at the moment of leaving make people agree without wanting to.",
    ),
    who=text(
        "Tout le monde, d'abord les personnes qui lisent avec peine.",
        "Everybody, first those who read with difficulty.",
    ),
    fix=text(
        "Laisser vides les cases facultatives, et laisser partir.",
        "Leave optional boxes empty, and let people leave.",
    ),
    criteria={"rgesn:4.14": "nc"},
    needs=(Offers, Conduct),
    source="RGESN 2024, 4.14",
)
def judge(page: PageReader) -> Outcome:
    """Find optional boxes ticked in advance (certain) and dialogs kept for the moment of leaving (signs)."""
    boxes = [one for one in page.need(Offers).ticked if not one.locked and _is_optional(one)]
    leaving = [call for call in page.need(Conduct).calls if call.kind == "leaving"]
    findings = [_box(page, one) for one in boxes]
    if leaving:
        what = text(
            "Une fenêtre est prévue au moment de quitter la page : vérifier qu'elle ne retient que la saisie en cours.",
            "A dialog is kept for the moment of leaving: check that it only protects what is being typed.",
        )
        findings.append(finding(what, party="template", component="beforeunload", certain=False))
    facts = say(
        "Cases facultatives cochées d'avance : {boxes} ; fenêtres au départ : {leaving}.",
        "Optional boxes ticked in advance: {boxes}; dialogs on leaving: {leaving}.",
        boxes=len(boxes),
        leaving=len(leaving),
    )
    return decide(findings, facts)


def _is_optional(one: Ticked) -> bool:
    return bool(_OPTIONAL.search(one.label)) and not _NEEDED.search(one.label)


def _box(page: PageReader, one: Ticked) -> Finding:
    what = say(
        "La case « {label} » est cochée d'avance.",
        "The box “{label}” is ticked in advance.",
        label=one.label[:120],
    )
    return finding(what, place=one.place, party=page.party_of(one.place))
