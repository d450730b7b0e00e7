"""The states of a page in the reports: one row a template on the scorecard, one row a state on a page's own report."""

import pytest
from reading import Report


def rows(report: Report, path: str) -> list[list[str]]:
    """The cells of the table of states, header first."""
    tables = report.page(path).tree.xpath("//table[caption[@id='t-states']]")
    assert len(tables) == 1, path
    return [
        [" ".join(cell.text_content().split()) for cell in row.xpath("./th|./td")]
        for row in tables[0].iter("tr")
    ]


@pytest.mark.parametrize(
    ("lang", "heads", "second"),
    [
        (
            "fr",
            ["Première visite", "Avant tout défilement", "En refusant", "En acceptant", "Seconde visite"],
            "240 ko",
        ),
        (
            "en",
            ["First visit", "Before any scroll", "When refusing", "When accepting", "Second visit"],
            "240 kB",
        ),
    ],
)
def test_the_scorecard_has_a_row_a_template_and_a_column_a_state(
    reports: dict[str, Report], lang: str, heads: list[str], second: str
) -> None:
    head, *lines = rows(reports[lang], "ville-exemple/index.html")
    assert head[1:6] == heads
    assert len(lines) == 3
    assert lines[0][5].startswith(second)
    assert lines[1][3:5] == ["–", "–"], "a state that was not asked is a dash, never a zero"


def of_page(report: Report, title: str) -> tuple[list[list[str]], str]:
    """The table of states of the page of that title, and the text around it."""
    found = next(p for p in report.pages if p.path.startswith("ville-exemple/pages/") and title in p.content)
    return rows(report, found.path), " ".join(found.tree.xpath("string(//main)").split())


def test_a_page_tells_what_a_choice_adds_party_by_party(reports: dict[str, Report]) -> None:
    table, text = of_page(reports["fr"], "<h1>Accueil</h1>")
    accepted = next(row for row in table if row[0] == "En acceptant")
    assert accepted[4].startswith("6 origines")
    assert "regie-0.exemple : 40 ko" in accepted[4].replace("\u00a0", " ")
    assert accepted[4].endswith("et 2 autres")
    assert accepted[5] == "9"
    assert "Bandeau de consentement : tarteaucitron." in text.replace("\u00a0", " ")
    assert [row[0] for row in table if row[0].startswith("Sans rien faire")] == ["Sans rien faire60 s"]


def test_a_state_that_was_not_needed_says_why_in_the_reader_s_language(reports: dict[str, Report]) -> None:
    table, text = of_page(reports["en"], "<h1>Nous contacter</h1>")
    refused = next(row for row in table if row[0] == "When refusing")
    assert refused[1:4] == ["–", "–", "The page shows no banner."]
    assert "No consent banner recognised on this page." in text
