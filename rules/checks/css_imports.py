"""Style sheets do not call one another with @import.

Why: each call waits for the sheet that makes it, and costs one more request before anything shows. Who: slow
connections. How to fix: gather the sheets in one file at build time, or call them by link elements.
"""

from rules.addresses import file_name
from rules.code_facts import component_of_code, party_of_code
from rules.evidence.code_files import CodeFile, CodeFiles
from rules.evidence.ledger import Ledger
from rules.outcomes import decide, finding, not_applicable
from rules.reader import PageReader
from rules.rule import rule
from rules.vocabulary import Finding, Outcome
from rules.wording import say, text


@rule(
    id="css-imports",
    scope="template",
    theme="code",
    unit=text("feuille de style", "style sheet"),
    title=text("Réunir les feuilles de style", "Gather the style sheets"),
    why=text(
        "Chaque @import attend la feuille qui l'appelle et coûte une requête de plus avant le premier affichage.",
        "Each @import waits for the sheet that calls it and costs one more request before anything shows.",
    ),
    who=text("Les personnes qui ont une connexion lente.", "People with a slow connection."),
    fix=text(
        "Réunir les feuilles en un fichier à la mise en ligne, ou les appeler par des éléments link.",
        "Gather the sheets in one file when publishing, or call them by link elements.",
    ),
    criteria={"rgesn:6.1": "none"},
    needs=(CodeFiles, Ledger),
    source="GreenIT, « Les 115 bonnes pratiques »",
)
def judge(page: PageReader) -> Outcome:
    """Count the @import rules of each style sheet."""
    sheets = [file for file in page.need(CodeFiles).files if file.kind == "stylesheet"]
    if not sheets:
        return not_applicable(text("Aucune feuille de style.", "No style sheet."))
    calling = [sheet for sheet in sheets if sheet.imports]
    facts = say(
        "Feuilles de style qui en appellent d'autres : {calling} sur {total}.",
        "Style sheets that call others: {calling} of {total}.",
        calling=len(calling),
        total=len(sheets),
    )
    return decide([_finding(page, sheet) for sheet in calling], facts)


def _finding(page: PageReader, sheet: CodeFile) -> Finding:
    what = say(
        "{name} appelle {n} autres feuilles par @import.",
        "{name} calls {n} other sheets by @import.",
        name=file_name(sheet.url),
        n=sheet.imports,
    )
    return finding(
        what,
        resource=sheet.url,
        party=party_of_code(page, sheet),
        component=component_of_code(page, sheet),
        saved_requests=sheet.imports,
    )
