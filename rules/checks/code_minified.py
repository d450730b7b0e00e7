"""Style sheets and scripts travel without comments nor indentation.

Why: what only developers read is downloaded by every visitor. Who: slow connections. How to fix: minify at build time,
keep the readable sources aside.

The saving is a lower bound: comments and blanks only, names untouched; compressed like the file when it is compressed.
"""

from rules.addresses import file_name
from rules.code_facts import component_of_code, party_of_code, saved_by_lean
from rules.evidence.code_files import CodeFile, CodeFiles
from rules.evidence.ledger import Ledger
from rules.outcomes import decide, finding, not_applicable
from rules.reader import PageReader
from rules.rule import rule
from rules.thresholds import bar, source
from rules.vocabulary import Finding, Outcome
from rules.wording import say, size, text


@rule(
    id="code-minified",
    scope="template",
    theme="code",
    unit=text("fichier", "file"),
    title=text("Minifier les styles et les scripts", "Minify styles and scripts"),
    why=text(
        "Les commentaires et l'indentation, lus par les seuls développeurs, sont téléchargés par chaque visiteur.",
        "Comments and indentation, which only developers read, are downloaded by every visitor.",
    ),
    who=text("Les personnes qui ont une connexion lente.", "People with a slow connection."),
    fix=text(
        "Minifier à la mise en ligne, et garder les sources lisibles à part.",
        "Minify when publishing, and keep the readable sources aside.",
    ),
    criteria={"rgesn:6.3": "none", "rgesn:6.5": "none"},
    needs=(CodeFiles, Ledger),
    source=source("minify-share"),
)
def judge(page: PageReader) -> Outcome:
    """Compare each file with itself without comments and useless blanks."""
    files = page.need(CodeFiles).files
    if not files:
        return not_applicable(
            text("Aucun fichier de style ni de script.", "No style sheet and no script file.")
        )
    heavy = [file for file in files if not _is_lean(page, file)]
    facts = say(
        "Styles et scripts minifiés : {good} sur {total} ; au moins {saved} économisables.",
        "Minified styles and scripts: {good} of {total}; at least {saved} could be saved.",
        good=len(files) - len(heavy),
        total=len(files),
        saved=size(sum(saved_by_lean(page, file) for file in heavy)),
    )
    return decide([_finding(page, file) for file in heavy], facts)


def _is_lean(page: PageReader, file: CodeFile) -> bool:
    useless = file.bytes - file.map_bytes - file.lean_bytes
    small = useless <= bar("minify-share") * file.bytes
    return small or saved_by_lean(page, file) < bar("minify-bytes")


def _finding(page: PageReader, file: CodeFile) -> Finding:
    saved = saved_by_lean(page, file)
    what = say(
        "{name} n'est pas minifié : au moins {saved} de commentaires et de blancs.",
        "{name} is not minified: at least {saved} of comments and blanks.",
        name=file_name(file.url),
        saved=size(saved),
    )
    return finding(
        what,
        resource=file.url,
        party=party_of_code(page, file),
        component=component_of_code(page, file),
        saved_bytes=saved,
    )
