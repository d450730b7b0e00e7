"""A table declared as layout uses nothing of data tables.

Why: headers or a caption contradict the role, and are read or lost at random. Who: screen reader users. How
to fix: remove them, or remove the role when the table holds data.
"""

from rules.evidence.tables import PageTable, PageTables
from rules.outcomes import decide, finding, not_applicable
from rules.reader import PageReader
from rules.rule import rule
from rules.vocabulary import Finding, Outcome
from rules.wording import say, text


@rule(
    id="table-layout-markup",
    theme="tables",
    unit=text("tableau", "table"),
    title=text(
        "Retirer des tableaux de mise en forme les balises de données",
        "Remove data markup from layout tables",
    ),
    why=text(
        "Des en-têtes ou une légende contredisent le rôle déclaré : ils sont lus ou perdus au hasard.",
        "Headers or a caption contradict the role declared: they are read or lost at random.",
    ),
    who=text("Les personnes qui utilisent un lecteur d'écran.", "People who use a screen reader."),
    fix=text(
        "Retirer ces balises ; ou retirer le rôle si le tableau porte des données.",
        "Remove this markup; or remove the role if the table holds data.",
    ),
    criteria={"rgaa:5.8": "nc"},
    needs=(PageTables,),
    source="RGAA 4.1.2, 5.8.1",
)
def judge(page: PageReader) -> Outcome:
    """Look for markup of data tables in tables declared as layout."""
    layout = [one for one in page.need(PageTables).tables if one.native and one.presentational]
    if not layout:
        return not_applicable(text("Aucun tableau déclaré de mise en forme.", "No table declared as layout."))
    wrong = [one for one in layout if one.marks]
    facts = say(
        "Tableaux de mise en forme sans balise de données : {good} sur {total}.",
        "Layout tables without data markup: {good} of {total}.",
        good=len(layout) - len(wrong),
        total=len(layout),
    )
    return decide([_finding(page, one) for one in wrong], facts)


def _finding(page: PageReader, table: PageTable) -> Finding:
    what = say(
        "Tableau déclaré de mise en forme, qui utilise {marks}.",
        "Table declared as layout, that uses {marks}.",
        marks=", ".join(table.marks),
    )
    return finding(what, place=table.place, party=page.party_of(table.place))
