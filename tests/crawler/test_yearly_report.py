"""`limpide yearly 2026` gathers the evidence of a year from the store: paragraphs to paste, a page to print."""

import json
import zlib
from datetime import date
from pathlib import Path

import msgspec
import pytest
from lxml import html
from sqlalchemy import insert

from crawler.campaign import schema
from crawler.campaign.store import Store
from crawler.cli.main import run
from rules.changes.verdicts import Verdicts
from rules.declaration.source import Source
from rules.declaration.statement import Given, Statement, make_statement
from rules.results import TrendPoint
from rules.yearly import SiteYear, make_year
from tests.declaring_sites import pages
from tests.reports import factory


def point(month: int, corrections: int, wire_bytes: float, **fields: object) -> TrendPoint:
    given = {
        "campaign": f"c{month}",
        "started": f"2026-{month:02}-10T08:00:00+00:00",
        "status": "audited",
        "pages": 20,
    }
    given |= {"corrections": corrections, "wire_bytes": wire_bytes, "requests": 60.0, "new": 1, "cured": 4}
    return TrendPoint(**(given | fields))  # type: ignore[arg-type]


def statement(mention: str) -> Statement:
    home = Source(url="https://a.fr/", text=mention)
    text = html.fromstring(str(pages("sound", "A")["/accessibilite"])).text_content()
    page = Source(url="https://a.fr/accessibilite", text=text)
    return make_statement(Given(host="a.fr", today=date(2026, 11, 24), home=home, page=page))


BEFORE, AFTER = statement("Bienvenue"), statement("Accessibilité : partiellement conforme")


def test_the_year_compares_the_first_and_the_last_measure_of_each_site() -> None:
    sites = [
        SiteYear(
            name="A",
            url="a",
            points=[point(2, 12, 2e6, new=None, cured=None), point(9, 8, 1e6)],
            first=BEFORE,
            last=AFTER,
        ),
        SiteYear(name="B", url="b", points=[point(3, 5, 3e6)], first=AFTER, last=AFTER),
        SiteYear(name="C", url="c", points=[point(4, 0, 0, status="failed")]),
    ]
    year = make_year("2026-01-01", "2026-12-31", sites)
    assert [one.name for one in year.sites] == ["A", "B"], "a site that never answered is not measured"
    assert (year.weight, year.open, year.cured) == ((2e6, 1e6), (17, 13), 5 - 1 + 4)
    (mention,) = [one for one in year.duties if one.id == "mention"]
    assert (mention.before, mention.after, mention.read) == (1, 2, 2)
    assert "−50 %" in year.reen[1].fr.replace("\u00a0", " ")
    assert "-50" not in year.accessibility[0].fr


def test_one_measure_gives_no_change() -> None:
    year = make_year("2026-01-01", "2026-12-31", [SiteYear(name="B", url="b", points=[point(3, 5, 3e6)])])
    assert year.weight is None
    assert "deux fois" in year.reen[1].fr


def filled(folder: Path) -> str:
    url = f"sqlite:///{folder / 'limpide.db'}"
    store = Store(url)
    site = msgspec.structs.replace(factory.make_site("Ville", count=2, faults=1), statement=AFTER)
    rows = [
        {
            "address": "https://www.ville-exemple.fr/",
            "campaign": one.campaign,
            "started": one.started,
            "name": "Ville",
            "slug": "ville",
            "point": msgspec.json.encode(one).decode(),
            "verdicts": msgspec.json.encode(Verdicts()).decode(),
            "result": zlib.compress(msgspec.json.encode(site)),
        }
        for one in (point(2, 12, 2e6), point(9, 8, 1e6))
    ]
    with store.engine.begin() as connection:
        connection.execute(insert(schema.history), rows)
    store.close()
    return url


def told(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str]:
    with pytest.raises(SystemExit) as end:
        run(["yearly", *arguments])
    return int(end.value.code or 0), capsys.readouterr().out


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_the_report_is_one_page_to_print_with_its_paragraphs(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], lang: str
) -> None:
    page, figures = tmp_path / "bilan.html", tmp_path / "bilan.json"
    code, said = told(
        capsys,
        "2026",
        "--store",
        filled(tmp_path),
        "--out",
        str(page),
        "--json",
        str(figures),
        "--lang",
        lang,
    )
    assert code == 0
    assert ("loi n° 2021-1485" if lang == "fr" else "law 2021-1485") in said
    text = page.read_text(encoding="utf-8")
    assert "<script" not in text
    assert '<link rel="stylesheet"' not in text
    assert len(text) < 40_000
    assert json.loads(figures.read_text(encoding="utf-8"))["campaigns"] == 2


def test_days_without_a_campaign_and_wrong_days_are_usage_errors(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    url = filled(tmp_path)
    assert told(capsys, "2025", "--store", url)[0] == 2
    assert told(capsys, "2026", "--store", url, "--from", "hier")[0] == 2
    assert told(capsys, "2026", "--store", url, "--from", "2026-10-01", "--to", "2026-11-01")[0] == 2
