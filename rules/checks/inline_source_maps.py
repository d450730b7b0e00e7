"""Source maps, made for developers, do not travel with the code.

Why: an inline source map holds the whole readable source a second time; every visitor downloads it. Who: slow
connections. How to fix: build for production, with the map in a file of its own or none.
"""

from rules.addresses import file_name
from rules.code_facts import component_of_code, party_of_code
from rules.evidence.code_files import CodeFile, CodeFiles
from rules.evidence.ledger import Ledger
from rules.outcomes import decide, finding, not_applicable
from rules.reader import PageReader
from rules.rule import rule
from rules.vocabulary import Finding, Outcome
from rules.wording import say, size, text


@rule(
    id="inline-source-maps",
    scope="template",
    theme="code",
    unit=text("fichier", "file"),
    title=text("Retirer les sources de développement du code", "Remove development sources from the code"),
    why=text(
        "Une table des sources écrite dans le fichier porte une seconde fois tout le code, pour les développeurs.",
        "A source map written in the file holds all the code a second time, for developers.",
    ),
    who=text("Les personnes qui ont une connexion lente.", "People with a slow connection."),
    fix=text(
        "Compiler pour la production, la table dans un fichier à part ou absente.",
        "Build for production, with the map in a file of its own or without one.",
    ),
    criteria={"rgesn:6.5": "nc"},
    needs=(CodeFiles, Ledger),
    source="RGESN 2024, 6.5",
)
def judge(page: PageReader) -> Outcome:
    """Find maps written in the files; a map named by its address costs the visitor nothing and is only counted."""
    files = page.need(CodeFiles).files
    if not files:
        return not_applicable(
            text("Aucun fichier de style ni de script.", "No style sheet and no script file.")
        )
    heavy = [file for file in files if file.map_bytes]
    facts = say(
        "Fichiers qui contiennent leur table des sources : {heavy} sur {total} ; {named} en donnent l'adresse.",
        "Files that contain their source map: {heavy} of {total}; {named} give its address.",
        heavy=len(heavy),
        total=len(files),
        named=sum(bool(file.source_map) and not file.map_bytes for file in files),
    )
    return decide([_finding(page, file) for file in heavy], facts)


def _finding(page: PageReader, file: CodeFile) -> Finding:
    what = say(
        "{name} contient une table des sources de {size}, sur {total} (avant compression).",
        "{name} contains a source map of {size}, out of {total} (before compression).",
        name=file_name(file.url),
        size=size(file.map_bytes),
        total=size(file.bytes),
    )
    return finding(
        what, resource=file.url, party=party_of_code(page, file), component=component_of_code(page, file)
    )
