"""The title of a data table is tied to it.

Why: a title written above a table, or in its first row, is not said when one enters the table. Who: screen reader
users. How to fix: put it in caption.
"""

import re

from rules.evidence.tables import PageTable, PageTables
from rules.outcomes import decide, finding, not_applicable
from rules.reader import PageReader
from rules.rule import rule
from rules.vocabulary import Finding, Outcome
from rules.wording import say, text

_NUMBERED = re.compile(r"(tableau|table|tab\.)\s*(n\s?[°o]\s*)?\d+", re.IGNORECASE)
_ENDS = (".", ":", "!", "?", ";", "…")
"""A line that ends so introduces or comments the table: it is no title of it."""


@rule(
    id="table-title-tied",
    theme="tables",
    unit=text("tableau", "table"),
    title=text("Relier son titre au tableau", "Tie its title to the table"),
    why=text(
        "Écrit au-dessus du tableau ou dans sa première ligne, le titre n'est pas lu en entrant dans le tableau.",
        "Written above the table or in its first row, the title is not read on entering the table.",
    ),
    who=text("Les personnes qui utilisent un lecteur d'écran.", "People who use a screen reader."),
    fix=text("Mettre le titre dans caption.", "Put the title in caption."),
    criteria={"rgaa:5.4": "nc"},
    needs=(PageTables,),
    source="RGAA 4.1.2, 5.4.1; WCAG technique H39",
)
def judge(page: PageReader) -> Outcome:
    """Find titles in the first row of a data table, or on the line above it.

    Proven for a cell that spans the table above its row of headers, and for a line that numbers the table
    ("Tableau 2") or is bold throughout. Other first rows are for a person.
    """
    tables = [one for one in page.need(PageTables).tables if _holds_data(one)]
    if not tables:
        return not_applicable(text("Aucun tableau de données.", "No data table."))
    found = [one for one in (_finding(page, table) for table in tables) if one]
    facts = say(
        "Titres non reliés : {bad} sur {total} tableaux.",
        "Titles not tied: {bad} of {total} tables.",
        bad=len(found),
        total=len(tables),
    )
    return decide(found, facts)


def _holds_data(table: PageTable) -> bool:
    return not table.presentational and table.rows > 1 and table.columns > 1 and bool(table.headers)


def _finding(page: PageReader, table: PageTable) -> Finding | None:
    if table.caption or table.label or table.title:
        return None
    if table.title_row and any(one.row == 1 for one in table.headers):
        said = table.title_row
        sure = table.title_cell == "cell" and not said.endswith(_ENDS)
    elif table.lead and _NUMBERED.match(table.lead):
        said, sure = table.lead, True
    elif table.lead_bold and not table.lead.endswith(_ENDS):
        said, sure = table.lead, table.headers[0].row == 0
    else:
        return None
    what = say(
        "« {title} » semble le titre du tableau, et ne lui est pas relié.",
        '"{title}" reads as the title of the table, and is not tied to it.',
        title=said[:80],
    )
    return finding(what, place=table.place, party=page.party_of(table.place), certain=sure)
