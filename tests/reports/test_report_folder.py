"""The report folder is replaced at once and never takes what belongs to somebody else."""

from pathlib import Path

import factory
import pytest

from reports import write_reports
from reports.folder import replace_file, replaced
from reports.order import ReportError


def fill(out: Path, *names: str) -> None:
    with replaced(out) as folder:
        for name in names:
            (folder / name).mkdir()
            (folder / name / "page.html").write_text("x")


def test_sites_of_the_former_run_do_not_linger(tmp_path: Path) -> None:
    fill(tmp_path, "town", "library")
    fill(tmp_path, "town")
    assert sorted(p.name for p in tmp_path.iterdir()) == [".limpide-report.json", "town"]


def test_files_of_somebody_else_stay(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine")
    fill(tmp_path, "town")
    fill(tmp_path, "library")
    assert (tmp_path / "notes.txt").read_text() == "mine"


def test_a_foreign_file_under_our_name_is_never_replaced(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("somebody's home page")
    with pytest.raises(ReportError, match="choose another folder"):
        write_reports(factory.make_campaign(), tmp_path, lang="fr", pictures=lambda _: None)
    assert (tmp_path / "index.html").read_text() == "somebody's home page"
    assert [p.name for p in tmp_path.iterdir()] == ["index.html"]


def test_a_run_that_fails_leaves_the_former_report_whole(tmp_path: Path) -> None:
    fill(tmp_path, "town")
    with pytest.raises(FileNotFoundError), replaced(tmp_path) as folder:
        (folder / "absent").rename(folder / "town")
    assert (tmp_path / "town/page.html").read_text() == "x"
    assert sorted(p.name for p in tmp_path.iterdir()) == [".limpide-report.json", "town"]


def test_a_lying_manifest_cannot_make_us_move_a_file_outside(tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    (tmp_path / "precious").write_text("kept")
    (out / ".limpide-report.json").write_text('["../precious", "..", 3]')
    fill(out, "town")
    assert (tmp_path / "precious").read_text() == "kept"


def test_a_file_is_replaced_whole_and_readable(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "rows.csv"
    replace_file(path, b"one")
    replace_file(path, b"two")
    assert path.read_bytes() == b"two"
    assert path.stat().st_mode & 0o777 == 0o644
    assert [p.name for p in path.parent.iterdir()] == ["rows.csv"]


def test_two_sites_of_one_name_get_two_folders(tmp_path: Path) -> None:
    same = factory.make_site(count=2, faults=1)
    write_reports(factory.make_campaign(same, same), tmp_path, lang="en", pictures=lambda _: None)
    assert len([p for p in tmp_path.iterdir() if p.is_dir() and p.name != "assets"]) == 2
