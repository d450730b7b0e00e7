"""Fields of one nature stand in one group.

Why: heard alone, « oui » or « jour » says nothing of the question. Who: screen reader users. How to fix: put
radio buttons, checkboxes and parts of a date in a fieldset.
"""

from collections import defaultdict

from rules.evidence.fields import Field, Fields
from rules.generic_words import plain
from rules.outcomes import finding, not_applicable, settled
from rules.reader import PageReader
from rules.rule import rule
from rules.vocabulary import Finding, Outcome
from rules.wording import say, text

_DATE = ({"jour", "mois", "annee"}, {"day", "month", "year"}, {"jj", "mm", "aaaa"})


@rule(
    id="field-groups",
    theme="forms",
    unit=text(
        "groupe de champs",
        "group of fields",
    ),
    title=text(
        "Regrouper les champs de même nature",
        "Group fields of one nature",
    ),
    why=text(
        "Entendu seul, « oui » ou « jour » ne dit pas à quelle question il répond.",
        'Heard alone, "yes" or "day" does not say what question it answers.',
    ),
    who=text(
        "Les personnes qui utilisent un lecteur d'écran.",
        "People who use a screen reader.",
    ),
    fix=text(
        "Mettre les boutons radio, les cases d'une même question et les parties d'une date dans "
        "un fieldset avec legend.",
        "Put radio buttons, checkboxes of one question and parts of a date in a fieldset with a legend.",
    ),
    criteria={"rgaa:11.5": "nc"},
    needs=(Fields,),
    source="RGAA 4.1.2, 11.5",
)
def judge(page: PageReader) -> Outcome:
    """Report radio buttons, checkboxes of one name and parts of a date that no group holds."""
    record = page.need(Fields)
    if not record.fields and not record.unread:
        return not_applicable(text("Aucun champ de formulaire.", "No form field."))
    sets: dict[tuple[str, int, str, str], list[Field]] = defaultdict(list)
    for field in record.fields:
        if field.type in ("radio", "checkbox") and field.tag == "input" and field.name:
            name = field.name.split("[")[0] if field.type == "checkbox" else field.name
            sets[field.place.frame, field.form, field.type, name].append(field)
    found = [_set(page, same) for same in sets.values() if len(same) > 1 and not any(f.grouped for f in same)]
    found += _dates(page, record.fields)
    facts = say(
        "Groupes attendus : {n} ; absents : {bad}.",
        "Groups expected: {n}; missing: {bad}.",
        n=len(sets),
        bad=len(found),
    )
    return settled(found, facts, record.unread)


def _set(page: PageReader, same: list[Field]) -> Finding:
    what = say(
        "{n} choix d'une même question ne sont pas regroupés : {it}.",
        "{n} choices of one question are not grouped: {it}.",
        n=len(same),
        it=" / ".join(field.label[:30] for field in same[:3]),
    )
    return finding(what, place=same[0].place, party=page.party_of(same[0].place))


def _dates(page: PageReader, fields: list[Field]) -> list[Finding]:
    """Return the dates asked in three fields that no group holds."""
    found = []
    for start in range(len(fields) - 2):
        parts = fields[start : start + 3]
        words = [set(plain(f"{f.names[0] if f.names else ''} {f.placeholder}").split()) for f in parts]
        for date in _DATE:
            met = [word & date for word in words]
            if all(met) and len(set.union(*met)) == len(date) and not any(f.grouped for f in parts):
                what = text(
                    "Les trois champs d'une date ne sont pas regroupés.",
                    "The three fields of a date are not grouped.",
                )
                found.append(finding(what, place=parts[0].place, party=page.party_of(parts[0].place)))
    return found
