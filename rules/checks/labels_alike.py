"""Fields that ask the same thing bear the same label.

Why: one search field called « Rechercher » above and « Mots-clés » below passes for two different ones. Who: people
with cognitive troubles, people who hear the page. How to fix: one label for one function.
"""

from collections import defaultdict

from rules.evidence.fields import Field, Fields
from rules.generic_words import plain
from rules.outcomes import finding, not_applicable, settled
from rules.reader import PageReader
from rules.rule import rule
from rules.vocabulary import Finding, Outcome
from rules.wording import say, text

_STEM = 5
"""Letters from which two words are of one family: recherche, rechercher."""


@rule(
    id="labels-alike",
    theme="forms",
    unit=text("champ", "field"),
    title=text("Garder la même étiquette pour la même fonction", "Keep the same label for the same function"),
    why=text(
        "Le même champ sous deux noms passe pour deux champs différents.",
        "The same field under two names passes for two different fields.",
    ),
    who=text(
        "Les personnes qui ont des troubles cognitifs, et celles qui écoutent la page.",
        "People with cognitive troubles, and people who hear the page.",
    ),
    fix=text("Choisir une étiquette et la reprendre partout.", "Choose one label and use it everywhere."),
    criteria={"rgaa:11.3": "nc"},
    needs=(Fields,),
    source="RGAA 4.1.2, 11.3.1",
)
def judge(page: PageReader) -> Outcome:
    """Compare the labels of fields that two forms send under one name to one address, with the same fixed values."""
    record = page.need(Fields)
    sets: dict[tuple[str, str, str], list[Field]] = defaultdict(list)
    for field in record.fields:
        sent = _sent(record, field)
        if sent and field.name and field.names and field.type not in ("radio", "checkbox"):
            sets[sent, field.name, field.type].append(field)
    several = [same for same in sets.values() if len({one.form for one in same}) > 1]
    if not several and not record.unread:
        return not_applicable(text("Aucun champ répété.", "No repeated field."))
    found = [one for same in several for one in _findings(page, same)]
    facts = say(
        "Fonctions répétées : {n} ; sous des étiquettes différentes : {bad}.",
        "Repeated functions: {n}; under different labels: {bad}.",
        n=len(several),
        bad=len(found),
    )
    return settled(found, facts, record.unread)


def _sent(record: Fields, field: Field) -> str:
    same = [form for form in record.forms if form.place.frame == field.place.frame]
    return same[field.form].sends if 0 <= field.form < len(same) else ""


def _findings(page: PageReader, same: list[Field]) -> list[Finding]:
    first = same[0]
    other = next((one for one in same[1:] if not _akin(first.names[0], one.names[0])), None)
    if other is None:
        return []
    what = say(
        "Le même champ s'appelle « {one} » et « {other} ».",
        'The same field is called "{one}" and "{other}".',
        one=first.names[0][:60],
        other=other.names[0][:60],
    )
    return [finding(what, place=other.place, party=page.party_of(other.place))]


def _akin(one: str, other: str) -> bool:
    """Tell whether two labels share a word, or words of one family."""
    stems = [{word[:_STEM] for word in plain(said).split() if len(word) > 2} for said in (one, other)]
    return bool(stems[0] & stems[1]) or plain(one) == plain(other)
