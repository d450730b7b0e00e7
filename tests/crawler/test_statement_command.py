"""`limpide statement URL` reads what a site says of its accessibility, without a browser, and finds what is wrong."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from crawler.cli.main import run
from crawler.statement.page import read_source
from tests.declaring_sites import KINDS, pages
from tests.small_site import SmallSite

SHELL = '<!doctype html><title>Appli</title><div id="root"></div><script src="/a.js"></script>'


@pytest.fixture(scope="module")
def sites() -> Iterator[dict[str, SmallSite]]:
    served = {kind: SmallSite(pages(kind, f"Ville-{kind}")) for kind in KINDS}
    yield served
    for site in served.values():
        site.close()


def told(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str]:
    with pytest.raises(SystemExit) as end:
        run(["statement", *arguments, "--delay", "0"])
    return int(end.value.code or 0), capsys.readouterr().out


EXPECTED = {
    "sound": (0, "Valable jusqu"),
    "contradiction": (
        1,
        "L’accueil dit « totalement conforme », la déclaration dit « partiellement conforme »",
    ),
    "expired": (1, "La déclaration a expiré"),
    "unfilled": (1, "Le modèle a été publié sans être rempli"),
}


@pytest.mark.parametrize(("kind", "expected"), EXPECTED.items())
def test_each_planted_fault_is_told_with_its_exit_code(
    sites: dict[str, SmallSite], capsys: pytest.CaptureFixture[str], kind: str, expected: tuple[int, str]
) -> None:
    code, said = told(capsys, sites[kind].url)
    assert code == expected[0], said
    assert expected[1] in said.replace("\u00a0", " ")


def test_nothing_is_invented_on_a_sound_site(
    sites: dict[str, SmallSite], capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    code, _said = told(
        capsys, sites["sound"].url, "--format", f"json={tmp_path / 'lint.json'}", "--lang", "en"
    )
    found = json.loads((tmp_path / "lint.json").read_text(encoding="utf-8"))
    assert code == 0
    assert found["statement"]["faults"] == []
    assert [duty["state"] for duty in found["statement"]["duties"]] == ["met"] * 5
    assert {one["agree"] for one in found["statement"]["robot"]} == {"same"}
    assert (found["with_link"], found["pages"]) == (3, 3)


def test_the_robots_token_is_sent_beside_our_name_and_only_when_asked(
    capsys: pytest.CaptureFixture[str],
) -> None:
    site = SmallSite(pages("sound", "Ville"))
    try:
        told(capsys, site.url)
        assert not any("AccesCible" in agent for agent in site.agents)
        _code, said = told(capsys, site.url, "--as-regulator", "--contact", "https://example.org/robot")
        (sent,) = [agent for agent in site.agents if "AccesCible" in agent]
    finally:
        site.close()
    assert sent.startswith("Mozilla/5.0 (compatible; limpide/")
    assert "+https://example.org/robot" in sent
    assert "même réponse (200)" in said


def test_a_page_written_by_its_scripts_is_said_to_need_a_browser(capsys: pytest.CaptureFixture[str]) -> None:
    site = SmallSite({"/": SHELL})
    try:
        code, said = told(capsys, site.url)
    finally:
        site.close()
    assert code == 3
    assert "limpide audit" in said


def test_a_site_that_does_not_answer_is_not_read(capsys: pytest.CaptureFixture[str]) -> None:
    site = SmallSite({})
    try:
        assert told(capsys, site.url)[0] == 3
    finally:
        site.close()


def test_a_wrong_target_is_a_usage_error(capsys: pytest.CaptureFixture[str]) -> None:
    assert told(capsys, "exemple.fr")[0] == 2
    assert told(capsys, "http://127.0.0.1:1/", "--format", "csv=x")[0] == 2


def test_hidden_text_and_alternatives_are_told_from_what_is_shown() -> None:
    markup = (
        "<body><p hidden>Accessibilité : non conforme</p><p>Acc<b>essibi</b>lité&nbsp;:<br>partiellement "
        "<i>conforme</i></p><img src=a alt='Accessibilité : totalement conforme'><table><tr><td>Taux</td><td>72 %</td>"
        "</tr></table></body>"
    )
    source = read_source(markup.encode(), "text/html; charset=utf-8", "http://exemple.fr/")
    assert source.text.split("\n") == ["Accessibilité :", "partiellement conforme", "Taux\t72 %"]
    assert source.hidden == "Accessibilité : non conforme"
    assert source.alts == ["Accessibilité : totalement conforme"]
