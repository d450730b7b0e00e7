"""Whatever an audited site puts in its titles, addresses and code stays harmless text."""

from pathlib import Path

import factory
import msgspec
import pytest
from reading import Report, faults

from reports import write_reports
from reports.safety import safe_href, visible
from rules.results import CampaignResult
from rules.vocabulary import Text

TITLE = "</title><script>alert(1)</script>\u202egpj.exe\x00\x1b & \"quoted\" 'x' {{ 7*7 }}"
ADDRESS = "javascript:alert(document.domain)//"


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Report:
    folder = tmp_path_factory.mktemp("hostile")
    formats = {"csv": folder / "rows.csv", "junit": folder / "junit.xml"}
    write_reports(poisoned(), folder / "out", lang="fr", pictures=factory.pictures, formats=formats)
    return Report(folder / "out")


def poisoned() -> CampaignResult:
    site = factory.make_site()
    page = msgspec.structs.replace(site.pages[0], title=TITLE, url=ADDRESS, template="../../etc/passwd")
    fault = factory.Fault(
        "axe-label", Text(TITLE, TITLE), Text(TITLE, TITLE), TITLE * 40, "content", 1.0, 1, (), box=None
    )
    correction = factory.make_correction(fault, [page])
    return factory.make_campaign(
        msgspec.structs.replace(
            site, name=TITLE, slug="../../outside", url=ADDRESS, pages=[page], corrections=[correction],
            dead_links=[(ADDRESS, 0, [ADDRESS])],
        )
    )  # fmt: skip


def test_titles_and_code_of_a_site_never_become_markup(hostile: Report) -> None:
    assert len(hostile.pages) > 10
    for page in hostile.pages:
        assert faults(page.content) == [], page.path
        assert not page.tree.xpath("//script"), page.path
        assert "\u202e" not in page.content, page.path
        assert "\x00" not in page.content, page.path
    text = hostile.page("index.html").tree.xpath("string(//h1)")
    assert "<script>alert(1)</script>[U+202E]gpj.exe[U+0000][U+001B]" in text
    assert "{{ 7*7 }}" in text


def test_a_javascript_address_is_shown_but_never_a_link(hostile: Report) -> None:
    for page in hostile.pages:
        links = page.tree.xpath("//a/@href")
        assert not [a for a in links if a.strip().lower().startswith(("javascript", "data", "vbscript"))]
    assert ADDRESS in hostile.page("index.html").tree.xpath("string(//main)")


def test_no_name_of_a_site_writes_outside_the_report_folder(hostile: Report) -> None:
    around = {path.name for path in hostile.folder.parent.iterdir()}
    assert around == {"out", "rows.csv", "junit.xml"}
    assert {p.name for p in hostile.folder.iterdir()} == {
        "index.html", "assets", "results.json", "outside", ".limpide-report.json",
    }  # fmt: skip


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        " javascript:alert(1)",
        "java\nscript:alert(1)",
        "data:text/html,x",
        "vbscript:x",
        "//host/path",
        "/path",
        "http://",
        "https://[broken",
        "file:///etc/passwd",
        "http://a/\u202eb",
        "",
    ],
)
def test_addresses_that_are_no_safe_link(address: str) -> None:
    assert safe_href(address) == ""


@pytest.mark.parametrize("address", ["https://www.ville.fr/é?q=1#a", "http://127.0.0.1:8000/"])
def test_addresses_that_are(address: str) -> None:
    assert safe_href(address) == address


def test_tabs_and_line_ends_stay_and_lone_surrogates_do_not() -> None:
    assert visible("a\tb\nc") == "a\tb\nc"
    assert visible("\ud800x\u200b") == "[U+D800]x[U+200B]"


def test_a_whole_report_survives_a_missing_or_broken_picture(tmp_path: Path) -> None:
    for content in (None, b"", b"not a picture"):
        write_reports(factory.make_campaign(), tmp_path / "out", lang="fr", pictures=lambda _: content)  # noqa: B023
        assert not Report(tmp_path / "out").page("ville-exemple/index.html").tree.xpath("//img")
