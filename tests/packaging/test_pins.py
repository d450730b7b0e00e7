"""The closure is pinned twice, without any address, and both say the same."""

import re
import runpy
import subprocess
from pathlib import Path

ROOT = Path(__file__).parents[2]
PIN = runpy.run_path(str(Path(__file__).with_name("pin.py")))


def pyproject() -> str:
    return (ROOT / "pyproject.toml").read_text(encoding="utf-8")


def hashed() -> str:
    return (ROOT / "requirements.txt").read_text(encoding="utf-8")


def test_uv_and_pip_obey_the_same_versions() -> None:
    assert PIN["constraints"](pyproject()) == PIN["requirements"](hashed())
    assert len(PIN["requirements"](hashed())) > 50


def test_every_pinned_package_carries_a_hash() -> None:
    blocks = re.split(r"\n(?=\S)", hashed().strip())
    assert all("--hash=sha256:" in block for block in blocks)


def test_no_pin_names_an_address() -> None:
    assert "://" not in hashed()
    assert "://" not in "".join(PIN["constraints"](pyproject()))


def test_lock_files_that_record_registry_hosts_are_never_committed() -> None:
    tracked = subprocess.run(
        ["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, timeout=30, check=False
    )
    names = {Path(line).name for line in tracked.stdout.splitlines()}
    assert not names & {"uv.lock", "package-lock.json"}
