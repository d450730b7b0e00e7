"""Each header of a table is tied to its cells.

Why: cells are read with the wrong header, or with none. Who: screen reader users. How to fix: scope="col" or
scope="row" on each th.
"""

from rules.evidence.tables import PageTable, PageTables, TableHeader
from rules.outcomes import decide, finding, not_applicable
from rules.reader import PageReader
from rules.rule import rule
from rules.vocabulary import Finding, Outcome
from rules.wording import say, text

SCOPES = frozenset({"row", "col", "rowgroup", "colgroup"})


@rule(
    id="table-header-scope",
    theme="tables",
    unit=text("en-tête", "header"),
    title=text("Relier les en-têtes à leurs cellules", "Tie headers to their cells"),
    why=text(
        "Une cellule est lue avec le mauvais en-tête, ou sans en-tête.",
        "A cell is read with the wrong header, or with none.",
    ),
    who=text("Les personnes qui utilisent un lecteur d'écran.", "People who use a screen reader."),
    fix=text(
        'Mettre scope="col" sur les en-têtes de colonnes et scope="row" sur ceux de lignes.',
        'Put scope="col" on headers of columns and scope="row" on headers of rows.',
    ),
    criteria={"rgaa:5.7": "nc"},
    needs=(PageTables,),
    source="RGAA 4.1.2, 5.7.1, 5.7.2",
)
def judge(page: PageReader) -> Outcome:
    """Check each th of data tables.

    Without scope, id or role, a th is a fault where the table has headers of both rows and columns (a table
    with one row or one column of headers is a special case of the criterion). A scope of the wrong direction
    is always one.
    """
    tables = [one for one in page.need(PageTables).tables if not one.presentational and one.data]
    heads = [(table, head) for table in tables for head in table.headers if head.text]
    if not heads:
        return not_applicable(text("Aucun en-tête de tableau.", "No table header."))
    found = [one for one in (_finding(page, table, head) for table, head in heads) if one]
    facts = say(
        "En-têtes mal reliés : {bad} sur {total}.",
        "Headers badly tied: {bad} of {total}.",
        bad=len(found),
        total=len(heads),
    )
    return decide(found, facts)


def _finding(page: PageReader, table: PageTable, head: TableHeader) -> Finding | None:
    if head.kind != "th":
        return _role(page, head)
    scope = None if head.scope is None else head.scope.strip().lower()
    if scope is None:
        if head.id or not _both_ways(table):
            return None
        what = say(
            "« {text} » n'a ni scope, ni id, dans un tableau à en-têtes de lignes et de colonnes.",
            '"{text}" has neither scope nor id, in a table with headers of rows and of columns.',
            text=head.text[:80],
        )
        return finding(what, place=head.place, party=page.party_of(head.place))
    wrong = (
        scope not in SCOPES
        or (scope == "row" and _heads_columns(head))
        or (scope == "col" and _heads_row(head))
    )
    what = say(
        "« {text} » a scope={scope}, qui ne convient pas à sa place.",
        '"{text}" has scope={scope}, which does not suit its place.',
        text=head.text[:80],
        scope=scope or text("vide", "empty"),
    )
    return finding(what, place=head.place, party=page.party_of(head.place)) if wrong else None


def _role(page: PageReader, head: TableHeader) -> Finding | None:
    """A header whose role says it heads a row, where it heads a column, or the converse (5.7.5)."""
    if not (_heads_columns(head) if head.kind == "rowheader" else _heads_row(head)):
        return None
    what = say(
        "« {text} » a role={role}, qui ne convient pas à sa place.",
        '"{text}" has role={role}, which does not suit its place.',
        text=head.text[:80],
        role=head.kind,
    )
    return finding(what, place=head.place, party=page.party_of(head.place))


def _both_ways(table: PageTable) -> bool:
    """Headers of columns on the first row, and headers of rows beside data."""
    heads = [one for one in table.headers if one.text]
    first_row = sum(one.row == 0 for one in heads) > 1
    first_column = sum(one.column == 0 and one.row > 0 for one in heads) > 1
    return first_row and first_column and table.columns > 1 and table.rows > 1


def _heads_columns(head: TableHeader) -> bool:
    """It shares its row with other headers, and its column with data only."""
    return head.row == 0 and not head.alone_in_row and head.alone_in_column and head.width == 1


def _heads_row(head: TableHeader) -> bool:
    """It shares its column with other headers, and its row with data only."""
    return (
        head.column == 0
        and head.row > 0
        and head.alone_in_row
        and not head.alone_in_column
        and head.height == 1
    )
