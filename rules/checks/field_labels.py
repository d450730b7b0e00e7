"""Each field has a label that can be read.

Why: without a label, a field does not say what it waits for. Who: screen reader and speech control users. How to
fix: write a visible label tied to the field by for and id.
"""

from rules.evidence.fields import Field, Fields, LooseLabel
from rules.outcomes import finding, not_applicable, settled
from rules.reader import PageReader
from rules.rule import rule
from rules.vocabulary import Finding, Outcome
from rules.wording import say, text


@rule(
    id="field-labels",
    theme="forms",
    unit=text(
        "champ",
        "field",
    ),
    title=text(
        "Donner à chaque champ une étiquette visible et liée",
        "Give each field a visible label tied to it",
    ),
    why=text(
        "Sans étiquette, un champ ne dit pas ce qu'il attend.",
        "Without a label, a field does not say what it waits for.",
    ),
    who=text(
        "Les personnes qui utilisent un lecteur d'écran ou la commande vocale.",
        "People who use a screen reader or speech control.",
    ),
    fix=text(
        "Écrire un label visible, lié au champ par for et id ; un placeholder n'est pas une étiquette.",
        "Write a visible label, tied to the field by for and id; a placeholder is no label.",
    ),
    criteria={"rgaa:11.1": "nc"},
    needs=(Fields,),
    source="RGAA 4.1.2, 11.1",
)
def judge(page: PageReader) -> Outcome:
    """Report fields without label (11.1.1), labels that name nothing (11.1.2), labels that cannot be seen (11.1.3)."""
    record = page.need(Fields)
    if not record.fields and not record.unread:
        return not_applicable(text("Aucun champ de formulaire.", "No form field."))
    found = [one for field in record.fields for one in _field(page, field)]
    found += [_loose(page, label) for label in record.labels if label.text and label.near]
    facts = say(
        "Champs : {n} ; à reprendre : {bad}.",
        "Fields: {n}; at fault: {bad}.",
        n=len(record.fields),
        bad=len(found),
    )
    return settled(found, facts, record.unread)


def _field(page: PageReader, field: Field) -> list[Finding]:
    party = page.party_of(field.place)
    if field.role in ("checkbox", "radio", "switch", "combobox") and field.tag != "input":
        return []
    if not field.names:
        what = (
            say(
                "Le champ n'a qu'un placeholder : « {it} ».",
                'The field has a placeholder only: "{it}".',
                it=field.placeholder,
            )
            if field.placeholder
            else text("Le champ n'a pas d'étiquette.", "The field has no label.")
        )
        return [finding(what, place=field.place, party=party)]
    if field.names == [field.label] and not field.label_for:
        what = say(
            "L'étiquette « {it} » entoure le champ sans attribut for.",
            'The label "{it}" holds the field without a for attribute.',
            it=field.label[:80],
        )
        return [finding(what, place=field.place, party=party, certain=False)]
    if _unseen(field):
        what = say(
            "L'étiquette « {it} » n'est pas visible, et rien ne la remplace à l'écran.",
            'The label "{it}" is not visible, and nothing replaces it on the screen.',
            it=field.names[0][:80],
        )
        return [finding(what, place=field.place, party=party)]
    return []


def _unseen(field: Field) -> bool:
    """Tell whether nothing visible beside the field says what it is: test 11.1.3."""
    visible = field.label_seen or (field.labelledby and field.labelledby_seen) or field.title
    return (
        not visible
        and not _speaks(field.beside)
        and not _speaks(field.button)
        and not _speaks(field.described)
    )


def _speaks(words: str) -> bool:
    return sum(c.isalpha() for c in words) > 1


def _loose(page: PageReader, label: LooseLabel) -> Finding:
    what = say(
        "L'étiquette « {it} » ne désigne aucun champ (for : « {id} »).",
        'The label "{it}" names no field (for: "{id}").',
        it=label.text[:80],
        id=label.wanted,
    )
    return finding(what, place=label.place, party=page.party_of(label.place))
