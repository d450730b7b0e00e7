"""A sealed folder holds all the evidence of an audit, and no byte of it can change unnoticed."""

import base64
import hashlib
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import ROOT
from tests.small_site import SmallSite, html

FAST = ("--settle", "0.2", "--profile", "none", "--delay", "0", "--quiet")
STYLE = (200, {"Content-Type": "text/css"}, b"h1 { color: #123 }")
HEAVY = (200, {"Content-Type": "text/css"}, b"/*" + b"x" * 5_100_000 + b"*/")
PIXEL = "data:image/gif;base64,R0lGODlhAQABAAAAACw="
PAGES = {
    "/": html(
        "Accueil",
        '<link rel="stylesheet" href="/s.css"><link rel="stylesheet" href="/lourd.css"><a href="/a">Agenda</a>'
        f'<img src="{PIXEL}" width="30" height="30">',
    ),
    "/a": html(
        "Agenda", '<link rel="stylesheet" href="/s.css"><p><input type="text"></p><a href="/">Accueil</a>'
    ),
    "/s.css": STYLE,
    "/lourd.css": HEAVY,
}


def limpide(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "crawler.guard", *arguments],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=100,
        check=False,
        stdin=subprocess.DEVNULL,
    )


@pytest.fixture(scope="module")
def sealed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A sealed audit of two pages."""
    folder = tmp_path_factory.mktemp("sealed")
    site = SmallSite(dict(PAGES))
    done = limpide(folder, "audit", site.url, *FAST, "--seal", "scelle")
    site.close()
    assert done.returncode == 0, done.stderr
    assert (folder / "scelle" / "manifest.sha256").read_text().split()[0] in done.stderr
    return folder / "scelle"


def archives(folder: Path) -> dict[str, dict[str, Any]]:
    """The content of each answer of the archives, by path."""
    found = {}
    for path in folder.rglob("*.har"):
        for entry in json.loads(path.read_text(encoding="utf-8"))["log"]["entries"]:
            found["/" + entry["request"]["url"].split("/", 3)[3]] = entry["response"]["content"]
    return found


def test_every_file_is_in_the_manifest_with_its_size_and_its_hash(sealed: Path) -> None:
    manifest = json.loads((sealed / "manifest.json").read_bytes())
    listed = [one["path"] for one in manifest["files"]]
    there = [str(one.relative_to(sealed)) for one in sealed.rglob("*") if one.is_file()]
    assert listed == sorted(listed)
    assert {*listed, "manifest.json", "manifest.sha256"} == set(there)
    for one in manifest["files"]:
        content = (sealed / one["path"]).read_bytes()
        assert (len(content), hashlib.sha256(content).hexdigest()) == (one["bytes"], one["sha256"])


def test_the_archive_holds_the_bodies_and_says_which_it_does_not_hold(sealed: Path) -> None:
    found = archives(sealed)
    assert base64.b64decode(found["/s.css"]["text"]) == STYLE[2]
    assert found["/s.css"]["_sha256"] == hashlib.sha256(STYLE[2]).hexdigest()
    assert "over 5000000 bytes" in found["/lourd.css"]["comment"]
    assert "text" not in found["/lourd.css"]
    documents = [one.read_text(encoding="utf-8") for one in (sealed / "evidence").glob("*.html")]
    assert sorted("Agenda</h1>" in one for one in documents) == [False, True]
    assert len(list((sealed / "evidence").glob("*.jpg"))) == 2


def test_the_seal_says_what_measured_and_when(sealed: Path) -> None:
    seal = json.loads((sealed / "seal.json").read_bytes())
    assert len(seal["rules"]) == 64
    assert seal["packages"]["playwright"]
    assert seal["browsers"][0].startswith("Chromium ")
    assert seal["started"] <= seal["ended"] <= seal["sealed_at"]
    assert seal["clock"]["answers"] > 0
    assert abs(seal["clock"]["offset"]) < 60


def test_a_folder_that_holds_something_is_not_sealed_over(sealed: Path) -> None:
    done = limpide(sealed.parent, "audit", "http://127.0.0.1:9/", "--seal", "scelle")
    assert done.returncode == 2
    assert "n’est pas vide" in done.stderr
    assert done.stderr.count("\n") == 1
