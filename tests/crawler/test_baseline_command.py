"""`limpide baseline update|clean`, and the gate that reads the file beside the code."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from crawler.campaign.baseline_file import BaselineText, parse, read_baseline
from crawler.cli import main
from crawler.errors import UserError
from tests.small_site import html

FAST = ("--settle", "0.2", "--profile", "none", "--delay", "0", "--quiet")
Command = Callable[..., tuple[int, str, str]]
FILE = "limpide-baseline.toml"
IMAGE = '<p><img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=" width=40 height=40></p>'


@pytest.fixture
def command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Command:
    """Run a command in this process, which starts none: code, what it prints, what it tells on stderr."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("GITHUB_STEP_SUMMARY", raising=False)

    def run(*arguments: str) -> tuple[int, str, str]:
        with pytest.raises(SystemExit) as end:
            main.run(list(arguments))
        told = capsys.readouterr()
        return int(end.value.code or 0), told.out, told.err

    return run


@pytest.mark.timeout(280)
def test_a_gate_from_its_first_day_to_the_repair(
    limpide, command: Command, small_site, tmp_path: Path
) -> None:
    site = small_site({"/": html("Accueil", IMAGE)})
    assert limpide("audit", site.url, *FAST).returncode == 0, "without a baseline there is no gate"
    site.close()
    path = tmp_path / FILE

    def judge(text: str, *options: str) -> tuple[int, str]:
        path.write_text(text, encoding="utf-8")
        code, _out, told = command("judge", *options)
        return code, told

    code, told = judge("")
    assert (code, "nouvelles" in told) == (1, True), "an empty baseline accepts nothing"

    code, out, told = command("baseline", "update")
    assert code == 0, told
    assert "À justifier" in out
    text = path.read_text(encoding="utf-8")
    code, told = judge(text)
    assert (code, "sans raison" in told) == (1, True)

    filled = text.replace('reason = ""', 'reason = "refonte"  # ticket 12').replace(
        'owner = ""', 'owner = "agence"'
    )
    accepted = "# gardé\n" + filled.replace('due = ""', "due = 2099-12-31")
    code, told = judge(accepted)
    assert (code, FILE in told) == (0, True)
    code, told = judge(accepted.replace("2099", "2020"))
    assert (code, "échues" in told) == (1, True)

    cured = '# une ancienne\n[[accepted]]\nid = "0123456789"\nrule = "page-weight"\ncomponent = "page"\n'
    assert judge(f"{accepted}\n{cured}", "--format", "json=r.json")[0] == 0
    found = json.loads((tmp_path / "r.json").read_text(encoding="utf-8"))["sites"][0]
    assert [one["state"] for one in found["baseline"] if one["id"] == "0123456789"] == ["cured"]
    assert command("baseline", "update")[0] == 0
    assert command("baseline", "clean")[0] == 0
    assert path.read_text(encoding="utf-8") == f"{accepted}\n"
    assert all(one.justified for one in read_baseline(path))

    (tmp_path / "b.json").write_text(
        '[{"timings": [{"metric": "interactive", "budget": 1}], '
        '"resourceSizes": [{"resourceType": "total", "budget": 0}]}]'
    )
    code, told = judge(accepted, "--budget", "b.json")
    assert code == 1
    assert "interactive" in told, "a duration is told to decide nothing"
    assert "wire_bytes" in told

    identity = read_baseline(path)[0].id
    code, out, _told = command("explain", identity)
    assert (code, "Comment la voir" in out, "F12" in out) == (0, True, True)
    assert command("explain", "ffffffffff")[0] == 2
    path.unlink()
    code, out, told = command("judge", "--format", "github=-", "--format", "sarif=r.sarif")
    assert code == 0
    assert out.splitlines()[0].startswith("::warning title=")
    assert all(line.startswith("::") for line in out.splitlines()), (
        "a document on the output stands alone there"
    )


def test_a_wrong_baseline_is_one_sentence_and_exit_2(command: Command, tmp_path: Path) -> None:
    (tmp_path / FILE).write_text('[[accepted]]\nid = "a"\nresaon = "x"\n')
    code, _out, told = command("audit", "https://a.example/", "--quiet")
    assert code == 2
    assert len(told.splitlines()) == 1, told
    assert command("audit", "https://a.example/", "--quiet", "--baseline", "nowhere.toml")[0] == 2


@pytest.mark.parametrize(
    "text",
    [
        "[[accepted]]\nid = 3\n",
        '[[accepted]]\nid = "a"\nresaon = "x"\n',
        '[[accepted]]\nid = "a"\ndue = "demain"\n',
        '[[accepted]]\nid = "a"\n[[accepted]]\nid = "a"\n',
        "[[accepted]\n",
        "accept = 1\n",
    ],
)
def test_a_baseline_that_says_something_else_is_refused(tmp_path: Path, text: str) -> None:
    (tmp_path / FILE).write_text(text)
    with pytest.raises(UserError):
        read_baseline(tmp_path / FILE)


def test_an_entry_changed_or_removed_leaves_every_other_line(tmp_path: Path) -> None:
    entry = '# à moi\n[[accepted]]\nid = "{0}"  # fin\nwhere = [\n "/",\n]\nreason = "id = 3"\n\n'
    source = "# tête\n\n" + entry.format("a") + entry.format("b") + "# queue\n"
    text = BaselineText(source)
    assert text.source == source
    first, second = parse(source)
    text.change(first, {"id": "z", "where": ["/x"], "places": 2})
    assert [(one.id, one.where, one.places) for one in parse(text.source)] == [
        ("z", ["/x"], 2),
        ("b", ["/"], None),
    ]
    assert "# fin" in text.source
    text.remove(second)
    assert text.source.endswith('reason = "id = 3"\n\n')
