"""Required fields are marked, formats are said, errors name their field.

Why: a rule learnt from a refusal costs a second try, or the end of the procedure. Who: blind people, people
with cognitive troubles. How to fix: write « obligatoire » and the format in the label.
"""

import re

from rules.evidence.fields import ErrorText, Field, Fields, Form
from rules.evidence.page import Page
from rules.generic_words import plain
from rules.outcomes import finding, not_applicable, settled
from rules.reader import PageReader
from rules.rule import rule
from rules.vocabulary import Finding, Outcome
from rules.wording import say, text

_MARK = re.compile(
    r"\*|obligatoire|requis|required|mandatory|indispensable|à remplir|nécessaire", re.IGNORECASE
)
_OPTIONAL = re.compile(r"facultati|optionnel|optional|non obligatoire", re.IGNORECASE)
_ALL = re.compile(
    r"\bchamps\b[^.*]{0,60}\b(obligatoires|requis)|all fields[^.*]{0,30}(required|mandatory)", re.IGNORECASE
)
_SIGNED = re.compile(r"marqu|suivi|signal|ast[ée]risque|\*", re.IGNORECASE)
_FORMAT = re.compile(
    r"\d|jj|mm|aaaa|yyyy|format|exemple|ex\.|e\.g|chiffre|caract|lettre|@|minimum|maximum", re.IGNORECASE
)
_GENERIC = re.compile(
    r"^\W*(erreur\W*)?(ce champ (est|doit)|champ (obligatoire|requis|invalide|incorrect|non valide)|this field is"
    r"|(veuillez|merci de) (remplir|renseigner|completer|saisir) ce champ|required( field)?|requis|obligatoire"
    r"|(valeur|format|saisie) (invalide|incorrecte?)|ne peut (pas )?etre vide)\b.{0,30}$"
)


@rule(
    id="required-fields",
    theme="forms",
    unit=text(
        "champ",
        "field",
    ),
    title=text(
        "Annoncer les champs obligatoires, leurs formats et leurs erreurs",
        "Tell required fields, their formats and their errors",
    ),
    why=text(
        "Une règle apprise par un refus coûte un second essai, ou l'abandon de la démarche.",
        "A rule learnt from a refusal costs a second try, or the end of the procedure.",
    ),
    who=text(
        "Les personnes aveugles, et celles qui ont des troubles cognitifs.",
        "Blind people, and people with cognitive troubles.",
    ),
    fix=text(
        "Écrire « obligatoire » et le format attendu dans l'étiquette ; lier le message d'erreur "
        "au champ, qui porte aria-invalid.",
        'Write "required" and the format in the label; tie the error message to the field, which bears aria-invalid.',
    ),
    criteria={"rgaa:11.10": "nc"},
    needs=(
        Fields,
        Page,
    ),
    source="RGAA 4.1.2, 11.10",
)
def judge(page: PageReader) -> Outcome:
    """Report required fields without visible mark (11.10.2), hidden formats (11.10.5), errors tied to no field
    (11.10.3 to 7)."""
    record = page.need(Fields)
    if not record.fields and not record.unread:
        return not_applicable(text("Aucun champ de formulaire.", "No form field."))
    found = [one for field in record.fields for one in _mark(page, field, record) + _format(page, field)]
    found += [one for field in record.fields for one in _invalid(page, field, record)]
    found += [one for error in record.errors for one in _error(page, error)]
    facts = say(
        "Champs obligatoires : {n} ; messages d'erreur affichés : {errors} ; fautes : {bad}.",
        "Required fields: {n}; error messages shown: {errors}; faults: {bad}.",
        n=sum(field.required for field in record.fields),
        errors=len(record.errors),
        bad=len(found),
    )
    return settled(found, facts, record.unread)


def _mark(page: PageReader, field: Field, record: Fields) -> list[Finding]:
    form = _form(field, record)
    if not field.required or form is None or form.fields < 2 or _OPTIONAL.search(form.text):
        return []
    legend = next((g.legend or g.name for g in record.groups if g.number == field.group), "")
    label = field.label if field.label_seen else ""
    told = (
        label,
        field.label_signs,
        field.described,
        legend,
        field.beside,
        field.labelledby if field.labelledby_seen else "",
    )
    if _MARK.search(" ".join(told)):
        return []
    said = _ALL.search(form.text) or _ALL.search(page.need(Page).text)
    everywhere = bool(said) and not _SIGNED.search(said[0] if said else "")
    what = say(
        "Le champ « {it} » est obligatoire, et rien de visible ne le dit.",
        'The field "{it}" is required, and nothing visible says so.',
        it=_shown(field),
    )
    sure = not everywhere and not _MARK.search(field.placeholder)
    return [finding(what, place=field.place, party=page.party_of(field.place), certain=sure)]


def _format(page: PageReader, field: Field) -> list[Finding]:
    """A format that the browser will demand and nothing visible says."""
    told = " ".join((field.label if field.label_seen else "", field.described, field.beside))
    if not field.pattern or not re.search(r"[\[\{]", field.pattern) or _FORMAT.search(told):
        return []
    what = say(
        "Le format demandé par « {it} » n'est pas écrit.",
        'The format that "{it}" demands is not written.',
        it=_shown(field),
    )
    return [finding(what, place=field.place, party=page.party_of(field.place), certain=field.required)]


def _invalid(page: PageReader, field: Field, record: Fields) -> list[Finding]:
    """A field said invalid whose label and description hold no message."""
    if (
        not field.invalid
        or field.described
        or any(error.in_label and error.label == field.label for error in record.errors)
    ):
        return []
    what = say(
        "Le champ « {it} » est en erreur, sans message dans son étiquette ni sa description.",
        'The field "{it}" is in error, without a message in its label or description.',
        it=_shown(field),
    )
    return [finding(what, place=field.place, party=page.party_of(field.place))]


def _error(page: PageReader, error: ErrorText) -> list[Finding]:
    """A visible message that neither names its field nor stands for a field said invalid."""
    said = plain(error.text)
    if error.invalid or not _GENERIC.match(said):
        return []
    if error.label and plain(error.label) and plain(error.label).split()[0] in said.split():
        return []
    what = say(
        "Le message « {it} » ne nomme pas son champ, qui n'a pas aria-invalid.",
        'The message "{it}" does not name its field, which has no aria-invalid.',
        it=error.text[:80],
    )
    sure = error.near and not error.in_label
    return [finding(what, place=error.place, party=page.party_of(error.place), certain=sure)]


def _form(field: Field, record: Fields) -> Form | None:
    same = [form for form in record.forms if form.place.frame == field.place.frame]
    return same[field.form] if 0 <= field.form < len(same) else None


def _shown(field: Field) -> str:
    return (field.names[0] if field.names else field.placeholder or field.name)[:60]
