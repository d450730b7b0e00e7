"""A table of sites saved by any spreadsheet is read; what is wrong in it is told by its line."""

from pathlib import Path

import pytest

from crawler.campaign.config import load_portfolio
from crawler.cli.init import init
from crawler.errors import ConfigurationError

EXAMPLE = Path(__file__).parents[2] / "docs" / "sites-communes.csv"
HEADER = ["name", "url", "owner", "tags", "supplier", "cms"]
ROW = ["Saint-Geniès", "https://a.example/", "Mairie", "commune", "Agence « Été »", "Drupal"]


@pytest.mark.parametrize("separator", [";", ",", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_separators_and_encodings_of_spreadsheets_are_understood(
    tmp_path: Path, separator: str, encoding: str, ending: str
) -> None:
    path = tmp_path / "sites.csv"
    lines = [separator.join(HEADER), "", separator.join(ROW), separator * 5]
    path.write_bytes(ending.join(lines).encode(encoding))
    (site,) = load_portfolio(path).sites
    assert [site.name, site.url, site.owner, *site.tags, site.supplier, site.cms] == ROW


def test_several_tags_stand_in_one_cell(tmp_path: Path) -> None:
    path = tmp_path / "sites.csv"
    path.write_text('URL;Tags\nhttps://a.example/;"commune, petite|sud"\n', encoding="utf-8")
    assert load_portfolio(path).sites[0].tags == ["commune", "petite", "sud"]


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("nom;url\nA;https://a.example/\n", 1, ["nom", "name"]),
        ("name;owner\nA;B\n", 1, ["url"]),
        ("name;url\nA;https://a.example/\nB;\n", 3, ["https://"]),
        ("name;url\nA;www.a.example\n", 2, ["www.a.example"]),
        ("name;url\nA;https://a.example/\nB;https://A.example\n", 3, ["2"]),
        ("name;url\nA;https://a.example/;x;y\n", 2, ["4"]),
        ("url;url\nhttps://a.example/;x\n", 1, ["url"]),
        ("url;schedule\nhttps://a.example/;yearly\n", 2, ["yearly"]),
        ("", 1, []),
        ("name;url\n", 1, []),
    ],
)
def test_each_mistake_is_one_sentence_with_its_line(
    tmp_path: Path, text: str, line: int, words: list
) -> None:
    path = tmp_path / "sites.csv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ConfigurationError) as caught:
        load_portfolio(path)
    sentence = caught.value.text.en
    assert f"{path}, line {line}:" in sentence
    assert all(word in sentence for word in words), sentence


def test_the_example_of_communes_is_read() -> None:
    sites = load_portfolio(EXAMPLE).sites
    assert len(sites) > 20
    assert all(site.url.startswith("https://") and site.name for site in sites)


def test_init_makes_a_sites_toml_of_a_table(tmp_path: Path) -> None:
    assert init(tmp_path / "sites.toml", EXAMPLE) == 0
    read, table = (load_portfolio(path).sites for path in (tmp_path / "sites.toml", EXAMPLE))
    assert [(one.name, one.url, one.tags, one.schedule) for one in read] == [
        (one.name, one.url, one.tags, one.schedule) for one in table
    ]
