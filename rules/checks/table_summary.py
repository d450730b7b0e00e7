"""A complex table comes with a few words on how it is built.

Why: without them a listener is lost among the headers. Who: blind people. How to fix: explain the table in
its caption, or in a text tied by aria-describedby.
"""

from rules.evidence.tables import PageTable, PageTables
from rules.outcomes import decide, finding, not_applicable
from rules.reader import PageReader
from rules.rule import rule
from rules.vocabulary import Finding, Outcome
from rules.wording import say, text


@rule(
    id="table-summary",
    theme="tables",
    unit=text("tableau", "table"),
    title=text("Expliquer les tableaux complexes", "Explain complex tables"),
    why=text(
        "À l'écoute, on se perd dans un tableau dont les en-têtes ne sont pas tous en première "
        "ligne ou colonne.",
        "When listened to, one gets lost in a table whose headers are not all on the first row or column.",
    ),
    who=text("Les personnes qui utilisent un lecteur d'écran.", "People who use a screen reader."),
    fix=text(
        "Décrire le tableau dans caption, ou dans un texte relié par aria-describedby.",
        "Describe the table in its caption, or in a text tied by aria-describedby.",
    ),
    criteria={"rgaa:5.1": "nc"},
    needs=(PageTables,),
    source="RGAA 4.1.2, 5.1.1",
)
def judge(page: PageReader) -> Outcome:
    """Look for a caption, a summary or a description on each table whose headers are not only
    on its first row and column."""
    tables = [one for one in page.need(PageTables).tables if not one.presentational and is_complex(one)]
    if not tables:
        return not_applicable(text("Aucun tableau complexe.", "No complex table."))
    bare = [one for one in tables if not (one.caption or one.summary or one.described)]
    facts = say(
        "Tableaux complexes expliqués : {good} sur {total}.",
        "Complex tables explained: {good} of {total}.",
        good=len(tables) - len(bare),
        total=len(tables),
    )
    return decide([_finding(page, one) for one in bare], facts)


def is_complex(table: PageTable) -> bool:
    """Tell whether headers stand elsewhere than on the first row and column, or speak for a
    part of a row or column."""
    heads = [one for one in table.headers if one.text]
    inner = any(one.row > 0 and one.column > 0 for one in heads)
    return table.data > 0 and (inner or (table.headers_named > 0 and len(heads) > 1))


def _finding(page: PageReader, table: PageTable) -> Finding:
    what = say(
        "Tableau de {rows} lignes et {columns} colonnes, aux en-têtes répartis : ni caption, ni description.",
        "Table of {rows} rows and {columns} columns with scattered headers: no caption, no description.",
        rows=table.rows,
        columns=table.columns,
    )
    return finding(what, place=table.place, party=page.party_of(table.place))
