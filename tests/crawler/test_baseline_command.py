"""`limpide baseline update|clean`, and the gate that reads the file beside the code."""

import json
from pathlib import Path

from crawler.campaign.baseline_file import read_baseline
from tests.small_site import html

FAST = ("--settle", "0.2", "--profile", "none", "--delay", "0", "--quiet")
FILE = "limpide-baseline.toml"
IMAGE = '<p><img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=" width=40 height=40></p>'
MARK = "# gardé\n"


def delivery(body: str) -> str:
    return html("Accueil", body)


def test_a_gate_from_its_first_day_to_the_repair(limpide, small_site, tmp_path: Path) -> None:
    site = small_site({"/": delivery(IMAGE)})

    def audit() -> tuple[int, str]:
        done = limpide("audit", site.url, *FAST)
        return done.returncode, done.stderr

    assert audit()[0] == 0, "without a baseline there is no gate"
    done = limpide("baseline", "update")
    assert done.returncode == 0, done.stderr
    assert "À justifier" in done.stdout
    code, told = audit()
    assert (code, "sans raison" in told) == (1, True)

    path = tmp_path / FILE
    text = path.read_text(encoding="utf-8")
    filled = text.replace('reason = ""', 'reason = "refonte"  # ticket 12').replace(
        'owner = ""', 'owner = "agence"'
    )
    path.write_text(filled.replace('due = ""', "due = 2099-12-31") + MARK, encoding="utf-8")
    code, told = audit()
    assert (code, FILE in told) == (0, True)

    site.pages["/"] = delivery(f"<p>Texte ajouté.</p><div>{IMAGE}</div>")
    code, told = audit()
    assert code == 0, f"a moved block changes nothing: {told}"
    assert limpide("baseline", "update").returncode == 0
    again = path.read_text(encoding="utf-8")
    assert "# ticket 12" in again
    assert MARK in again
    assert all(one.justified for one in read_baseline(path))

    site.pages["/"] = delivery(f'<div>{IMAGE}</div><form action="/"><input name=q></form>')
    code, told = audit()
    assert code == 1
    assert "nouvelles" in told

    site.pages["/"] = delivery("")
    assert audit()[0] == 0
    found = json.loads((tmp_path / "limpide-report" / "results.json").read_text(encoding="utf-8"))["sites"][0]
    assert "cured" in [one["state"] for one in found["baseline"]]
    assert limpide("baseline", "clean").returncode == 0
    assert len(read_baseline(path)) < len(found["baseline"])


def test_old_evidence_is_held_against_todays_baseline_and_budgets(
    limpide, small_site, tmp_path: Path
) -> None:
    site = small_site({"/": delivery(IMAGE)})
    assert limpide("audit", site.url, *FAST).returncode == 0
    site.close()
    (tmp_path / "b.json").write_text(
        '[{"timings": [{"metric": "interactive", "budget": 1}], '
        '"resourceSizes": [{"resourceType": "total", "budget": 0}]}]'
    )
    done = limpide("judge", "--out", "again", "--budget", "b.json")
    assert done.returncode == 1
    assert "interactive" in done.stderr, "a duration is told to decide nothing"
    (tmp_path / FILE).write_text("")
    assert "nouvelles" in limpide("judge", "--out", "again").stderr


def test_a_wrong_baseline_is_one_sentence_and_exit_2(limpide, tmp_path: Path) -> None:
    for text in (
        "[[accepted]]\nid = 3\n",
        '[[accepted]]\nid = "a"\nresaon = "x"\n',
        '[[accepted]]\nid = "a"\ndue = "demain"\n',
        '[[accepted]]\nid = "a"\n[[accepted]]\nid = "a"\n',
        "[[accepted]\n",
        "accept = 1\n",
    ):
        (tmp_path / FILE).write_text(text)
        done = limpide("audit", "https://a.example/", "--quiet")
        assert done.returncode == 2, text
        assert len(done.stderr.splitlines()) == 1, done.stderr
    assert limpide("audit", "https://a.example/", "--quiet", "--baseline", "nowhere.toml").returncode == 2
