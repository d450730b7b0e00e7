"""A contract says what is measured, on what, in which unit; a clause nobody could judge is refused in one sentence."""

from pathlib import Path

import pytest

from crawler.acceptance.contract_file import read_contract
from crawler.acceptance.library import clause_toml, write_example
from crawler.acceptance.sample_file import (
    FrozenPage,
    FrozenSample,
    check_sample,
    read_sample,
    with_declared,
    written,
)
from crawler.campaign.settings import SiteSettings
from crawler.errors import ConfigurationError
from rules.acceptance.library import library
from rules.evidence.inventory import Sample, SampledPage

CONTRACT = """[contract]
reference = "2026-WEB-04"
stage = "VA"

[parties]
buyer = "Métropole d’Exemple"
supplier = "Agence Exemple"

[environment]
url = "https://exemple.fr/"
journeys = [{ name = "Acte", steps = [{ open = "/" }] }]

[[clause]]
article = "4.1"
title = "Poids"
metric = "wire_bytes"
population = "page"
states = ["first", "second"]
unit = "Mo"
limit = 1

[[clause]]
article = "4.2"
title = "Conformité de 75 % au RGAA"
metric = "rgaa_rate"
rate = "global"
population = "site"
unit = "%"
limit = 75
"""


def write(tmp_path: Path, old: str = "", new: str = "") -> Path:
    assert old in CONTRACT
    path = tmp_path / "contract.toml"
    path.write_text(CONTRACT.replace(old, new, 1), encoding="utf-8")
    return path


def test_a_contract_is_read_with_the_visits_its_clauses_need(tmp_path: Path) -> None:
    found = read_contract(write(tmp_path))
    weight, rate = found.contract.clauses
    assert (weight.metric, weight.states, rate.metric) == (
        "wire_bytes",
        ["first", "second"],
        "rgaa_global_rate",
    )
    assert (found.contract.runs, found.site.profiles) == (5, ["return"])
    assert read_contract(write(tmp_path), "VSR", 2).contract.stage == "VSR"
    alone = CONTRACT.partition('[[clause]]\narticle = "4.2"')[0].replace('"first", "second"', '"second"')
    (tmp_path / "alone.toml").write_text(alone, encoding="utf-8")
    assert read_contract(tmp_path / "alone.toml").site.profiles == ["return"]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('unit = "Mo"\n', "", "il manque l’unité"),
        ('population = "page"\n', "", "il manque la population"),
        ('rate = "global"\n', "", "doit dire lequel"),
        ('metric = "rgaa_rate"\nrate = "global"\n', "", "doit dire lequel"),
        ('metric = "wire_bytes"', 'metric = "wire_byte"', "la plus proche est « wire_bytes »"),
        ('metric = "wire_bytes"', 'metric = "load_time"', "est une durée"),
        ('metric = "wire_bytes"\n', "", "ce qui est mesuré"),
        ('unit = "Mo"', 'unit = "ms"', "n’est pas une unité"),
        ('"second"', '"secondd"', "la plus proche est « second »"),
        ('population = "page"', 'population = "pages"', "la plus proche est « page »"),
        ('population = "page"', 'population = "process:Autre"', "n’est pas déclarée"),
        ('population = "page"', 'population = "process"', "ne se mesure pas sur une démarche"),
        ('metric = "wire_bytes"', 'metric = "rgaa_nc"', "ne se mesure pas dans l’état « second »"),
        ("limit = 1\n", "", "il manque la limite"),
        ("limit = 1\n", "limit = 1\ntarget = 2\n", "moins exigeante"),
        ('stage = "VA"\n', "", "l’étape manque"),
        ('article = "4.2"\n', "", "pas d’article"),
        ('title = "Poids"', 'titre = "Poids"', "la plus proche est « title »"),
        ('supplier = "Agence Exemple"\n', "", "« supplier » manque"),
        ('url = "https', 'adresse = "https', "n’existe pas"),
        ("limit = 1\n", "limit = 1\nrate = 'mean'\n", "ne concerne qu’un taux"),
        ("limit = 1\n", "limit = nan\n", "nombre fini"),
        ("limit = 1\n", "limit = inf\n", "nombre fini"),
        ("limit = 1\n", "limit = 1e400\n", "nombre fini"),
        ("limit = 1\n", "limit = -1\n", "nombre fini"),
        ("limit = 1\n", "limit = 1\ntarget = nan\n", "nombre fini"),
        ('"first", "second"', '"first", "first"', "nommé deux fois"),
        ('article = "4.2"', 'article = " "', "pas d’article"),
        ('population = "page"', 'population = "page://autre.fr/"', "chemin d’une page du site"),
        ('population = "page"', 'population = "page:/a/../b"', "chemin d’une page du site"),
        ('population = "page"', 'population = "page:/#bas"', "chemin d’une page du site"),
    ],
)
def test_a_wrong_contract_is_one_sentence_with_its_line(
    tmp_path: Path, old: str, new: str, said: str
) -> None:
    path = write(tmp_path, old, new)
    with pytest.raises(ConfigurationError) as refused:
        read_contract(path)
    text = refused.value.text.fr
    assert said in text
    assert f"{path}, ligne " in text
    assert "\n" not in text
    assert refused.value.exit_code == 2


def test_every_clause_of_the_library_pastes_into_a_contract(tmp_path: Path) -> None:
    head = CONTRACT.partition("[[clause]]")[0]
    clauses = [clause_toml(one, f"4.{rank}") for rank, one in enumerate(library().values(), 1)]
    path = tmp_path / "contract.toml"
    path.write_text(head + "\n\n".join(clauses), encoding="utf-8")
    assert len(read_contract(path).contract.clauses) == 25


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_the_example_contract_is_a_right_one(tmp_path: Path, lang: str) -> None:
    path = tmp_path / "contract.toml"
    assert write_example(path, lang) == 0  # type: ignore[arg-type]
    found = read_contract(path, demo=SiteSettings(url="http://127.0.0.1:8000/", name="Démo"))
    assert found.site.url == "http://127.0.0.1:8000/"
    assert found.site.journeys
    assert found.contract.parties.supplier


FROZEN = FrozenSample(
    site="https://exemple.fr/",
    drawn="2026-11-24T10:00:00+00:00",
    population=2,
    left_out=1,
    random_drawn=0,
    seed=7,
    templates={"a": 2},
    pages=[FrozenPage(url="https://exemple.fr/", title="Accueil « été »", reasons=["home"], studied=True)],
)


def test_a_frozen_sample_is_read_back_and_refused_once_changed(tmp_path: Path) -> None:
    path = tmp_path / "sample.toml"
    path.write_text(written(FROZEN, "fr"), encoding="utf-8")
    assert read_sample(path) == FROZEN
    assert read_sample(path, FROZEN.sha256) == FROZEN
    with pytest.raises(ConfigurationError, match="not the sample of the contract"):
        read_sample(path, "0" * 64)
    path.write_text(written(FROZEN, "fr").replace("https://exemple.fr/", "https://exemple.fr/x"))
    with pytest.raises(ConfigurationError, match="was changed"):
        read_sample(path)


def test_a_sample_of_another_site_or_of_other_processes_is_refused() -> None:
    check_sample(FROZEN, SiteSettings(url="https://exemple.fr"))
    with pytest.raises(ConfigurationError):
        check_sample(FROZEN, SiteSettings(url="https://autre.fr/"))


def test_the_page_a_clause_names_is_measured_alive_or_dead(tmp_path: Path) -> None:
    clauses = read_contract(
        write(tmp_path, 'population = "page"', 'population = "page:/morte"')
    ).contract.clauses
    home = SampledPage(url="https://exemple.fr/", reasons=["home"], template="a")
    drawn = Sample(pages=[home], population=1, templates={}, seed=1, random_drawn=0, left_out=0)
    added = with_declared(drawn, clauses, "https://exemple.fr/").pages[-1]
    assert (added.url, added.reasons) == ("https://exemple.fr/morte", ["declared"])


def test_a_page_named_by_a_whole_address_is_that_page_of_the_site_and_no_other_host_is_visited(
    tmp_path: Path,
) -> None:
    path = write(tmp_path, 'population = "page"', 'population = "page:https://ailleurs.fr/morte"')
    drawn = Sample(pages=[], population=0, templates={}, seed=1, random_drawn=0, left_out=0)
    pages = with_declared(drawn, read_contract(path).contract.clauses, "https://exemple.fr/").pages
    assert [one.url for one in pages] == ["https://exemple.fr/morte"]
