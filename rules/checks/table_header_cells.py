"""Each header of a table has cells.

Why: a header without cells is a title in disguise, or a hole in the table. Who: screen reader users. How to
fix: fill the missing cells, or take the header out of the table.
"""

from rules.evidence.tables import PageTable, PageTables, TableHeader
from rules.outcomes import decide, finding, not_applicable
from rules.reader import PageReader
from rules.rule import rule
from rules.vocabulary import Finding, Outcome
from rules.wording import say, text


@rule(
    id="table-header-cells",
    theme="tables",
    unit=text("en-tête", "header"),
    title=text("Retirer les en-têtes qui ne titrent aucune cellule", "Remove headers that head no cell"),
    why=text(
        "Un en-tête sans cellule fausse la lecture de tout le tableau.",
        "A header without cells upsets the reading of the whole table.",
    ),
    who=text("Les personnes qui utilisent un lecteur d'écran.", "People who use a screen reader."),
    fix=text(
        "Compléter les cellules manquantes, ou sortir ce texte des en-têtes.",
        "Add the missing cells, or take this text out of the headers.",
    ),
    criteria={"rgaa:5.7": "none"},
    needs=(PageTables,),
    source="WCAG 1.3.1; ACT rule d0f69e",
)
def judge(page: PageReader) -> Outcome:
    """Find headers that no cell belongs to, in tables that hold data."""
    tables = [one for one in page.need(PageTables).tables if not one.presentational and one.data]
    heads = [(table, head) for table in tables for head in table.headers if head.text]
    if not heads:
        return not_applicable(text("Aucun en-tête de tableau.", "No table header."))
    alone = [(table, head) for table, head in heads if not head.answered]
    facts = say(
        "En-têtes sans cellule : {bad} sur {total}.",
        "Headers without cell: {bad} of {total}.",
        bad=len(alone),
        total=len(heads),
    )
    return decide([_finding(page, table, head) for table, head in alone], facts)


def _finding(page: PageReader, table: PageTable, head: TableHeader) -> Finding:
    what = say(
        "Aucune cellule ne répond à l'en-tête « {text} ».",
        'No cell answers the header "{text}".',
        text=head.text[:80],
    )
    certain = not (head.width == table.columns or head.height == table.rows)
    return finding(what, place=head.place, party=page.party_of(head.place), certain=certain)
