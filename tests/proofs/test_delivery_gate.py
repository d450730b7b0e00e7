"""The delivery of an agency in versions: the gate passes, then fails on one new defect, and on one budget."""

import json
import subprocess
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from lxml import etree

from tests.conftest import ROOT
from tests.small_site import SmallSite

pytestmark = [pytest.mark.proof, pytest.mark.timeout(900)]
HERE = ROOT / "tests" / "reports"
PIXEL = "data:image/gif;base64,R0lGODlhAQABAAAAACw="
FAST = ("--settle", "0.3", "--profile", "none", "--quiet")
FORMATS = {"junit": "r.xml", "sarif": "r.sarif", "gitlab": "r.json", "github": "r.txt", "markdown": "r.md"}
TICKETS = "t.csv"


def page(title: str, *blocks: str, foot: str = "") -> str:
    links = "".join(
        f'<li><a href="{path}">{name}</a></li>'
        for path, name in (("/", "Accueil"), ("/a", "Agenda"), ("/c", "Contact"))
    )
    return (
        f'<!doctype html><html lang="fr"><head><meta charset="utf-8"><title>{title} – Agence</title>'
        '<meta name="viewport" content="width=device-width"></head><body>'
        f'<header><nav aria-label="Menu"><ul>{links}</ul></nav></header>'
        f"<main><h1>{title}</h1>{''.join(blocks)}</main><footer>{foot}<p>Mentions</p></footer></body></html>"
    )


CARD = f'<section class="carte"><h2>Actualité</h2><p>Texte.</p><img src="{PIXEL}" width="80" height="60"></section>'
FORM = '<form action="/c"><p>Nom <input type="text" name="nom"></p><button>Envoyer</button></form>'
LOGO = f'<a href="/"><img src="{PIXEL}" width="20" height="20" alt=""></a>'
TEXT = "<div><p>Un paragraphe de plus.</p></div>"

DELIVERED = {
    "/": page("Accueil", CARD, TEXT, foot=LOGO),
    "/a": page("Agenda", TEXT, foot=LOGO),
    "/c": page("Contact", FORM, foot=LOGO),
}
MOVED = {
    "/": page(
        "Bienvenue",
        TEXT,
        f'<div id="z9">{CARD.replace("Texte.", "Autre texte, plus long.")}</div>',
        foot=f"<p>Plan</p>{LOGO}",
    ),
    "/a": page("Agenda", "<p>Nouveau</p>", TEXT, foot=LOGO),
    "/c": page("Contact", TEXT, f"<div>{FORM}</div>", foot=LOGO),
}
DEFECT = DELIVERED | {
    "/a": page(
        "Agenda",
        TEXT,
        '<form action="/a"><select name="mois"><option>Mai</option></select></form>',
        foot=LOGO,
    )
}
HEAVY = DELIVERED | {
    "/a": page("Agenda", TEXT, '<img src="/gros.png" alt="Affiche" width="300" height="200">', foot=LOGO)
}
CURED = DELIVERED | {
    "/c": page(
        "Contact",
        FORM.replace("<p>Nom <input", '<p><label for="nom">Nom</label> <input id="nom"'),
        foot=LOGO,
    )
}


def test_the_gate_of_a_delivery(limpide, tmp_path: Path) -> None:
    site = SmallSite(dict(DELIVERED))
    heavy = (200, {"Content-Type": "image/png"}, b"\x89PNG\r\n" + b"x" * 90_000)
    (tmp_path / "sites.toml").write_text(
        f'[[site]]\nurl = "{site.url}"\nname = "Livraison"\ndelay = 0.0\nbudgets = [\n'
        '{ metric = "wire_bytes", where = "page", limit = 60_000 },\n'
        '{ metric = "requests", where = "template", limit = 20 },\n'
        '{ metric = "third_parties", limit = 0 },\n]\n'
    )
    wanted = [argument for name, file in FORMATS.items() for argument in ("--format", f"{name}={file}")]

    def audit(pages: dict[str, Any]) -> subprocess.CompletedProcess[str]:
        site.pages.clear()
        site.pages.update({**pages, "/gros.png": heavy})
        summary = str(tmp_path / "summary.md")
        return limpide(
            "audit",
            "sites.toml",
            *FAST,
            *wanted,
            "--format",
            f"tickets={TICKETS}",
            timeout=400,
            GITHUB_STEP_SUMMARY=summary,
        )

    def found() -> dict[str, Any]:
        validate(tmp_path)
        return json.loads((tmp_path / "limpide-report/results.json").read_text(encoding="utf-8"))["sites"][0]

    rows = []

    def row(name: str, done: subprocess.CompletedProcess[str], code: int) -> dict[str, Any]:
        result = found()
        states = sorted({one["state"] for one in result["baseline"]})
        rows.append(f"{name:<28} exit {done.returncode}  new {len(result['new'] or [])}  {', '.join(states)}")
        assert done.returncode == code, f"{name}: {done.stderr}"
        return result

    row("delivered, no baseline", audit(DELIVERED), 0)
    assert (
        limpide(
            "baseline", "update", "--reason", "refonte", "--owner", "agence", "--due", "2099-01-31"
        ).returncode
        == 0
    )
    tickets = (tmp_path / TICKETS).read_text(encoding="utf-8-sig")
    assert row("delivered", audit(DELIVERED), 0)["new"] == []
    ids = {line.split(";")[0] for line in tickets.splitlines() if ";" in line}
    again = (tmp_path / TICKETS).read_text(encoding="utf-8-sig")
    assert ids == {line.split(";")[0] for line in again.splitlines() if ";" in line}, (
        "ids are the same on the next run"
    )

    assert row("blocks moved, texts changed", audit(MOVED), 0)["new"] == []
    new = row("one new defect", audit(DEFECT), 1)["new"]
    assert len(new) == 1
    summary = (tmp_path / "summary.md").read_text(encoding="utf-8")
    assert new[0] in summary
    assert new[0] in (tmp_path / "r.txt").read_text(encoding="utf-8")

    result = row("one budget", audit(HEAVY), 1)
    assert [one["metric"] for one in result["budgets"] if one["state"] == "failed"] == ["wire_bytes"]

    result = row("one cured", audit(CURED), 0)
    (cured,) = [one for one in result["baseline"] if one["state"] == "cured"]
    assert limpide("baseline", "clean").returncode == 0
    path = tmp_path / "limpide-baseline.toml"
    assert cured["id"] not in path.read_text(encoding="utf-8")
    path.write_text(path.read_text(encoding="utf-8").replace("2099-01-31", "2020-01-31", 1), encoding="utf-8")
    done = limpide("judge", *wanted)
    row("one expired", done, 1)
    assert "échues" in done.stderr
    site.close()
    print("\n" + "\n".join(rows))


def validate(folder: Path) -> None:
    """Hold every output against its schema."""
    log = json.loads((folder / "r.sarif").read_text(encoding="utf-8"))
    schema = json.loads((HERE / "sarif-2.1.0-rtm.5.json").read_text(encoding="utf-8"))
    jsonschema.Draft4Validator(schema).validate(log)
    issues = json.loads((HERE / "gitlab-code-quality.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator(issues).validate(
        json.loads((folder / "r.json").read_text(encoding="utf-8"))
    )
    etree.XMLSchema(etree.parse(HERE / "junit.xsd")).assertValid(etree.parse(folder / "r.xml"))
    assert (folder / "r.md").read_text(encoding="utf-8").startswith("## limpide")
