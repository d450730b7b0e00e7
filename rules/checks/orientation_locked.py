"""The page can be read upright in both orientations of the screen.

Why: who cannot turn the device reads sideways. Who: people whose device is fixed on a wheelchair or a stand.
How to fix: remove the rotation.
"""

from rules.evidence.behaviours import Behaviours, OrientationRule
from rules.outcomes import decide, finding
from rules.reader import PageReader
from rules.rule import rule
from rules.vocabulary import Finding, Outcome
from rules.wording import say, text

NEAR = 5.0
"""Degrees around a quarter turn."""


@rule(
    id="orientation-locked",
    theme="consultation",
    unit=text("règle de style", "style rule"),
    title=text(
        "Laisser la page droite dans les deux sens de l'écran", "Keep the page upright in both orientations"
    ),
    why=text(
        "Qui ne peut pas tourner son appareil lit la page de côté.",
        "Those who cannot turn their device read the page sideways.",
    ),
    who=text(
        "Les personnes dont l'appareil est fixé à un fauteuil ou à un support.",
        "People whose device is fixed to a wheelchair or a stand.",
    ),
    fix=text(
        "Retirer la rotation appliquée selon l'orientation.", "Remove the rotation applied by orientation."
    ),
    criteria={"rgaa:13.9": "nc"},
    needs=(Behaviours,),
    source="RGAA 4.1.2, 13.9; WCAG 1.3.4; ACT rule b33eff",
)
def judge(page: PageReader) -> Outcome:
    """Find style rules that turn the whole page by a quarter turn in one orientation."""
    record = page.need(Behaviours)
    locks = [one for one in record.locks if min(abs(one.turned - 90), abs(one.turned - 270)) <= NEAR]
    facts = say(
        "Règles qui tournent la page d'un quart de tour : {n}.",
        "Rules that turn the page by a quarter turn: {n}.",
        n=len(locks),
    )
    if not locks:
        return decide([], facts)
    return decide([_finding(page, one) for one in locks], facts)


def _finding(page: PageReader, lock: OrientationRule) -> Finding:
    what = say(
        "« {selector} » est tourné de {turned} degrés sous « {media} ».",
        '"{selector}" is turned by {turned} degrees under "{media}".',
        selector=lock.selector[:80],
        turned=round(lock.turned),
        media=lock.media[:80],
    )
    return finding(what, place=lock.place, party="template")
