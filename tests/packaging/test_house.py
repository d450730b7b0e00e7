"""The house keeps its walls: import direction, types and lint hold over the four packages."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def run(*command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=280, check=False)


def script(name: str) -> str:
    return str(Path(sys.executable).with_name(name))


def test_packages_import_in_one_direction_only() -> None:
    done = run(script("lint-imports"), "--no-cache")
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.timeout(300)
def test_every_type_is_checked_strictly() -> None:
    done = run(sys.executable, "-m", "mypy")
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_code_is_clean_for_ruff() -> None:
    done = run(script("ruff"), "check", "--no-cache", ".")
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_top_level_holds_no_other_code_folder() -> None:
    folders = {path.name for path in ROOT.iterdir() if path.is_dir() and list(path.rglob("*.py"))}
    assert {name for name in folders if not name.startswith(".")} == {
        "crawler",
        "audits",
        "rules",
        "reports",
        "tests",
    }
