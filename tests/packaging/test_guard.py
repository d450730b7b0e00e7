"""Another distribution that took one of our package names gives one clear sentence and exit 2."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("name", ["rules", "reports", "audits"])
@pytest.mark.parametrize("content", ["", "raise RuntimeError('stranger')"])
def test_an_overwritten_package_is_named_and_nothing_runs(tmp_path: Path, name: str, content: str) -> None:
    stranger = tmp_path / name
    stranger.mkdir()
    (stranger / "__init__.py").write_text(content)
    paths = [str(tmp_path), str(ROOT)]
    program = f"import sys; sys.path[:0] = {paths!r}; import crawler.guard; crawler.guard.main()"
    done = subprocess.run(
        [sys.executable, "-c", program, "--version"],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
        cwd=tmp_path,
    )
    assert done.returncode == 2
    assert f"« {name} »" in done.stderr
    assert f"'{name}'" in done.stderr
    assert "Traceback" not in done.stderr


def test_our_own_packages_pass_the_door() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "crawler.guard", "--version"],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
        cwd=ROOT,
    )
    assert done.returncode == 0
    assert done.stdout.startswith("limpide ")
