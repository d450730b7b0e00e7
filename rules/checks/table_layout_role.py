"""A table used for layout says so.

Why: "table, 3 rows" is announced for nothing. Who: screen reader users. How to fix: style sheets instead of
tables, or role="presentation".
"""

from rules.evidence.tables import PageTable, PageTables
from rules.outcomes import decide, finding, not_applicable
from rules.reader import PageReader
from rules.rule import rule
from rules.vocabulary import Finding, Outcome
from rules.wording import say, text


@rule(
    id="table-layout-role",
    theme="tables",
    unit=text("tableau", "table"),
    title=text("Déclarer les tableaux de mise en forme", "Declare layout tables"),
    why=text(
        "Un tableau de mise en forme non déclaré est annoncé et parcouru comme un tableau de données.",
        "A layout table that is not declared is announced and read as a data table.",
    ),
    who=text("Les personnes qui utilisent un lecteur d'écran.", "People who use a screen reader."),
    fix=text(
        'Remplacer le tableau par des styles, ou lui mettre role="presentation".',
        'Replace the table by styles, or give it role="presentation".',
    ),
    criteria={"rgaa:5.3": "nc"},
    needs=(PageTables,),
    source="RGAA 4.1.2, 5.3.1",
)
def judge(page: PageReader) -> Outcome:
    """Find tables that can only be layout, without role="presentation": one cell, or a table inside and no
    header of their own.

    Other tables without any header are left to the rules on headers, and to a person.
    """
    tables = [one for one in page.need(PageTables).tables if one.native and not one.headers]
    layout = [one for one in tables if one.presentational or is_layout(one)]
    if not layout:
        return not_applicable(text("Aucun tableau de mise en forme reconnu.", "No layout table recognised."))
    wrong = [one for one in layout if not one.presentational]
    facts = say(
        "Tableaux de mise en forme déclarés : {good} sur {total}.",
        "Layout tables declared: {good} of {total}.",
        good=len(layout) - len(wrong),
        total=len(layout),
    )
    return decide([_finding(page, one) for one in wrong], facts)


def is_layout(table: PageTable) -> bool:
    """Tell whether a table without header has nothing of a data table: one cell, a table in it, no title."""
    titled = table.caption or table.summary or table.described or table.thead_without_header
    return not titled and not table.role and table.cells > 0 and (table.cells == 1 or table.nested)


def _finding(page: PageReader, table: PageTable) -> Finding:
    what = say(
        "Tableau de mise en forme ({cells} cellules) sans role=presentation.",
        "Layout table ({cells} cells) without role=presentation.",
        cells=table.cells,
    )
    return finding(what, place=table.place, party=page.party_of(table.place))
