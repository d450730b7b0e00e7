"""Texts stand out with the enhanced contrast (level AAA, asked by no law).

Why: the ordinary contrast is not enough for everyone. Who: people with low vision, anyone in the sun. How to
fix: darken the text or lighten its background.
"""

import re

from rules.evidence.axe import Axe, AxeNode
from rules.outcomes import decide, finding
from rules.reader import PageReader
from rules.rule import ADVICE, rule
from rules.vocabulary import Finding, Outcome
from rules.wording import say, text

_RATIO = re.compile(r"([0-9.]+)[ :]")


@rule(
    id="contrast-enhanced",
    theme=ADVICE,
    unit=text("texte", "text"),
    title=text(
        "Renforcer encore les contrastes (niveau AAA, facultatif)",
        "Enhance contrasts further (level AAA, optional)",
    ),
    why=text(
        "Le contraste exigé ne suffit pas à toutes les vues.",
        "The contrast asked by law does not suit every sight.",
    ),
    who=text(
        "Les personnes malvoyantes, et tout le monde au soleil.",
        "People with low vision, and everyone in the sun.",
    ),
    fix=text(
        "Foncer le texte ou éclaircir le fond, jusqu'à 7:1 (4,5:1 pour un grand texte).",
        "Darken the text or lighten the background, up to 7:1 (4.5:1 for large text).",
    ),
    criteria={},
    needs=(Axe,),
    source="WCAG 1.4.6 (AAA)",
)
def judge(page: PageReader) -> Outcome:
    """List the texts below the enhanced contrast: 7:1, 4.5:1 when large. RGAA asks for the ordinary one only."""
    answer = next((one for one in page.need(Axe).rules if one.id == "color-contrast"), None)
    weak = [*answer.violations, *answer.enhanced] if answer else []
    facts = say(
        "Textes sous le contraste renforcé : {n}.", "Texts below the enhanced contrast: {n}.", n=len(weak)
    )
    return decide([_finding(page, one) for one in weak], facts)


def _finding(page: PageReader, node: AxeNode) -> Finding:
    message = node.messages[0] if node.messages else ""
    figures = _RATIO.search(message)
    what = say(
        "Contraste {ratio}, sous le niveau renforcé.",
        "Contrast {ratio}, below the enhanced level.",
        ratio=figures.group(1) if figures else text("mesuré par axe-core", "measured by axe-core"),
    )
    return finding(what, place=node.place, party=page.party_of(node.place))
