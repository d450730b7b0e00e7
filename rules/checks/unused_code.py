"""Styles and scripts that a page loads serve that page.

Why: unused code is downloaded, decompressed and read for nothing. Who: slow devices and small data plans. How to fix:
split files by page or component, load what serves an action at that action, drop dead code.
"""

from rules.addresses import file_name, host_name, shape
from rules.evidence.code_coverage import CodeFile, Coverage
from rules.outcomes import decide, finding, not_applicable
from rules.reader import PageReader
from rules.rule import rule
from rules.thresholds import bar, source
from rules.vocabulary import Finding, Outcome, Text
from rules.wording import percent, say, size, text


@rule(
    id="unused-code",
    scope="template",
    theme="code",
    unit=text("fichier", "file"),
    title=text("Ne charger que le code qui sert à la page", "Load only the code that serves the page"),
    why=text(
        "Le code inutile est téléchargé, décompressé et lu pour rien.",
        "Unused code is downloaded, decompressed and read for nothing.",
    ),
    who=text("Les appareils lents et les petits forfaits.", "Slow devices and small data plans."),
    fix=text(
        "Découper les fichiers par page ou par composant, charger au moment de l'action ce qu'elle demande, "
        "supprimer le code mort.",
        "Split files by page or component, load at the action what it needs, remove dead code.",
    ),
    criteria={"rgesn:6.5": "nc", "rgesn:2.9": "none"},
    needs=(Coverage,),
    source=source("unused-code"),
)
def judge(page: PageReader) -> Outcome:
    """A style sheet of which no rule applies is proven useless here; a mostly unused file is left to a person."""
    files = [one for one in page.need(Coverage).files if not one.inline]
    if not files:
        return not_applicable(
            text("Aucun fichier de style ni de script.", "No style sheet and no script file.")
        )
    total, unused = sum(f.total_bytes for f in files), sum(f.unused_bytes - f.waiting_bytes for f in files)
    facts = say(
        "Code inutilisé après chargement et défilement : {unused} sur {total} ({share}).",
        "Code not used after load and scroll: {unused} of {total} ({share}).",
        unused=size(unused),
        total=size(total),
        share=percent(unused / total) if total else percent(0),
    )
    found = [
        _whole(one) if _useless(one) else _partly(one) for one in files if _useless(one) or _wasteful(one)
    ]
    return decide(found, facts)


def _useless(one: CodeFile) -> bool:
    """Tell whether nothing of a style sheet serves, nor waits for another state of the page."""
    return (
        one.kind == "css"
        and one.applies
        and not one.at_rules
        and one.rules > 0
        and one.rules_unused == one.rules
        and not one.waiting_bytes
        and one.wire_bytes >= bar("unused-sheet")
    )


def _wasteful(one: CodeFile) -> bool:
    unused = one.unused_bytes - one.waiting_bytes
    return bool(one.total_bytes) and one.wire_bytes * unused / one.total_bytes >= bar("unused-code")


def _whole(one: CodeFile) -> Finding:
    what = say(
        "{name} ({size}) : aucune de ses {rules} règles ne s'applique à la page.",
        "{name} ({size}): none of its {rules} rules applies to the page.",
        name=file_name(one.url),
        size=size(one.wire_bytes),
        rules=one.rules,
    )
    return _finding(one, what, certain=True)


def _partly(one: CodeFile) -> Finding:
    unused = one.unused_bytes - one.waiting_bytes
    what = say(
        "{name} : {share} du code n'a pas servi, soit environ {size} transférés.",
        "{name}: {share} of its code did not serve, about {size} transferred.",
        name=file_name(one.url),
        share=percent(unused / one.total_bytes),
        size=size(one.wire_bytes * unused / one.total_bytes),
    )
    return _finding(one, what, certain=False)


def _finding(one: CodeFile, what: Text, *, certain: bool) -> Finding:
    return finding(
        what,
        resource=one.url,
        party="third" if one.party == "third" else "template",
        component=host_name(one.url) if one.party == "third" else shape(one.url),
        certain=certain,
        saved_bytes=one.wire_bytes if certain else None,
        saved_requests=1 if certain else None,
    )
