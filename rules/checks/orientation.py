"""The page can be read upright and on its side.

Why: a device fixed to a wheelchair cannot be turned. Who: people with a motor disability. How to fix: remove the
message or the rotation tied to the orientation.
"""

from rules.evidence.orientation import Orientation, Side
from rules.evidence.record import Place
from rules.outcomes import decide, finding
from rules.reader import PageReader
from rules.rule import rule
from rules.vocabulary import Finding, Outcome, Text
from rules.wording import say, text

_NOTHING = 0.05
"""Share of the text under which the page is not there any more."""
_PAGE = 100
"""Characters that make a page."""
_HALF = 0.5
"""Share of the text below which the other orientation shows something else."""
_PORTRAIT = text("en portrait", "in portrait")
_LANDSCAPE = text("en paysage", "in landscape")


@rule(
    id="orientation",
    scope="template",
    theme="display",
    unit=text("page", "page"),
    title=text("Laisser tourner l'écran", "Let the screen be turned"),
    why=text(
        "Un appareil fixé à un fauteuil ne peut pas être tourné.",
        "A device fixed to a wheelchair cannot be turned.",
    ),
    who=text("Les personnes qui ont un handicap moteur.", "People with a motor disability."),
    fix=text(
        "Retirer le message ou la rotation liés à l'orientation de l'écran.",
        "Remove the message or the rotation tied to the orientation of the screen.",
    ),
    criteria={"rgaa:13.9": "nc"},
    needs=(Orientation,),
    source="RGAA 4.1.2, 13.9 ; WCAG 2.2, 1.3.4",
)
def judge(page: PageReader) -> Outcome:
    """Compare what the two orientations show."""
    record = page.need(Orientation)
    facts = say(
        "Caractères affichés : {portrait} en portrait, {landscape} en paysage.",
        "Characters on display: {portrait} in portrait, {landscape} in landscape.",
        portrait=record.portrait.letters,
        landscape=record.landscape.letters,
    )
    sides = ((record.portrait, record.landscape, _PORTRAIT), (record.landscape, record.portrait, _LANDSCAPE))
    found = [one for side, other, name in sides for one in _blocked(record, side, other, name)]
    return decide(found, facts)


def _blocked(record: Orientation, side: Side, other: Side, name: Text) -> list[Finding]:
    if side.turned and not other.turned:
        what = say(
            "La page est tournée d'un quart {name}.", "The page is turned by a quarter {name}.", name=name
        )
        return [_finding(what, side.turned, certain=record.twice)]
    if side.message and not other.message:
        what = say(
            "Un message demande de tourner l'appareil {name}.",
            "A message asks to turn the device {name}.",
            name=name,
        )
        return [_finding(what, side.message, certain=record.twice)]
    if side.letters < other.letters * _NOTHING and other.letters >= _PAGE:
        what = say(
            "Presque rien de la page n'est affiché {name} : {n} caractères sur {all}.",
            "Almost nothing of the page is on display {name}: {n} characters of {all}.",
            name=name,
            n=side.letters,
            all=other.letters,
        )
        return [_finding(what, None, certain=record.twice)]
    if side.letters < other.letters * _HALF:
        what = say(
            "Moins de la moitié du texte est affichée {name}.",
            "Less than half of the text is on display {name}.",
            name=name,
        )
        return [_finding(what, None, certain=False)]
    return []


def _finding(what: Text, place: Place | None, *, certain: bool) -> Finding:
    return finding(
        what, place=place, party="template", certain=certain, component="" if place else "orientation"
    )
