"""The language code of a passage is valid, and names the language of the passage.

Why: a wrong code makes the voice change for nothing, or to the wrong language. Who: blind people. How to fix:
correct or remove the lang attribute.
"""

from rules.evidence.languages import Languages, Passage
from rules.language_codes import is_other, is_valid, proven_other
from rules.outcomes import finding, not_applicable, settled
from rules.reader import PageReader
from rules.rule import rule
from rules.vocabulary import Finding, Outcome
from rules.wording import say, text


@rule(
    id="language-codes-of-parts",
    theme="document",
    unit=text("passage", "passage"),
    title=text("Corriger les codes de langue des passages", "Correct the language codes of passages"),
    why=text(
        "Un code faux fait changer la voix à tort, ou vers la mauvaise langue.",
        "A wrong code makes the voice change for nothing, or to the wrong language.",
    ),
    who=text("Les personnes aveugles qui font lire la page.", "Blind people who have the page read aloud."),
    fix=text("Corriger l'attribut lang, ou le retirer.", "Correct the lang attribute, or remove it."),
    criteria={"rgaa:8.8": "nc"},
    needs=(Languages,),
    source="RGAA 4.1.2, 8.8",
)
def judge(page: PageReader) -> Outcome:
    """Compare each code with the registry and with the language found in its text."""
    record = page.need(Languages)
    if not record.parts and not record.unread:
        return not_applicable(text("Aucun changement de langue.", "No change of language."))
    found = [one for part in record.parts if part.shown and part.text for one in _faults(page, part)]
    facts = say(
        "Codes de langue fautifs : {bad} sur {total}.",
        "Faulty language codes: {bad} of {total}.",
        bad=len(found),
        total=len(record.parts),
    )
    return settled(found, facts, record.unread)


def _faults(page: PageReader, part: Passage) -> list[Finding]:
    party = page.party_of(part.place)
    if not is_valid(part.lang):
        what = say(
            "Le code de langue « {code} » n'existe pas.",
            'The language code "{code}" does not exist.',
            code=part.lang,
        )
        return [finding(what, place=part.place, party=party)]
    if not is_other(part.detected, part.lang):
        return []
    what = say(
        "Le passage est déclaré en « {code} » et écrit en « {found} » : « {it} ».",
        'The passage is declared in "{code}" and written in "{found}": "{it}".',
        code=part.lang,
        found=part.detected.code,
        it=part.text[:80],
    )
    return [finding(what, place=part.place, party=party, certain=proven_other(part.detected, part.lang))]
