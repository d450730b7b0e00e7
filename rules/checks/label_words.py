"""The label of a field says what to enter.

Why: a label that says nothing leaves people guess. Who: screen reader and speech control users. How to fix:
name what is asked; keep the visible words in the accessible name.
"""

import re

from rules.evidence.fields import Field, Fields, Twin
from rules.generic_words import is_generic, plain
from rules.outcomes import finding, not_applicable, settled
from rules.reader import PageReader
from rules.rule import rule
from rules.vocabulary import Finding, Outcome
from rules.wording import say, text

_CHOICES = frozenset({"radio", "checkbox"})
"""Fields whose label is one answer: « Liste » says enough beside « Carte »."""


@rule(
    id="label-words",
    theme="forms",
    unit=text(
        "champ",
        "field",
    ),
    title=text(
        "Écrire des étiquettes qui disent quoi saisir",
        "Write labels that say what to enter",
    ),
    why=text(
        "Une étiquette qui ne dit rien laisse deviner.",
        "A label that says nothing leaves people guess.",
    ),
    who=text(
        "Les personnes qui utilisent un lecteur d'écran ou la commande vocale.",
        "People who use a screen reader or speech control.",
    ),
    fix=text(
        "Nommer ce qui est demandé, et reprendre le texte visible dans title.",
        "Name what is asked, and repeat the visible text in title.",
    ),
    criteria={"rgaa:11.2": "nc"},
    needs=(Fields,),
    source="RGAA 4.1.2, 11.2",
)
def judge(page: PageReader) -> Outcome:
    """Report labels left by a template (11.2.1 to 11.2.4), titles without the visible label (11.2.5), and
    labels that two fields of a form share with nothing to tell them apart."""
    record = page.need(Fields)
    if not record.fields and not record.unread:
        return not_applicable(text("Aucun champ de formulaire.", "No form field."))
    found = [one for field in record.fields for one in _field(page, field)]
    found += [_twin(page, one) for one in record.twins]
    facts = say(
        "Étiquettes : {n} ; à revoir : {bad}.",
        "Labels: {n}; at fault: {bad}.",
        n=len(record.fields),
        bad=len(found),
    )
    return settled(found, facts, record.unread)


def _twin(page: PageReader, twin: Twin) -> Finding:
    what = say(
        "Deux champs du formulaire ont la même étiquette « {it} » ({one} et {other}), et rien ne les distingue.",
        'Two fields of the form have the same label "{it}" ({one} and {other}), and nothing tells them apart.',
        it=twin.text[:80],
        one=twin.names[0],
        other=twin.names[-1],
    )
    return finding(what, place=twin.place, party=page.party_of(twin.place))


def _field(page: PageReader, field: Field) -> list[Finding]:
    party = page.party_of(field.place)
    if not field.names:
        return []
    name = field.names[0]
    if is_generic(_bare(name), "label"):
        what = say(
            "L'étiquette « {it} » ne dit pas quoi saisir.",
            'The label "{it}" does not say what to enter.',
            it=name[:80],
        )
        return [finding(what, place=field.place, party=party, certain=field.type not in _CHOICES)]
    visible = plain(_bare(field.label)) if field.label_seen else ""
    if visible and field.title and visible not in plain(field.title):
        what = say(
            "L'attribut title « {it} » ne reprend pas l'étiquette visible « {label} ».",
            'The title attribute "{it}" does not hold the visible label "{label}".',
            it=field.title[:80],
            label=field.label[:80],
        )
        return [finding(what, place=field.place, party=party, certain=not field.pattern)]
    return []


def _bare(label: str) -> str:
    """Return a label without what stands in brackets and without its marks of obligation."""
    bare = re.sub(r"\([^)]*\)|\[[^\]]*\]", " ", label)
    return re.sub(
        r"\*|\b(obligatoire|requis|facultatif|optionnel|required|optional)\b", " ", bare, flags=re.IGNORECASE
    )
