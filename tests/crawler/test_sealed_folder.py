"""A sealed folder holds all the evidence of an audit, and no byte of it can change unnoticed."""

import base64
import hashlib
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from crawler.cli.verify import told as lines
from crawler.sealed import SealedError
from crawler.sealed.check import check
from crawler.sealed.offline import Answer, Order, judge_again
from crawler.sealed.stamp import read_stamp, request_stamp
from crawler.sealed.verify import Verified
from tests.conftest import ROOT
from tests.crawler.time_stamping import NAME, Authority
from tests.small_site import SmallSite, html

FAST = ("--settle", "0.2", "--profile", "none", "--delay", "0", "--quiet")
STYLE = (200, {"Content-Type": "text/css"}, b"h1 { color: #123 }")
HEAVY = (200, {"Content-Type": "text/css"}, b"/*" + b"x" * 5_100_000 + b"*/")
PIXEL = "data:image/gif;base64,R0lGODlhAQABAAAAACw="
PAGES = {
    "/": html(
        "Accueil",
        '<link rel="stylesheet" href="/s.css"><link rel="stylesheet" href="/lourd.css"><a href="/a">Agenda</a>'
        f'<img src="{PIXEL}" width="30" height="30"><p id="d"></p>'
        "<script>d.textContent = new Date().getFullYear(); fetch('/hasard?n=' + Math.random())</script>",
    ),
    "/a": html(
        "Agenda", '<link rel="stylesheet" href="/s.css"><p><input type="text"></p><a href="/">Accueil</a>'
    ),
    "/s.css": STYLE,
    "/hasard": (200, {"Content-Type": "text/plain"}, b"quatre"),
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


def test_the_working_folder_is_never_sealed_in(tmp_path: Path) -> None:
    done = limpide(tmp_path, "audit", "http://127.0.0.1:9/", "--seal", ".")
    assert done.returncode == 2
    assert "Traceback" not in done.stderr


def test_a_folder_that_holds_something_is_not_sealed_over(sealed: Path) -> None:
    done = limpide(sealed.parent, "audit", "http://127.0.0.1:9/", "--seal", "scelle")
    assert done.returncode == 2
    assert "n’est pas vide" in done.stderr
    assert done.stderr.count("\n") == 1


@pytest.fixture
def copy(sealed: Path, tmp_path: Path) -> Path:
    """A copy of the sealed folder, to harm."""
    return Path(shutil.copytree(sealed, tmp_path / "copie"))


def verified(folder: Path, *options: str) -> subprocess.CompletedProcess[str]:
    before = snapshot(folder)
    done = limpide(folder.parent, "verify", str(folder), *options)
    assert snapshot(folder) == before, "nothing is written into the folder"
    assert "Traceback" not in done.stderr
    return done


def snapshot(folder: Path) -> list[tuple[str, int, int]]:
    every = sorted(folder.rglob("*")) if folder.is_dir() else []
    return [(str(one), one.lstat().st_size, one.lstat().st_mtime_ns) for one in every]


def test_an_untouched_folder_is_proven_and_judged_again_to_the_same_verdicts(sealed: Path) -> None:
    digest = hashlib.sha256((sealed / "manifest.json").read_bytes()).hexdigest()
    done = verified(sealed, "--hash", digest.upper())
    assert done.returncode == 0, done.stdout + done.stderr
    assert "2 pages sur 2 rejugées à l’identique" in done.stdout
    assert "Réseau : coupé" in done.stdout


def test_one_byte_changed_one_file_lost_and_one_added_are_named(copy: Path) -> None:
    (visit, *_others) = sorted(copy.rglob("visits/*.json"))
    content = bytearray(visit.read_bytes())
    content[len(content) // 2] ^= 1
    visit.write_bytes(content)
    (lost,) = sorted(copy.rglob("*.jpg"))[:1]
    lost.unlink()
    (copy / "note.txt").write_text("ajout")
    (copy / "minutes.html").write_text(f"le procès-verbal porte {check(copy).digest}")
    done = verified(copy)
    assert done.returncode == 1
    for word, path in (("changé", visit), ("manque", lost), ("en trop", copy / "note.txt")):
        line = next(one for one in done.stdout.splitlines() if one.strip().startswith(word))
        assert line.endswith(str(path.relative_to(copy)))
    assert "non scellés par lui : minutes.html" in done.stdout


def test_minutes_that_do_not_bear_the_hash_of_the_manifest_are_named(copy: Path) -> None:
    (copy / "minutes.html").write_text(check(copy).digest)
    assert check(copy).intact
    (copy / "minutes.html").write_text("0" * 64)
    assert check(copy).changed == ["minutes.html"]


def test_each_file_of_the_folder_has_its_byte_watched(copy: Path) -> None:
    for path in [one for one in sorted(copy.rglob("*")) if one.is_file()]:
        content = path.read_bytes()
        path.write_bytes(content[:-1] + bytes([content[-1] ^ 1]))
        try:
            found = check(copy)
        except SealedError:
            assert path.name == "manifest.json"
        else:
            name = "manifest.json" if path.name == "manifest.sha256" else str(path.relative_to(copy))
            assert found.changed == [name]
        path.write_bytes(content)
    assert check(copy).intact


def judged(folder: Path) -> Answer:
    return judge_again(Order(folder=str(folder), files=check(folder).files), "refused")


def rewrite(folder: Path, path: str, change: Callable[[bytes], bytes]) -> None:
    """Change a file and the manifest with it, as a forger would."""
    target = folder / path
    target.write_bytes(change(target.read_bytes()))
    manifest = json.loads((folder / "manifest.json").read_bytes())
    for one in manifest["files"]:
        if one["path"] == path:
            one |= {"bytes": target.stat().st_size, "sha256": hashlib.sha256(target.read_bytes()).hexdigest()}
    forge(folder, manifest)


def forge(folder: Path, manifest: Any) -> None:
    content = json.dumps(manifest).encode()
    (folder / "manifest.json").write_bytes(content)
    (folder / "manifest.sha256").write_text(f"{hashlib.sha256(content).hexdigest()}  manifest.json\n")


def test_a_verdict_rewritten_with_its_manifest_is_caught_by_judging_again(copy: Path) -> None:
    rewrite(copy, "campaigns/1/results.json", lambda text: text.replace(b'"nc"', b'"c"', 1))
    found = judged(copy)
    assert (found.same_rules, [one.identical for one in found.sites]) == (True, [2])
    assert any(one.differences for one in found.sites)
    told = "\n".join(lines(Verified(checked=check(copy), judged=found), "0" * 64, "fr"))
    assert "ne redonnent pas les verdicts scellés" in told
    assert "n’est pas l’empreinte donnée" in told


def test_other_rules_list_their_differences_and_the_hashes_still_hold(copy: Path) -> None:
    seal = json.loads((copy / "seal.json").read_bytes())["rules"]
    rewrite(copy, "seal.json", lambda text: text.replace(seal.encode(), b"0" * 64))
    rewrite(copy, "campaigns/1/results.json", lambda text: text.replace(b'"nc"', b'"c"', 1))
    found = Verified(checked=check(copy), judged=judged(copy))
    assert found.sound
    told = "\n".join(lines(found, None, "fr"))
    assert "règles d’une autre version" in told
    assert " → " in told


def _link(folder: Path) -> None:
    target = next(folder.rglob("*.jpg"))
    target.unlink()
    target.symlink_to("/etc/hostname")


def _listed(path: str, size: int = 3) -> Callable[[Path], None]:
    def change(folder: Path) -> None:
        manifest = json.loads((folder / "manifest.json").read_bytes())
        manifest["files"].append({"path": path, "bytes": size, "sha256": "0" * 64})
        forge(folder, manifest)

    return change


def _sparse(folder: Path) -> None:
    with (folder / "manifest.json").open("r+b") as file:
        file.truncate(1 << 40)


HOSTILE: dict[str, Callable[[Path], object]] = {
    "a link": _link,
    "a link to a folder": lambda folder: (folder / "plus").symlink_to("/"),
    "a pipe": lambda folder: os.mkfifo(folder / "tuyau"),
    "a path that leads out": _listed("../../etc/hostname"),
    "an absolute path": _listed("/etc/hostname"),
    "a path of another system": _listed("..\\secret"),
    "a device of another system": _listed("nul"),
    "a huge file": _listed("gros.bin", 1 << 50),
    "a negative size": _listed("moins.bin", -1),
    "a file listed twice": _listed("SEAL.json"),
    "a huge manifest": _sparse,
    "no manifest": lambda folder: (folder / "manifest.json").unlink(),
    "a broken manifest": lambda folder: forge(folder, [1]),
    "a manifest too deep": lambda folder: (folder / "manifest.json").write_text("[" * 100_000),
    "another format": lambda folder: forge(folder, {"format": "x", "files": [], "outside": []}),
    "an empty seal": lambda folder: forge(
        folder, {"format": "limpide-sealed-1", "files": [], "outside": ["a/b"]}
    ),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_folder_is_one_sentence_and_nothing_is_read(copy: Path, name: str) -> None:
    HOSTILE[name](copy)
    with pytest.raises(SealedError) as error:
        check(copy)
    assert "\n" not in error.value.text.fr
    assert error.value.exit_code == 2


def test_evidence_without_sense_is_one_sentence(copy: Path) -> None:
    (visit, *_others) = sorted(copy.rglob("visits/*.json"))
    rewrite(copy, str(visit.relative_to(copy)), lambda _text: b'{"url": "x"}')
    found = judged(copy)
    assert found.error is not None
    assert "n’est pas compris" in found.error.fr
    assert "\n" not in found.error.fr


def test_where_the_kernel_gives_no_namespace_every_socket_is_refused() -> None:
    code = (
        "import socket, subprocess, sys\nfrom crawler.sealed.offline import cut_network\n"
        "print(cut_network(lambda _flags: -1))\n"
        "for act in (lambda: socket.create_connection(('127.0.0.1', 9)), lambda: socket.getaddrinfo('a.fr', 80),\n"
        "            lambda: socket.socket(), lambda: subprocess.run(['true'])):\n"
        "    try: act()\n    except PermissionError: print('refused')\n"
    )
    command = [sys.executable, "-c", code]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=60, check=True)
    assert done.stdout.split() == ["refused"] * 5


def test_a_visit_is_replayed_from_its_archive_long_after_the_site_is_gone(sealed: Path) -> None:
    listed = limpide(sealed.parent, "replay", "scelle").stdout.splitlines()
    assert [line[:3] for line in listed] == ["1. ", "2. "]
    address = listed[1].removeprefix("2. ").partition(" ")[0]
    agenda = limpide(sealed.parent, "replay", "scelle", address)
    assert agenda.returncode == 0, agenda.stdout + agenda.stderr
    assert "identique à l’octet" in agenda.stdout
    home = limpide(sealed.parent, "replay", "scelle", "1", "--lang", "en")
    assert home.returncode == 1, home.stdout + home.stderr
    assert "body not kept, refused: " in home.stdout
    assert "1 but for a parameter" in home.stdout
    assert "not in the archive" not in home.stdout
    assert limpide(sealed.parent, "replay", "scelle", "9").returncode == 2


def test_two_folders_are_compared_cause_by_cause(sealed: Path, copy: Path) -> None:
    (other,) = [
        one
        for one in copy.rglob("visits/*.json")
        if b"s.css" in one.read_bytes() and b"hasard" not in one.read_bytes()
    ]
    visit = json.loads(other.read_bytes())
    for request in visit["records"]["ledger"]["requests"]:
        request["body_bytes"] += 50_000 if request["url"].endswith("s.css") else 0
    visit["records"]["archive"]["document"] = "0" * 64
    visit["records"]["dom"]["elements"] += 3
    rewrite(copy, str(other.relative_to(copy)), lambda _text: json.dumps(visit).encode())
    seal = json.loads((copy / "seal.json").read_bytes())
    seal |= {"browsers": ["Chromium 1 full"], "rules": "0" * 64, "started": "2020-01-01T00:00:00+00:00"}
    seal["packages"]["lxml"] = "0.1"
    rewrite(copy, "seal.json", lambda _text: json.dumps(seal).encode())
    done = limpide(copy.parent, "compare", str(sealed), str(copy))
    assert done.returncode == 0, done.stderr
    said = done.stdout
    for cause in (
        "5 différences",
        "date des mesures : 20",
        "version des règles au scellé : ",
        "→ Chromium 1 full",
        "paquet lxml : ",
        "document final de /a : différent (",
        "s.css",
    ):
        assert cause in said, said
    (copy / "seal.json").unlink()
    assert limpide(copy.parent, "compare", str(sealed), str(copy)).returncode == 2


def test_a_time_stamp_dates_the_manifest_and_is_checked_offline(copy: Path, tmp_path: Path) -> None:
    assert read_stamp(copy) is None
    with Authority() as trusted, Authority() as other:
        assert request_stamp(copy, trusted.url) is None
        (tmp_path / "root.pem").write_bytes(trusted.root_pem)
        (tmp_path / "other.pem").write_bytes(other.root_pem)
        assert (trusted.asked, other.asked) == (1, 0)
    assert check(copy).intact
    found = read_stamp(copy)
    assert found is not None
    assert (found.state, found.authority, found.signed, found.good) == ("sound", NAME, None, True)
    signed, forged = (read_stamp(copy, tmp_path / name) for name in ("root.pem", "other.pem"))
    assert signed is not None
    assert forged is not None
    assert (signed.signed, signed.good) == (True, True)
    assert (forged.signed, forged.good) == (False, False)
    rewrite(copy, "seal.json", lambda text: text + b"\n")
    stamp = read_stamp(copy)
    assert stamp is not None
    assert (stamp.state, stamp.good) == ("other", False)
    (copy / "timestamp.tsr").write_bytes(b"rien")
    broken = read_stamp(copy)
    assert broken is not None
    assert broken.state == "broken"


def test_an_authority_that_answers_something_else_leaves_no_stamp(copy: Path) -> None:
    with Authority(wrong=True) as authority:
        why = request_stamp(copy, authority.url)
    assert why is not None
    assert "ne date pas ce manifeste" in why.fr
    gone = request_stamp(copy, authority.url)
    assert gone is not None
    assert "sans horodatage" in gone.fr
    assert not (copy / "timestamp.tsr").exists()
