"""The title of a table says what the table holds.

Why: the title is what one hears before deciding to read the table. Who: screen reader users. How to fix: name
the content in caption.
"""

from rules.evidence.tables import PageTable, PageTables
from rules.generic_words import is_generic
from rules.outcomes import decide, finding, not_applicable
from rules.reader import PageReader
from rules.rule import rule
from rules.vocabulary import Finding, Outcome
from rules.wording import say, text


@rule(
    id="table-title",
    theme="tables",
    unit=text("tableau", "table"),
    title=text(
        "Donner au tableau un titre qui dit ce qu'il contient",
        "Give the table a title that says what it holds",
    ),
    why=text(
        "Le titre est lu avant le tableau : c'est lui qui fait décider de le lire.",
        "The title is read before the table: it is what makes one decide to read it.",
    ),
    who=text("Les personnes qui utilisent un lecteur d'écran.", "People who use a screen reader."),
    fix=text(
        "Nommer le contenu dans caption : « Tarifs de la cantine, 2026 ».",
        'Name the content in caption: "Canteen prices, 2026".',
    ),
    criteria={"rgaa:5.5": "nc"},
    needs=(PageTables,),
    source="RGAA 4.1.2, 5.5",
)
def judge(page: PageReader) -> Outcome:
    """Find titles of tables that name nothing, and first rows of one cell that may be a title."""
    tables = [one for one in page.need(PageTables).tables if not one.presentational and one.rows > 1]
    if not tables:
        return not_applicable(text("Aucun tableau.", "No table."))
    vague = [_vague(page, one) for one in tables if _title(one) and is_generic(_title(one), "table")]
    facts = say(
        "Titres qui ne disent rien : {vague}.",
        "Titles that say nothing: {vague}.",
        vague=len(vague),
    )
    return decide(vague, facts)


def _title(table: PageTable) -> str:
    return table.caption or table.label or table.title


def _vague(page: PageReader, table: PageTable) -> Finding:
    what = say(
        "Le titre « {title} » ne dit pas ce que contient le tableau.",
        'The title "{title}" does not say what the table holds.',
        title=_title(table)[:80],
    )
    return finding(what, place=table.place, party=page.party_of(table.place))
