"""Fields about the user say which of the user's data they ask.

Why: the browser fills them in, or shows a picture for them. Who: people who write with difficulty, people with
cognitive or memory troubles. How to fix: add the autocomplete token of the data.
"""

import re
from collections.abc import Sequence
from functools import cache
from typing import Any

from rules.evidence.fields import Field, Fields
from rules.generic_words import plain
from rules.outcomes import finding, not_applicable, settled
from rules.reader import PageReader
from rules.referentials import read_data
from rules.rule import rule
from rules.vocabulary import Finding, Outcome
from rules.wording import say, text

_TYPES = frozenset(
    {
        "text",
        "email",
        "tel",
        "search",
        "password",
        "url",
        "date",
        "number",
        "select-one",
        "select",
        "textarea",
    }
)
_OF = frozenset({"du", "de", "des", "d", "of"})
"""Words after which a label may name someone else's data: the e-mail of the doctor."""
_IDENTITY = frozenset({"email", "tel", "name", "given-name", "family-name"})
_PREFIX = re.compile(r"^(section-\S+ )?((shipping|billing) )?((home|work|mobile|fax|pager) )?")
_LAST = re.compile(r" webauthn$")


@rule(
    id="autocomplete",
    theme="forms",
    unit=text(
        "champ",
        "field",
    ),
    title=text(
        "Dire quelle donnée personnelle un champ demande",
        "Say which personal data a field asks",
    ),
    why=text(
        "Le navigateur remplit le champ lui-même, ou l'illustre.",
        "The browser fills the field in, or illustrates it.",
    ),
    who=text(
        "Les personnes qui écrivent difficilement, ou ont des troubles de la mémoire.",
        "People who write with difficulty, or have memory troubles.",
    ),
    fix=text(
        "Ajouter autocomplete avec le jeton de la donnée : name, email, tel, postal-code…",
        "Add autocomplete with the token of the data: name, email, tel, postal-code…",
    ),
    criteria={"rgaa:11.13": "nc"},
    needs=(Fields,),
    source="RGAA 4.1.2, 11.13",
)
def judge(page: PageReader) -> Outcome:
    """Report fields recognised by their label or type that lack the token of their data, or have another one."""
    record = page.need(Fields)
    if not record.fields and not record.unread:
        return not_applicable(text("Aucun champ de formulaire.", "No form field."))
    asked = [
        f
        for f in record.fields
        if f.type in _TYPES and not f.disabled and f.role not in ("combobox", "searchbox")
    ]
    known = [(f, aim) for f in asked if (aim := purpose(f))]
    found = [one for field, aim in known for one in _field(page, field, aim, known)]
    found += [_unknown(page, f) for f in asked if f not in [k for k, _ in known] and _is_unknown(f)]
    facts = say(
        "Champs sur la personne : {n} ; sans la bonne indication : {bad}.",
        "Fields about the user: {n}; without the right token: {bad}.",
        n=len(known),
        bad=len(found),
    )
    return settled(found, facts, record.unread)


def purpose(field: Field) -> dict[str, Any] | None:
    """Return what a field asks of its user by its label, else by its type; None when nothing tells."""
    by_label = _by_label(field)
    if by_label or field.type not in ("email", "password"):
        return by_label
    by_type: dict[str, Any] = next(one for one in _data()["purposes"] if field.type in one.get("types", []))
    return by_type


def _by_label(field: Field) -> dict[str, Any] | None:
    said = _bare(field.names[0]) if field.names else _bare(field.placeholder)
    return next((one for one in _data()["purposes"] if re.fullmatch(one["labels"], said)), None)


def _field(
    page: PageReader, field: Field, aim: dict[str, Any], known: Sequence[tuple[Field, Any]]
) -> list[Finding]:
    token = _LAST.sub("", _PREFIX.sub("", field.autocomplete))
    if token in aim["tokens"] or (token == "username" and "email" in aim["tokens"]):
        return []
    identity = [
        other
        for other, aims in known
        if other is not field
        and other.form == field.form
        and set(aim.get("beside", _IDENTITY)) & set(aims["tokens"])
        and aims is not aim
    ]
    others = re.search(rf"\b({_data()['others']})s?\b", plain(" ".join([*field.names, field.name, field.id])))
    words = plain(" ".join(field.names)).split()
    by_label = _by_label(field) and (aim["alone"] or identity)
    by_type = not _by_label(field) and field.type == "email" and not _OF & set(words)
    sure = bool(by_label or by_type or "votre" in words) and not others
    wanted = aim["tokens"][0]
    what = (
        say(
            "« {it} » : autocomplete vaut « {has} », on attend « {wanted} ».",
            '"{it}": autocomplete is "{has}", "{wanted}" is expected.',
            it=_shown(field),
            has=field.autocomplete,
            wanted=wanted,
        )
        if field.has_autocomplete
        else say(
            '« {it} » : autocomplete="{wanted}" manque.',
            '"{it}": autocomplete="{wanted}" is missing.',
            it=_shown(field),
            wanted=wanted,
        )
    )
    return [finding(what, place=field.place, party=page.party_of(field.place), certain=sure)]


def _is_unknown(field: Field) -> bool:
    token = _LAST.sub("", _PREFIX.sub("", field.autocomplete))
    return bool(token) and token not in ("on", "off") and token not in _data()["field_names"].split("|")


def _unknown(page: PageReader, field: Field) -> Finding:
    what = say(
        "« {it} » : la valeur autocomplete « {has} » n'existe pas.",
        '"{it}": the autocomplete value "{has}" does not exist.',
        it=_shown(field),
        has=field.autocomplete,
    )
    return finding(what, place=field.place, party=page.party_of(field.place), certain=False)


def _shown(field: Field) -> str:
    return (field.names[0] if field.names else field.placeholder or field.name)[:60]


def _bare(label: str) -> str:
    """Return a label in plain letters, without brackets and marks of obligation."""
    bare = re.sub(r"\([^)]*\)|\[[^\]]*\]|\b(exemple|ex\.|example)\b.*", " ", label)
    return re.sub(
        r"\b(obligatoire|requis|facultatif|optionnel|required|optional)\b", " ", plain(bare)
    ).strip()


@cache
def _data() -> Any:
    return read_data("field-purposes.json")
