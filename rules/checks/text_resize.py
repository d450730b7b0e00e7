"""Text stays readable at twice its size.

Why: many people enlarge the text to read it. Who: people with low vision, everybody with tired eyes. How to fix: no
fixed height around text, no size in vw alone.

RGAA 10.4.1 is met where one way to enlarge the text loses nothing: the browser's text size, its zoom, or controls of
the page itself. A loss is proven when the first two both lose text and the page offers no such control; a loss under
one of them only is for a person.
"""

import re
from collections.abc import Sequence

import msgspec

from rules.evidence.fields import Fields
from rules.evidence.text_loss import TextLoss
from rules.evidence.text_size import TextSize
from rules.losses import combine, proven, report
from rules.outcomes import not_applicable
from rules.reader import PageReader
from rules.rule import rule
from rules.vocabulary import Outcome
from rules.wording import say, text

_LARGER = re.compile(
    r"^A ?\+{1,2}$|agrandi|larger text|bigger text|(taille|size).{0,12}(text|caract|police|font)|(text|font).{0,3}size",
    re.IGNORECASE,
)
"""What controls that enlarge the text say."""


@rule(
    id="text-resize",
    scope="template",
    theme="display",
    unit=text("texte", "text"),
    title=text("Garder le texte lisible à 200 %", "Keep the text readable at 200%"),
    why=text(
        "Beaucoup de personnes agrandissent le texte pour le lire : il ne doit être ni coupé ni recouvert.",
        "Many people enlarge the text to read it: it must be neither cut nor covered.",
    ),
    who=text(
        "Les personnes malvoyantes ou qui fatiguent à la lecture.", "People with low vision or tired eyes."
    ),
    fix=text(
        "Retirer les hauteurs fixes autour des textes ; ne pas donner leur taille en vw seuls.",
        "Remove fixed heights around text; do not size text in vw alone.",
    ),
    criteria={"rgaa:10.4": "nc"},
    needs=(TextSize,),
    source="RGAA 4.1.2, 10.4 ; WCAG 2.2, 1.4.4",
)
def judge(page: PageReader) -> Outcome:
    """Compare the texts on display at their size and at twice it."""
    record = page.need(TextSize)
    if not record.texts:
        return not_applicable(text("Aucun texte affiché.", "No text on display."))
    facts = say(
        "Textes affichés : {n} ; perdus quand le texte double : {by_text} ; "
        "quand la page est zoomée à 200 % : {zoom} ; qui ne grandissent pas : {frozen}.",
        "Texts on display: {n}; lost when the text doubles: {by_text}; "
        "when the page is zoomed to 200%: {zoom}; that do not grow: {frozen}.",
        n=record.texts,
        by_text=len(record.by_text),
        zoom=len(record.by_zoom),
        frozen=len(record.frozen),
    )
    # Boxes that text of twice the size has squeezed have the room of the page's own zoom: a person compares.
    by_text = [msgspec.structs.replace(one, twice=one.twice and not one.squeezed) for one in record.by_text]
    ways = (by_text, record.by_zoom)
    every = all(any(map(proven, losses)) for losses in ways) and not _enlarges(page)
    by_text, by_zoom = (list(losses) if every else _doubtful(losses) for losses in ways)
    parts = [
        report(page, by_text, text("quand le texte double", "when the text doubles"), facts),
        report(page, by_zoom, text("quand la page est zoomée à 200 %", "at a zoom of 200%"), facts),
        report(page, record.frozen, text("jusqu'à un zoom de 400 %", "up to a zoom of 400%"), facts),
    ]
    return combine(parts, facts)


def _doubtful(losses: Sequence[TextLoss]) -> list[TextLoss]:
    """Return the losses as ones a person has to weigh."""
    return [msgspec.structs.replace(one, twice=False) for one in losses]


def _enlarges(page: PageReader) -> bool:
    """Tell whether a control of the page says that it enlarges the text."""
    fields = page.get(Fields)
    return fields is not None and any(
        _LARGER.search(said)
        for one in fields.buttons
        for said in (one.visible, one.content, one.aria_label, one.title)
    )
