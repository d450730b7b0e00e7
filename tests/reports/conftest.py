"""Reports written once for the whole session: two sites in both languages, one site, many sites."""

from pathlib import Path

import factory
import pytest
from reading import Report

from reports import write_reports
from rules.results import CampaignResult
from rules.vocabulary import Lang


@pytest.fixture(scope="session")
def reports(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Report]:
    root = tmp_path_factory.mktemp("reports")
    wanted = {
        "fr": (factory.make_campaign(), "fr"),
        "en": (factory.make_campaign(), "en"),
        "one": (factory.make_campaign(factory.make_site()), "fr"),
        "many": (factory.make_portfolio(34), "fr"),
    }
    return {name: write(root / name, *order) for name, order in wanted.items()}


def write(folder: Path, result: CampaignResult, lang: Lang) -> Report:
    index = write_reports(result, folder, lang=lang, pictures=factory.pictures)
    assert index == folder / "index.html"
    return Report(folder)
