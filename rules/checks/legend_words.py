"""The legend of a group says what its fields are about.

Why: a legend that says nothing is no question. Who: screen reader users. How to fix: write the question.
"""

from rules.evidence.fields import FieldGroup, Fields
from rules.generic_words import is_generic
from rules.outcomes import finding, not_applicable, settled
from rules.reader import PageReader
from rules.rule import rule
from rules.vocabulary import Finding, Outcome
from rules.wording import say, text


@rule(
    id="legend-words",
    theme="forms",
    unit=text(
        "groupe de champs",
        "group of fields",
    ),
    title=text(
        "Écrire des légendes qui posent la question",
        "Write legends that ask the question",
    ),
    why=text(
        "Une légende qui ne dit rien n'aide pas à répondre.",
        "A legend that says nothing does not help to answer.",
    ),
    who=text(
        "Les personnes qui utilisent un lecteur d'écran.",
        "People who use a screen reader.",
    ),
    fix=text(
        "Écrire dans la légende la question à laquelle les champs répondent.",
        "Write in the legend the question that the fields answer.",
    ),
    criteria={"rgaa:11.7": "nc"},
    needs=(Fields,),
    source="RGAA 4.1.2, 11.7",
)
def judge(page: PageReader) -> Outcome:
    """Report legends left by a template."""
    record = page.need(Fields)
    named = [group for group in record.groups if group.legend or group.name]
    if not named and not record.unread:
        return not_applicable(text("Aucune légende.", "No legend."))
    found = [_finding(page, group) for group in named if is_generic(group.legend or group.name, "legend")]
    facts = say(
        "Légendes : {n} ; sans sens : {bad}.",
        "Legends: {n}; without meaning: {bad}.",
        n=len(named),
        bad=len(found),
    )
    return settled(found, facts, record.unread)


def _finding(page: PageReader, group: FieldGroup) -> Finding:
    what = say(
        "La légende « {it} » ne dit rien.",
        'The legend "{it}" says nothing.',
        it=(group.legend or group.name)[:80],
    )
    return finding(what, place=group.place, party=page.party_of(group.place))
