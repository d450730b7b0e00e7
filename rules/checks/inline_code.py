"""Styles, scripts and small images stand in files that the cache keeps, not in each page.

Why: what is written in the page is downloaded again with every page. Who: visitors of several pages, which is nearly
everybody. How to fix: move long styles and scripts to files, and images written as data: too.
"""

from rules.evidence.code_files import CodeFiles
from rules.outcomes import decide, finding, not_applicable
from rules.reader import PageReader
from rules.rule import rule
from rules.thresholds import bar, source
from rules.vocabulary import Outcome
from rules.wording import percent, say, size, text


@rule(
    id="inline-code",
    scope="template",
    theme="code",
    unit=text("page", "page"),
    title=text(
        "Sortir de la page les styles et scripts longs", "Move long styles and scripts out of the page"
    ),
    why=text(
        "Ce qui est écrit dans la page est téléchargé de nouveau avec chaque page.",
        "What is written in the page is downloaded again with every page.",
    ),
    who=text("Les personnes qui lisent plusieurs pages.", "People who read several pages."),
    fix=text(
        "Mettre dans des fichiers les styles et scripts longs, et les images écrites en data:.",
        "Put long styles and scripts in files, and images written as data: too.",
    ),
    criteria={"rgesn:6.2": "none"},
    needs=(CodeFiles,),
    source=source("inline-bytes"),
)
def judge(page: PageReader) -> Outcome:
    """Weigh what the document itself holds of styles, scripts and data: addresses (before compression)."""
    record = page.need(CodeFiles)
    inline = record.script_bytes + record.style_bytes + record.data_bytes
    if not inline:
        return not_applicable(text("Rien n'est écrit dans la page.", "Nothing is written in the page."))
    facts = say(
        "Écrits dans la page : {scripts} de scripts, {styles} de styles, {data} de data:, soit {share} du document.",
        "Written in the page: {scripts} of scripts, {styles} of styles, {data} of data:, {share} of the document.",
        scripts=size(record.script_bytes),
        styles=size(record.style_bytes),
        data=size(record.data_bytes),
        share=percent(min(1.0, inline / max(record.document_bytes, inline))),
    )
    if inline <= bar("inline-bytes"):
        return decide([], facts)
    return decide([finding(facts, party="template", component="document")], facts)
