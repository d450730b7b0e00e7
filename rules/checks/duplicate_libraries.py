"""No library is loaded twice by one page.

Why: two copies, often of two versions, do the work of one. Who: slow connections and slow processors. How to fix: keep
the most recent copy, loaded by the template, and remove the one an extension brings.
"""

from collections import defaultdict

from rules.addresses import file_name
from rules.code_facts import party_of_code, request_of
from rules.evidence.code_files import CodeFile, CodeFiles, Library
from rules.evidence.ledger import Ledger
from rules.outcomes import decide, finding, not_applicable
from rules.reader import PageReader
from rules.rule import rule
from rules.vocabulary import Finding, Outcome
from rules.wording import say, text

Copies = list[tuple[CodeFile, Library]]


@rule(
    id="duplicate-libraries",
    scope="template",
    theme="code",
    unit=text("bibliothèque", "library"),
    title=text("Ne charger chaque bibliothèque qu'une fois", "Load each library only once"),
    why=text(
        "Deux copies d'une bibliothèque, souvent de deux versions, font le travail d'une seule.",
        "Two copies of a library, often of two versions, do the work of one.",
    ),
    who=text("Les connexions lentes et les appareils lents.", "Slow connections and slow devices."),
    fix=text(
        "Garder la copie la plus récente, appelée par le gabarit, et retirer celle qu'apporte une extension.",
        "Keep the most recent copy, loaded by the template, and remove the one an extension brings.",
    ),
    criteria={"rgesn:6.5": "nc"},
    needs=(CodeFiles, Ledger),
    source="RGESN 2024, 6.5",
)
def judge(page: PageReader) -> Outcome:
    """Find libraries whose own banner stands in more than one file; certain when each banner opens its file."""
    copies: dict[tuple[str, str], Copies] = defaultdict(list)
    for file in page.need(CodeFiles).files:
        for library in file.libraries:
            copies[library.name, file.kind].append((file, library))
    if not copies:
        return not_applicable(text("Aucune bibliothèque reconnue.", "No known library."))
    twice = {name: found for (name, _), found in copies.items() if len(found) > 1}
    facts = say(
        "Bibliothèques chargées plusieurs fois : {twice} sur {total} reconnues.",
        "Libraries loaded more than once: {twice} of {total} known ones.",
        twice=len(twice),
        total=len(copies),
    )
    return decide([_finding(page, name, found) for name, found in twice.items()], facts)


def _finding(page: PageReader, name: str, found: Copies) -> Finding:
    certain = all(library.leads for _, library in found)
    weights = {file.url: r.wire_bytes for file, _ in found if (r := request_of(page, file))}
    lightest = min(found, key=lambda one: weights.get(one[0].url, one[0].bytes))[0]
    what = say(
        "{name} est chargée {times} fois : {copies}.",
        "{name} is loaded {times} times: {copies}.",
        name=name,
        times=len(found),
        copies=", ".join(f"{file_name(file.url)} {library.version}".strip() for file, library in found),
    )
    return finding(
        what,
        resource=lightest.url,
        party=party_of_code(page, lightest),
        component=name,
        certain=certain,
        saved_bytes=weights.get(lightest.url) if certain else None,
        saved_requests=1 if certain else None,
    )
