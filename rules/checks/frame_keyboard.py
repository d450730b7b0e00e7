"""What a frame holds can be reached with the keyboard.

Why: tabindex="-1" on a frame takes all its controls out of the Tab order. Who: people who do not use a mouse.
How to fix: remove the negative tabindex.
"""

from rules.evidence.named import Frame, Named
from rules.outcomes import decide, finding, not_applicable
from rules.reader import PageReader
from rules.rule import rule
from rules.vocabulary import Finding, Outcome
from rules.wording import say, text


@rule(
    id="frame-keyboard",
    theme="scripts",
    unit=text("cadre", "frame"),
    title=text("Laisser le clavier entrer dans les cadres", "Let the keyboard into frames"),
    why=text(
        "Un tabindex négatif sur le cadre retire du clavier tout ce qu'il contient.",
        "A negative tabindex on the frame takes all it holds away from the keyboard.",
    ),
    who=text("Les personnes qui n'utilisent pas de souris.", "People who do not use a mouse."),
    fix=text("Retirer le tabindex négatif du cadre.", "Remove the negative tabindex of the frame."),
    criteria={"rgaa:7.3": "none", "rgaa:12.8": "none"},
    needs=(Named,),
    source="WCAG 2.1.1; ACT rule akn7bn",
)
def judge(page: PageReader) -> Outcome:
    """Find frames with a negative tabindex that show a document with controls in its Tab order."""
    shown = [one for one in page.need(Named).frames if one.exposed and one.width > 1 and one.height > 1]
    if not shown:
        return not_applicable(text("Aucun cadre affiché.", "No frame shown."))
    closed = [one for one in shown if one.tabindex is not None and one.tabindex < 0 and one.reachable != 0]
    facts = say(
        "Cadres fermés au clavier : {bad} sur {total}.",
        "Frames closed to the keyboard: {bad} of {total}.",
        bad=len(closed),
        total=len(shown),
    )
    return decide([_finding(page, one) for one in closed], facts)


def _finding(page: PageReader, frame: Frame) -> Finding:
    what = say(
        "Le cadre a un tabindex négatif et contient des commandes ({n} vues).",
        "The frame has a negative tabindex and holds controls ({n} seen).",
        n=frame.reachable or 0,
    )
    certain = bool(frame.reachable)
    return finding(what, place=frame.place, party=page.party_of(frame.place), certain=certain)
