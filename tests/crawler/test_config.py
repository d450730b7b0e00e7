"""A mistake in sites.toml is told with its file, its line and the nearest key."""

from pathlib import Path

import pytest

from crawler.campaign.config import load_portfolio
from crawler.errors import ConfigurationError


def written(folder: Path, text: str) -> Path:
    path = folder / "sites.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_defaults_apply_to_every_site_and_a_site_overrides_them(tmp_path: Path) -> None:
    path = written(
        tmp_path,
        """
[defaults]
delay = 0.5
[defaults.sample]
max = 12
[[site]]
url = "https://a.example/"
[[site]]
url = "https://b.example/"
delay = 0.0
sample = { random = 0.2 }
""",
    )
    first, second = load_portfolio(path).sites
    assert (first.delay, first.sample.max, first.sample.random) == (0.5, 12, 0.1)
    assert (second.delay, second.sample.max, second.sample.random) == (0.0, 12, 0.2)


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ('[[site]]\nurl = "https://a.example/"\nbugdets = []\n', 3, ["bugdets", "budgets"]),
        ('[defaults]\ndelai = 1\n[[site]]\nurl = "https://a.example/"\n', 2, ["delai", "delay"]),
        ('[[sites]]\nurl = "https://a.example/"\n', 1, ["sites", "site"]),
        ('[[site]]\nurl = "https://a.example/"\n[site.sample]\nmaximum = 3\n', 4, ["maximum", "max"]),
        ('[[site]]\nurl = "https://a.example/"\ndelay = "fast"\n', 3, ["delay"]),
        ('[[site]]\nname = "A"\n', 1, ["url"]),
        ('[[site]]\nurl = "a.example"\n', 2, ["a.example"]),
        (
            '[[site]]\nurl = "https://a.example/"\n[[site]]\nurl = "https://a.example/"\n',
            4,
            ["https://a.example/"],
        ),
        ('[[site]]\nurl = "https://a.example/"\nrobots = "never"\n', 3, ["robots"]),
        ('[[site]\nurl = "https://a.example/"\n', 1, ["TOML"]),
        (
            '[[site]]\nurl = "https://a.example/"\nbudgets = [{ metric = "wire_byte", limit = 1 }]\n',
            3,
            ["wire_byte", "wire_bytes"],
        ),
        ('[[site]]\nurl = "https://a.example/"\nold_device = "windows-77"\n', 3, ["windows-77", "windows-7"]),
        ('[[site]]\nurl = "https://a.example/"\nold_engine = 80\n', 3, ["old_engine", "83, 88"]),
        ('[[site]]\nurl = "https://a.example/"\nold_hardware = ["pc"]\n', 3, ["pc-2016"]),
        ('[[site]]\nurl = "https://a.example/"\nold_years = 20\n', 3, ["old_years"]),
        ('[[site]]\nurl = "https://me:secret@a.example/"\n', 2, ["credentials"]),
        ("", 1, ["site"]),
    ],
)
def test_each_mistake_is_one_sentence_with_file_and_line(
    tmp_path: Path, text: str, line: int, words: list[str]
) -> None:
    path = written(tmp_path, text)
    with pytest.raises(ConfigurationError) as caught:
        load_portfolio(path)
    sentence = caught.value.text.en
    assert f"{path}, line {line}:" in sentence
    assert all(word in sentence for word in words), sentence
    assert "\n" not in sentence
    assert caught.value.text.fr != sentence
    assert caught.value.exit_code == 2


def test_a_missing_file_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError) as caught:
        load_portfolio(tmp_path / "absent.toml")
    assert "absent.toml" in caught.value.text.fr


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_the_file_written_by_init_is_accepted(lang: str) -> None:
    import crawler.cli

    template = Path(crawler.cli.__file__).with_name(f"sites.{lang}.toml")
    assert len(load_portfolio(template).sites) == 1
