"""The language code of the page is valid, and names the language of its texts.

Why: a screen reader reads the page with the voice of the language declared. Who: blind people, people who have
text read aloud. How to fix: give html the code of the main language.
"""

from rules.evidence.languages import Languages
from rules.language_codes import is_other, is_valid, primary, proven_other
from rules.outcomes import decide, finding, not_applicable
from rules.reader import PageReader
from rules.rule import rule
from rules.thresholds import bar
from rules.vocabulary import Finding, Outcome
from rules.wording import say, text


@rule(
    id="page-language",
    theme="document",
    unit=text("page", "page"),
    title=text("Déclarer la vraie langue de la page", "Declare the true language of the page"),
    why=text(
        "La synthèse vocale lit la page avec la voix de la langue déclarée.",
        "Speech synthesis reads the page with the voice of the language declared.",
    ),
    who=text(
        "Les personnes aveugles ou dyslexiques qui font lire la page.",
        "Blind or dyslexic people who have the page read aloud.",
    ),
    fix=text(
        'Écrire le code de la langue principale sur la balise html : <html lang="fr">.',
        'Write the code of the main language on the html tag: <html lang="fr">.',
    ),
    criteria={"rgaa:8.4": "nc"},
    needs=(Languages,),
    source="RGAA 4.1.2, 8.4",
)
def judge(page: PageReader) -> Outcome:
    """Compare the code with the registry and with the language found in the texts."""
    record = page.need(Languages)
    code = record.lang or record.xml_lang or ""
    if not code:
        return not_applicable(text("Aucune langue déclarée.", "No language declared."))
    found = record.whole
    facts = say(
        "Langue déclarée : {code} ; langue trouvée : {found} ({characters} caractères).",
        "Language declared: {code}; language found: {found} ({characters} characters).",
        code=code,
        found=found.code or "—",
        characters=record.characters,
    )
    return decide(_findings(record, code), facts)


def _findings(record: Languages, code: str) -> list[Finding]:
    if not is_valid(code):
        return [
            finding(
                say(
                    "Le code de langue « {code} » n'existe pas.",
                    'The language code "{code}" does not exist.',
                    code=code,
                ),
                party="template",
            )
        ]
    found = record.whole
    long_enough = record.characters >= bar("page-language-characters")
    if primary(found.code) == primary(code) or not is_other(found, code) or not long_enough:
        return []
    what = say(
        "La page est déclarée en « {code} », ses textes sont en « {found} ».",
        'The page is declared in "{code}", its texts are in "{found}".',
        code=code,
        found=found.code,
    )
    return [finding(what, party="template", certain=proven_other(found, code))]
