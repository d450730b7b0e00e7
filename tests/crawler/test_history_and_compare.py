"""`history` tells the campaigns of a site, `compare` what changed between two of them, or between two folders."""

import csv
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from crawler.campaign.history import remember, with_trend
from crawler.campaign.settings import AlertSettings, SiteSettings
from crawler.campaign.sides import RESULTS
from crawler.campaign.slugs import slugs
from crawler.campaign.store import Store
from crawler.cli.compare import compare
from crawler.cli.history import history
from crawler.errors import UserError
from rules.evidence.axe import AxeRule
from rules.evidence.visit import Visit
from rules.judge import judge_site
from rules.results import CampaignResult
from tests.factories import HOME, axe, document, ledger, node, request, site, visit

SETTINGS = SiteSettings(url=HOME, name="Ville")
TRACKER = request("https://www.google-analytics.com/g.js", party="third", kind="script", body_bytes=9_000)


def photo(size: int):
    return request("/photo.webp", kind="image", header_bytes=0, body_bytes=size)


FORMER = visit(ledger(document(), photo(3_000_000)), axe(AxeRule(id="image-alt", violations=[node()])))
LATER = visit(
    ledger(document(), photo(600_000), TRACKER), axe(AxeRule(id="button-name", violations=[node("<button>")]))
)


class Team:
    """Two campaigns of one site in a store, and the folder of each."""

    def __init__(self, folder: Path, url: str) -> None:
        self.folder, self.url = folder, url
        self.store = Store(self.url)
        self.ids = [self.campaign(day, seen) for day, seen in enumerate((FORMER, LATER), 1)]

    def campaign(self, day: int, seen: Visit) -> str:
        began = f"2026-11-{day:02}T10:00:00+00:00"
        name, _ = self.store.open_campaign([SETTINGS], slugs([SETTINGS]), {}, began, fresh=False)
        self.store.save_visit(self.store.sites(name)[0].id, HOME, seen)
        stored = self.store.campaign(name)
        assert stored is not None
        judged = msgspec.structs.replace(judge_site(site(seen)), name="Ville")
        result = CampaignResult(
            limpide="0", started=began, ended=began, exit_code=0, exit_reasons=[], sites=[judged]
        )
        result = with_trend(self.store, stored, result, complete=True)
        remember(self.store, stored, result, AlertSettings(), "fr")
        self.store.end_campaign(name, began)
        report = self.folder / f"report-{day}"
        report.mkdir()
        (report / RESULTS).write_bytes(msgspec.json.encode(result))
        return name


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def team(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Team]:
    folder, url = tmp_path_factory.mktemp("team"), ""
    if request.param == "postgresql":
        url = request.getfixturevalue("postgres").database()
    made = Team(folder, url or f"sqlite:///{folder / 'limpide.db'}")
    yield made
    made.store.close()


@pytest.mark.parametrize("sides", ["campaigns", "folders", "a campaign and a folder"])
def test_each_change_is_named_with_its_cause(team: Team, sides: str, capsys) -> None:
    folders = [str(team.folder / f"report-{n}") for n in (1, 2)]
    ids = [name[:8] for name in team.ids]
    asked = {"campaigns": ids, "folders": folders, "a campaign and a folder": [ids[0], folders[1]]}[sides]
    assert compare(asked[0], asked[1], store=team.url) == 0
    told = capsys.readouterr().out.replace("\u00a0", " ")
    assert "/photo.webp (image) : 3 Mo → 600 ko, 1 page" in told
    assert "www.google-analytics.com (" in told
    assert "mesure d’audience) : nouveau tiers" in told
    new, cured = told.index("Corrections nouvelles ("), told.index("Corrections guéries")
    assert "bouton" in told[new:cured]
    assert "alternative" in told[cured:]
    assert "critère 1.1" in told[told.index("Verdicts changés") :]


def test_the_same_campaign_twice_changes_nothing(team: Team, capsys) -> None:
    compare(team.ids[0], team.ids[0], lang="en", store=team.url)
    told = capsys.readouterr().out
    assert "Files" not in told
    assert "New corrections" not in told


def test_an_unknown_side_is_one_sentence(team: Team) -> None:
    with pytest.raises(UserError) as caught:
        compare("nowhere", team.ids[0], store=team.url)
    assert "nowhere" in caught.value.text.fr


def test_the_history_of_a_site_is_a_line_a_campaign(team: Team, capsys, tmp_path: Path) -> None:
    for name in (HOME, "Ville", "exemple.fr", HOME.rstrip("/")):
        assert history(name, store=team.url) == 0
        lines = capsys.readouterr().out.splitlines()
        assert [line.split()[0] for line in lines[1:]] == ["2026-11-01", "2026-11-02"], name
    assert lines[0].startswith("Début (UTC)")
    assert history(None, store=team.url, table=tmp_path / "all.csv") == 0
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == 2, "without a site, the last campaign of each"
    rows = list(csv.DictReader((tmp_path / "all.csv").read_text("utf-8-sig").splitlines(), delimiter=";"))
    assert (rows[0]["url"], rows[0]["campaign"]) == (HOME, team.ids[1])
    assert int(rows[0]["new"]) >= 1
    assert int(rows[0]["cured"]) >= 1


def test_an_unknown_site_names_the_nearest(team: Team) -> None:
    with pytest.raises(UserError) as caught:
        history("Vile", store=team.url)
    assert "Ville" in caught.value.text.fr
