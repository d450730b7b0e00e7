"""The headers of a data table are declared as headers.

Why: cells are read without what they answer to. Who: screen reader users. How to fix: th in place of td for
each header.
"""

from rules.evidence.tables import PageTable, PageTables
from rules.outcomes import decide, finding, not_applicable
from rules.reader import PageReader
from rules.rule import rule
from rules.vocabulary import Finding, Outcome
from rules.wording import say, text

LOOKS_ROWS = 2
LOOKS_CHARACTERS = 200
"""A row in bold above more than two rows of short cells is a row of headers."""


@rule(
    id="table-headers-declared",
    theme="tables",
    unit=text("tableau", "table"),
    title=text("Déclarer les en-têtes de tableau", "Declare the headers of tables"),
    why=text(
        "Sans en-tête déclaré, chaque cellule est lue sans dire à quoi elle répond.",
        "Without declared headers, each cell is read without what it answers to.",
    ),
    who=text("Les personnes qui utilisent un lecteur d'écran.", "People who use a screen reader."),
    fix=text(
        'Remplacer td par th pour chaque en-tête, avec scope="col" ou scope="row".',
        'Replace td with th for each header, with scope="col" or scope="row".',
    ),
    criteria={"rgaa:5.6": "nc"},
    needs=(PageTables,),
    source="RGAA 4.1.2, 5.6",
)
def judge(page: PageReader) -> Outcome:
    """Find data tables whose headers are plain cells: a caption or a thead and no header, or a bold first row
    or column.

    A first column in bold whose short cells all differ holds the headers of its rows. A caption or a thead says that
    the table holds data, so do two rows under a row set apart by its bold text.
    """
    tables = [one for one in page.need(PageTables).tables if _may_hold_data(one)]
    if not tables:
        return not_applicable(text("Aucun tableau de données.", "No data table."))
    found = [one for one in (_finding(page, table) for table in tables) if one]
    facts = say(
        "Tableaux aux en-têtes non déclarés : {bad} sur {total}.",
        "Tables whose headers are not declared: {bad} of {total}.",
        bad=len(found),
        total=len(tables),
    )
    return decide(found, facts)


def _may_hold_data(table: PageTable) -> bool:
    several = table.rows > 1 and table.columns > 1
    return several and not (table.presentational or table.nested or table.controls)


def _finding(page: PageReader, table: PageTable) -> Finding | None:
    if table.headers and all(one.row == 0 for one in table.headers) and table.side_bold:
        return _side(page, table)
    if table.headers or not (
        table.caption or table.thead_without_header or table.first_bold or table.side_bold
    ):
        return None
    certain = table.thead_without_header or bool(table.caption) or _headed_by_looks(table)
    what = say(
        "Tableau de {rows} lignes et {columns} colonnes sans aucun en-tête déclaré.",
        "Table of {rows} rows and {columns} columns without any declared header.",
        rows=table.rows,
        columns=table.columns,
    )
    return finding(what, place=table.place, party=page.party_of(table.place), certain=certain)


def _side(page: PageReader, table: PageTable) -> Finding:
    """Headers of columns are declared, those of rows are bold cells."""
    what = say(
        "Les {rows} en-têtes de lignes, en gras dans la première colonne, ne sont pas déclarés.",
        "The {rows} headers of rows, bold in the first column, are not declared.",
        rows=table.rows - 1,
    )
    sure = table.side_unlike and table.rows > LOOKS_ROWS + 1
    return finding(what, place=table.place, party=page.party_of(table.place), certain=sure)


def _headed_by_looks(table: PageTable) -> bool:
    return table.first_bold and table.rows > LOOKS_ROWS and table.longest < LOOKS_CHARACTERS
