"""Each group of fields has a legend.

Why: the legend is the question that the fields answer. Who: screen reader users. How to fix: write legend first in the
fieldset, or aria-labelledby on the group.
"""

from rules.evidence.fields import FieldGroup, Fields
from rules.outcomes import finding, not_applicable, settled
from rules.reader import PageReader
from rules.rule import rule
from rules.vocabulary import Finding, Outcome
from rules.wording import say, text


@rule(
    id="group-legends",
    theme="forms",
    unit=text(
        "groupe de champs",
        "group of fields",
    ),
    title=text(
        "Donner une légende à chaque groupe de champs",
        "Give each group of fields a legend",
    ),
    why=text(
        "La légende est la question à laquelle les champs répondent.",
        "The legend is the question that the fields answer.",
    ),
    who=text(
        "Les personnes qui utilisent un lecteur d'écran.",
        "People who use a screen reader.",
    ),
    fix=text(
        "Écrire legend en tête du fieldset, ou aria-labelledby sur le groupe.",
        "Write legend first in the fieldset, or aria-labelledby on the group.",
    ),
    criteria={"rgaa:11.6": "nc"},
    needs=(Fields,),
    source="RGAA 4.1.2, 11.6",
)
def judge(page: PageReader) -> Outcome:
    """Report groups without legend or name, unless each field says its group."""
    record = page.need(Fields)
    if not record.groups and not record.unread:
        return not_applicable(text("Aucun groupe de champs.", "No group of fields."))
    found = [
        _finding(page, group)
        for group in record.groups
        if not (group.legend or group.name or group.each_named)
    ]
    facts = say(
        "Groupes : {n} ; sans légende : {bad}.",
        "Groups: {n}; without legend: {bad}.",
        n=len(record.groups),
        bad=len(found),
    )
    return settled(found, facts, record.unread)


def _finding(page: PageReader, group: FieldGroup) -> Finding:
    what = say(
        "Le groupe de {n} champs n'a pas de légende.",
        "The group of {n} fields has no legend.",
        n=group.fields,
    )
    return finding(what, place=group.place, party=page.party_of(group.place), certain=group.fields > 1)
