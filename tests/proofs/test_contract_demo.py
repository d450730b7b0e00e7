"""A delivery whose clauses are compliant, non compliant, undecidable and not measured: each found as it was planted."""

import json
import os
import re
import subprocess
import sys
import time
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from tests.conftest import ROOT
from tests.small_site import SmallSite, html

pytestmark = [pytest.mark.proof, pytest.mark.timeout(1500)]
LINKS = '<nav><a href="/">Accueil</a> <a href="/lourde">Lourde</a> <a href="/varie">Varie</a></nav>'
STYLE = '<link rel="stylesheet" href="/style.css">'
MIDDLE = 200_000
SWINGS = (0.95, 1.05, 0.97, 1.04, 1.02)
HEAD = """[contract]
reference = "2026-WEB-04"
title = "Refonte"
lot = "Lot 1"
runs = 5
[parties]
buyer = "Métropole d’Exemple"
supplier = "Agence Exemple"
[environment]
url = "{url}"
delay = 0.0
[[environment.journeys]]
name = "Aller"
steps = [{{ open = "/" }}, {{ click = "Lourde" }}]
[[environment.journeys]]
name = "Introuvable"
steps = [{{ open = "/" }}, {{ click = "Bouton absent" }}]
"""
CLAUSES: dict[str, tuple[dict[str, Any], str]] = {
    "4.1": ({"metric": "wire_bytes", "population": "page:/", "unit": "ko", "limit": 20}, "compliant"),
    "4.2": ({"metric": "requests", "population": "page", "unit": "requêtes", "limit": 5}, "compliant"),
    "4.3": (
        {
            "metric": "wire_bytes",
            "population": "page:/",
            "states": ["second"],
            "unit": "ko",
            "limit": 20,
        },
        "compliant",
    ),
    "4.4": (
        {"metric": "wire_bytes", "population": "process:Aller", "unit": "Mo", "limit": 1},
        "compliant",
    ),
    "4.5": (
        {"metric": "wire_bytes", "population": "page:/lourde", "unit": "ko", "limit": 400},
        "non_compliant",
    ),
    "4.6": ({"metric": "dead_links", "population": "site", "unit": "adresses", "limit": 0}, "non_compliant"),
    "4.7": (
        {"metric": "wire_bytes", "population": "page:/varie", "unit": "o", "limit": MIDDLE + 1000},
        "undecidable",
    ),
    "4.8": (
        {"metric": "rgaa_rate", "rate": "global", "population": "site", "unit": "%", "limit": 75},
        "undecidable",
    ),
    "4.9": (
        {"metric": "wire_bytes", "population": "page:/morte", "unit": "ko", "limit": 900},
        "unmeasured",
    ),
    "4.10": (
        {"metric": "requests", "population": "process:Introuvable", "unit": "requêtes", "limit": 90},
        "unmeasured",
    ),
}


class Varying(dict[str, Any]):
    """Pages of which one weighs something else each time it is asked for, five per cent around MIDDLE."""

    def __init__(self, *arguments: Any) -> None:
        super().__init__(*arguments)
        self._turns = count()

    def get(self, path: str, default: Any = None) -> Any:
        if path == "/varie":
            swing = SWINGS[next(self._turns) % len(SWINGS)]
            return html("Varie", f"{LINKS}<p>{'x' * int(MIDDLE * swing)}</p>")
        return super().get(path, default)


def contract(url: str, *articles: str) -> str:
    tables = []
    for article in articles:
        lines = [f"{key} = {json.dumps(value)}" for key, value in CLAUSES[article][0].items()]
        tables.append("\n".join(["[[clause]]", f'article = "{article}"', *lines]))
    return HEAD.format(url=url) + "\n".join(tables) + "\n"


@pytest.fixture
def start(tmp_path: Path) -> Any:
    """Begin a command without waiting for its end; whatever still runs is ended with the test."""
    begun: list[subprocess.Popen[bytes]] = []

    def run(*arguments: str) -> subprocess.Popen[bytes]:
        begun.append(
            subprocess.Popen(
                [sys.executable, "-m", "crawler.guard", *arguments],
                cwd=tmp_path,
                env={**os.environ, "PYTHONPATH": str(ROOT)},
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
            )
        )
        return begun[-1]

    yield run
    for one in begun:
        one.kill()


@pytest.fixture
def delivery() -> Any:
    pages = Varying(
        {
            "/": html("Accueil", f'{STYLE}{LINKS}<a href="/perdue">Perdue</a>'),
            "/lourde": html("Lourde", f"{STYLE}{LINKS}<p>{'y' * 500_000}</p>"),
            "/varie": "",
            "/style.css": (
                200,
                {"Content-Type": "text/css", "Cache-Control": "max-age=999"},
                b"p{margin:0}" * 400,
            ),
        }
    )
    site = SmallSite(pages)
    yield site
    site.close()


def test_each_clause_is_found_as_planted(limpide, delivery, tmp_path: Path) -> None:
    (tmp_path / "contract.toml").write_text(contract(delivery.url, *CLAUSES), encoding="utf-8")
    fast = ("--settle", "0.5", "--idle", "2", "--quiet")
    done = limpide("accept", "contract.toml", "--stage", "VA", "--out", "recette", *fast, timeout=1200)
    folder = tmp_path / "recette"
    found = json.loads((folder / "findings.json").read_text(encoding="utf-8"))["findings"]
    print()
    for one in found:
        interval = f"[{one['low']} ; {one['high']}]"
        print(
            f"{one['article']:<6}{one['verdict']:<15}{one['value']!s:<12}{interval:<24}limit {one['limit']}"
        )
    assert {one["article"]: one["verdict"] for one in found} == {
        article: verdict for article, (_, verdict) in CLAUSES.items()
    }
    assert done.returncode == 1, done.stderr
    digest = (folder / "manifest.sha256").read_text().split()[0]
    verified = limpide("verify", "recette", "--hash", digest, timeout=300)
    assert verified.returncode == 0, verified.stdout
    print(verified.stdout.splitlines()[-1])
    read_minutes(folder / "minutes.pdf", digest)


def read_minutes(path: Path, digest: str) -> None:
    """Check that the minutes are tagged, short, and read in order."""
    pdf = PdfReader(path)
    root = pdf.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert "/StructTreeRoot" in root
    assert root["/Lang"] == "fr"
    assert pdf.metadata is not None
    assert "Procès-verbal" in str(pdf.metadata.title)
    text = subprocess.run(
        ["pdftotext", str(path), "-"], capture_output=True, text=True, check=True, timeout=60
    ).stdout
    heads = (
        "Identification",
        "Protocole",
        "Constats",
        "Réserves",
        "Observations",
        "Signatures",
        "Empreinte du",
    )
    places = [text.index(f"{rank}. {head}") for rank, head in enumerate(heads, 1)]
    assert places == sorted(places)
    articles = [text.index(f"\n{article}\n") for article in CLAUSES]
    assert articles == sorted(articles)
    body = text.partition("Annexe A")[0]
    assert body.count("\f") <= 6
    assert digest in re.sub(r"\s+", "", body)
    print(f"minutes: {body.count(chr(12))} pages before the annexes, {len(pdf.pages)} in all")


@pytest.mark.parametrize(
    ("articles", "code"), [(("4.1", "4.4"), 0), (("4.1", "4.8"), 3), (("4.1", "4.9"), 3), (("4.5", "4.9"), 1)]
)
def test_the_exit_code_says_the_worst(
    limpide, delivery, tmp_path: Path, articles: tuple[str, ...], code: int
) -> None:
    (tmp_path / "contract.toml").write_text(contract(delivery.url, *articles), encoding="utf-8")
    fast = ("--settle", "0.2", "--runs", "3", "--quiet")
    done = limpide("accept", "contract.toml", "--stage", "VSR", "--out", "recette", *fast, timeout=400)
    assert done.returncode == code, done.stdout + done.stderr


def test_an_acceptance_killed_in_the_middle_goes_on(start, delivery, tmp_path: Path, limpide) -> None:
    (tmp_path / "contract.toml").write_text(contract(delivery.url, "4.1", "4.7"), encoding="utf-8")
    arguments = ("accept", "contract.toml", "--stage", "VA", "--out", "recette", "--settle", "0.5")
    begun = start(*arguments)
    deadline = time.monotonic() + 120
    while delivery.asked.get("/", 0) < 3 and time.monotonic() < deadline:
        time.sleep(0.1)
    begun.kill()
    begun.wait(timeout=30)
    assert not (tmp_path / "recette").exists(), "nothing is sealed before every run is made"
    before = delivery.asked["/"]
    done = limpide(*arguments, "--quiet", timeout=400)
    assert done.returncode == 3, done.stdout + done.stderr
    found = json.loads((tmp_path / "recette" / "findings.json").read_text(encoding="utf-8"))["findings"]
    assert [one["verdict"] for one in found] == ["compliant", "undecidable"]
    assert all(None not in place["values"] for one in found for place in one["places"])
    print(f"home asked {before} times before the kill, {delivery.asked['/']} in all (5 runs, 2 journeys)")
