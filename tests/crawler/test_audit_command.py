"""`limpide audit` as a user runs it: every mistake is one sentence with the right exit code, nothing is done twice."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.small_site import html

FAST = ("--settle", "0.2", "--profile", "none", "--delay", "0", "--quiet")


def home(*links: str) -> str:
    return html("Accueil", "".join(f'<p><a href="{link}">Page {link}</a></p>' for link in links))


def dead_port() -> str:
    import socket

    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return f"http://127.0.0.1:{probe.getsockname()[1]}/"


def sentences(text: str) -> list[str]:
    return [line for line in text.splitlines() if line.strip()]


def result(folder: Path) -> dict:
    return json.loads((folder / "limpide-report" / "results.json").read_text(encoding="utf-8"))


def test_a_first_audit_writes_a_scorecard_and_says_where(limpide, small_site, tmp_path) -> None:
    site = small_site({"/": home("/a", "/b"), "/a": html("Page A"), "/b": html("Page B")})
    done = limpide("audit", site.url, *FAST)
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "limpide-report" / "index.html").is_file()
    assert str(Path("limpide-report") / "index.html") in done.stdout.splitlines()[-1]
    found = result(tmp_path)["sites"][0]
    assert {page["url"] for page in found["pages"]} == {site.url, f"{site.url}a", f"{site.url}b"}
    assert all("limpide/" in agent for agent in site.agents)


def test_a_dead_site_is_one_sentence_and_exit_3(limpide, tmp_path) -> None:
    done = limpide("audit", dead_port(), *FAST)
    assert done.returncode == 3
    assert len(sentences(done.stderr)) == 1, done.stderr
    assert (tmp_path / "limpide-report" / "index.html").is_file(), "the report precedes the exit"


def test_a_home_page_in_error_is_one_sentence_and_exit_3(limpide, small_site) -> None:
    done = limpide("audit", small_site({}).url, *FAST)
    assert done.returncode == 3
    assert len(sentences(done.stderr)) == 1, done.stderr
    assert "404" in done.stderr


def test_a_site_that_refuses_robots_is_one_sentence_and_exit_3(limpide, small_site) -> None:
    refusal = (200, {"Content-Type": "text/plain"}, b"User-agent: *\nDisallow: /\n")
    site = small_site({"/": home(), "/robots.txt": refusal})
    done = limpide("audit", site.url, *FAST)
    assert done.returncode == 3
    assert len(sentences(done.stderr)) == 1, done.stderr
    assert "robots.txt" in done.stderr
    assert "/" not in site.asked


def test_a_typo_in_sites_toml_is_one_sentence_and_exit_2(limpide, tmp_path) -> None:
    (tmp_path / "sites.toml").write_text('[[site]]\nurl = "https://a.example/"\nsampel = { max = 3 }\n')
    done = limpide("audit", "sites.toml")
    assert done.returncode == 2
    assert len(sentences(done.stderr)) == 1, done.stderr
    assert "ligne 3" in done.stderr
    assert "« sample »" in done.stderr
    assert not (tmp_path / "limpide.db").exists()


@pytest.mark.parametrize(
    "arguments",
    [
        ("audit", "nowhere.toml"),
        ("audit", "ville.fr"),
        ("audit", "ftp://ville.fr/"),
        ("audit", "https://a.example/", "--format", "xls=a.xls"),
        ("audit", "https://a.example/", "https://a.example/"),
        ("audit", "https://a.example/", "--sample-mx", "3"),
        ("audit",),
        ("audit", "https://a.example/", "--browser", "/no/such/browser"),
        ("audit", "https://a.example/", "--store", "sqlite:////no/such/folder/x.db"),
        ("report", "absent.json"),
        ("judge",),
        ("rules", "show", "page-wieght"),
        ("nonsense",),
    ],
)
def test_a_wrong_use_is_one_sentence_and_exit_2(limpide, arguments) -> None:
    done = limpide(*arguments)
    assert done.returncode == 2, done.stdout + done.stderr
    assert len(sentences(done.stderr)) == 1, done.stderr
    assert "Traceback" not in done.stderr


def test_without_any_browser_one_sentence_names_the_ways_out_and_exit_3(limpide, tmp_path) -> None:
    bare = tmp_path / "bare"
    bare.mkdir()
    done = limpide(
        "audit",
        "https://a.example/",
        "--quiet",
        PATH=str(bare),
        PLAYWRIGHT_BROWSERS_PATH=str(bare),
        LIMPIDE_NO_INSTALL="1",
    )
    assert done.returncode == 3
    assert len(sentences(done.stderr)) == 1, done.stderr
    assert "--browser" in done.stderr


def test_one_dead_site_of_two_leaves_the_other_complete(limpide, small_site, tmp_path) -> None:
    site = small_site({"/": home("/a"), "/a": html("Page A")})
    dead = dead_port()
    (tmp_path / "sites.toml").write_text(
        f'[defaults]\ndelay = 0.0\n[[site]]\nurl = "{dead}"\nname = "Morte"\n'
        f'[[site]]\nurl = "{site.url}"\nname = "Vive"\n'
    )
    done = limpide("audit", "sites.toml", *FAST)
    assert done.returncode == 3
    assert "Morte" in done.stderr
    assert "Vive" not in done.stderr
    first, second = result(tmp_path)["sites"]
    assert first["status"] == "failed"
    assert second["status"] == "audited"
    assert len(second["pages"]) == 2
    assert (tmp_path / "limpide-report" / second["slug"] / "index.html").is_file()


def test_a_budget_is_a_gate_and_the_report_precedes_the_exit(limpide, small_site, tmp_path) -> None:
    site = small_site({"/": home()})
    (tmp_path / "sites.toml").write_text(
        f'[[site]]\nurl = "{site.url}"\nbudgets = [{{ metric = "wire_bytes", limit = 10 }}]\n'
    )
    done = limpide("audit", "sites.toml", *FAST)
    assert done.returncode == 1, done.stderr
    assert "wire_bytes" in done.stderr
    assert (tmp_path / "limpide-report" / "index.html").is_file()


def test_a_killed_audit_resumes_without_visiting_a_page_twice(small_site, limpide, tmp_path) -> None:
    paths = [f"/page{number}" for number in range(8)]
    pages = {"/": home(*paths), **{path: html(f"Page {path}") for path in paths}}
    undisturbed = small_site(pages)
    whole = limpide(
        "audit", undisturbed.url, *FAST, "--out", "whole", "--store", "sqlite:///whole.db", "--all-pages"
    )
    assert whole.returncode == 0, whole.stderr

    site = small_site(pages)
    command = [
        sys.executable,
        "-m",
        "crawler.guard",
        "audit",
        site.url,
        *FAST,
        "--all-pages",
        "--concurrency",
        "2",
    ]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    process = subprocess.Popen(
        command,
        cwd=tmp_path,
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    wait_for_visits(tmp_path / "limpide.db", 3, process)
    os.killpg(process.pid, signal.SIGKILL)
    process.wait(timeout=20)
    stored = count_visits(tmp_path / "limpide.db")
    assert 3 <= stored < 9
    before = dict(site.asked)

    done = subprocess.run(
        command, cwd=tmp_path, env=environment, capture_output=True, text=True, timeout=100, check=False
    )
    assert done.returncode == 0, done.stderr
    again = sum(site.asked[path] - before.get(path, 0) for path in ["/", *paths])
    assert again == 9 - stored, "only the missing pages were asked for again"
    totals = [
        sorted(
            (page["title"], page["weight"]["requests"], page["dom"])
            for page in json.loads(text)["sites"][0]["pages"]
        )
        for text in (
            (tmp_path / "whole" / "results.json").read_text(encoding="utf-8"),
            (tmp_path / "limpide-report" / "results.json").read_text(encoding="utf-8"),
        )
    ]
    assert totals[0] == totals[1]


def count_visits(database: Path) -> int:
    import sqlite3

    if not database.exists():
        return 0
    connection = sqlite3.connect(f"file:{database}?mode=ro", uri=True, timeout=5)
    try:
        return int(connection.execute("select count(*) from visit").fetchone()[0])
    except sqlite3.OperationalError:
        return 0
    finally:
        connection.close()


def wait_for_visits(database: Path, wanted: int, process: subprocess.Popen) -> None:
    end = time.monotonic() + 60
    while count_visits(database) < wanted:
        assert process.poll() is None, "the audit ended before it could be killed"
        assert time.monotonic() < end
        time.sleep(0.05)


def test_stored_evidence_is_judged_and_rendered_again_without_the_site(limpide, small_site, tmp_path) -> None:
    site = small_site({"/": home("/a"), "/a": html("Page A", "<img src=/x.png>")})
    limpide("audit", site.url, *FAST)
    first = result(tmp_path)
    site.close()
    site.server.server_close()
    judged = limpide("judge", "--out", "again", "--lang", "en")
    assert judged.returncode == 0, judged.stderr
    second = json.loads((tmp_path / "again" / "results.json").read_text(encoding="utf-8"))
    assert first["sites"][0]["corrections"] == second["sites"][0]["corrections"]
    rendered = limpide("report", "--out", "english", "--lang", "en", "--format", "csv=audit.csv")
    assert rendered.returncode == 0, rendered.stderr
    assert (tmp_path / "audit.csv").read_bytes().startswith(b"\xef\xbb\xbf")
    assert 'lang="en"' in (tmp_path / "english" / "index.html").read_text(encoding="utf-8")


def test_ctrl_c_once_ends_cleanly_with_a_report_of_what_was_done(small_site, tmp_path) -> None:
    paths = [f"/page{number}" for number in range(12)]
    site = small_site({"/": home(*paths), **{path: html(f"Page {path}") for path in paths}})
    command = [
        sys.executable,
        "-m",
        "crawler.guard",
        "audit",
        site.url,
        *FAST,
        "--concurrency",
        "1",
        "--all-pages",
    ]
    process = subprocess.Popen(
        command,
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    wait_for_visits(tmp_path / "limpide.db", 2, process)
    process.send_signal(signal.SIGINT)
    _out, errors = process.communicate(timeout=60)
    assert process.returncode == 3, errors
    done = result(tmp_path)["sites"][0]
    assert 2 <= len([page for page in done["pages"] if page["status"] == "audited"]) < 13
    assert (tmp_path / "limpide-report" / "index.html").is_file()


def test_an_unknown_profile_is_one_sentence_and_exit_2(limpide, small_site) -> None:
    done = limpide("audit", small_site({"/": home()}).url, "--profile", "gameboy", *FAST)
    assert done.returncode == 2
    assert len(sentences(done.stderr)) == 1, done.stderr
    assert "gameboy" in done.stderr
