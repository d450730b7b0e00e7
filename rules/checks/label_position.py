"""A label stands beside its field, where it is looked for.

Why: enlarged, only a small part of the page is seen: a label far away is not. Who: people with low vision. How
to fix: put the label above or at the left of the field, at the right of a checkbox.
"""

from rules.evidence.fields import Field, Fields
from rules.outcomes import finding, not_applicable, settled
from rules.reader import PageReader
from rules.rule import rule
from rules.thresholds import bar
from rules.vocabulary import Finding, Outcome, Text
from rules.wording import say, text


@rule(
    id="label-position",
    theme="forms",
    unit=text(
        "champ",
        "field",
    ),
    title=text(
        "Accoler chaque étiquette à son champ",
        "Put each label beside its field",
    ),
    why=text(
        "Quand la page est agrandie, une étiquette éloignée sort de l'écran.",
        "When the page is enlarged, a label far away leaves the screen.",
    ),
    who=text(
        "Les personnes malvoyantes qui agrandissent la page.",
        "People with low vision who enlarge the page.",
    ),
    fix=text(
        "Placer l'étiquette au-dessus ou à gauche du champ, à droite d'une case à cocher.",
        "Put the label above or at the left of the field, at the right of a checkbox.",
    ),
    criteria={"rgaa:11.4": "nc"},
    needs=(Fields,),
    source="RGAA 4.1.2, 11.4",
)
def judge(page: PageReader) -> Outcome:
    """Compare the boxes of visible labels and of the fields drawn by the browser, in CSS px."""
    record = page.need(Fields)
    if not record.fields and not record.unread:
        return not_applicable(text("Aucun champ de formulaire.", "No form field."))
    placed = [
        f for f in record.fields if f.shown and f.label_box and f.box and not f.rtl and f.role != "switch"
    ]
    found = [one for field in placed for one in _field(page, field)]
    facts = say(
        "Étiquettes visibles : {n} ; mal placées : {bad}.",
        "Visible labels: {n}; badly placed: {bad}.",
        n=len(placed),
        bad=len(found),
    )
    return settled(found, facts, record.unread)


def _field(page: PageReader, field: Field) -> list[Finding]:
    left, top, width, height = field.label_box
    x, y, w, h = field.box
    if left <= x and top <= y and left + width >= x + w and top + height >= y + h:
        return []
    beside = min(top + height, y + h) - max(top, y) > 0
    party = page.party_of(field.place)
    fault, sure = _fault(
        field, left - (x + w), x - (left + width), top - (y + h), y - (top + height), beside=beside
    )
    return [finding(fault, place=field.place, party=party, certain=sure)] if fault else []


def _fault(
    field: Field, right: int, left: int, under: int, above: int, *, beside: bool
) -> tuple[Text | None, bool]:
    """Return what is wrong, and whether it is sure. right…above: gap in CSS px on that side, negative when
    there is none."""
    far = bar("label-distance")
    said = {"it": field.label[:80]}
    if max(left if beside else 0, right if beside else 0) > far or max(under, above) > far:
        return say(
            "L'étiquette « {it} » est loin de son champ.", 'The label "{it}" is far from its field.', **said
        ), True
    if field.type in ("checkbox", "radio"):
        if beside and left >= 0:
            return say(
                "L'étiquette « {it} » est à gauche de sa case.",
                'The label "{it}" is at the left of its box.',
                **said,
            ), True
        if above >= 0 and not beside:
            return say(
                "L'étiquette « {it} » est au-dessus de sa case.", 'The label "{it}" is above its box.', **said
            ), field.type == "checkbox"
        return None, False
    if beside and right >= 0:
        return say(
            "L'étiquette « {it} » est à droite de son champ.",
            'The label "{it}" is at the right of its field.',
            **said,
        ), True
    if under >= 0 and not beside:
        return say(
            "L'étiquette « {it} » est sous son champ.", 'The label "{it}" is under its field.', **said
        ), True
    return None, False
