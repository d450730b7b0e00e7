"""The summary of a complex table says how it is made.

Why: the summary is heard before a table whose headers are scattered; « tableau » or the title once more explain
nothing. Who: blind people. How to fix: say what the rows, the columns and their groups are.
"""

from rules.checks.table_summary import is_complex
from rules.evidence.tables import PageTable, PageTables
from rules.generic_words import is_generic, plain
from rules.outcomes import decide, finding, not_applicable
from rules.reader import PageReader
from rules.rule import rule
from rules.vocabulary import Finding, Outcome
from rules.wording import say, text


@rule(
    id="table-summary-says",
    theme="tables",
    unit=text("tableau", "table"),
    title=text("Résumer la structure du tableau", "Sum up how the table is made"),
    why=text(
        "Un résumé vide de sens, ou qui répète le titre, n'aide pas à parcourir un tableau complexe.",
        "A summary that says nothing, or repeats the title, does not help to go through a complex table.",
    ),
    who=text("Les personnes aveugles.", "Blind people."),
    fix=text(
        "Dire ce que sont les lignes, les colonnes et leurs groupes.",
        "Say what the rows, the columns and their groups are.",
    ),
    criteria={"rgaa:5.2": "nc"},
    needs=(PageTables,),
    source="RGAA 4.1.2, 5.2.1",
)
def judge(page: PageReader) -> Outcome:
    """Find the summaries of complex tables that name nothing or are the title again."""
    tables = [
        one
        for one in page.need(PageTables).tables
        if not one.presentational and is_complex(one) and _summary(one)
    ]
    if not tables:
        return not_applicable(
            text("Aucun tableau complexe avec un résumé.", "No complex table with a summary.")
        )
    vague = [one for one in tables if _vague(one)]
    facts = say(
        "Résumés qui n'expliquent rien : {bad} sur {total}.",
        "Summaries that explain nothing: {bad} of {total}.",
        bad=len(vague),
        total=len(tables),
    )
    return decide([_finding(page, one) for one in vague], facts)


def _summary(table: PageTable) -> str:
    return table.summary or table.described


def _vague(table: PageTable) -> bool:
    said = _summary(table)
    return is_generic(said, "table") or plain(said) == plain(table.caption)


def _finding(page: PageReader, table: PageTable) -> Finding:
    what = say(
        "Le résumé « {it} » n'explique pas le tableau.",
        'The summary "{it}" does not explain the table.',
        it=_summary(table)[:80],
    )
    return finding(what, place=table.place, party=page.party_of(table.place))
