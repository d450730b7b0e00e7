"""What the proof fetches: real old engines, by the product's own command, and pinned npm packages, once a machine."""

import asyncio
import base64
import hashlib
import shutil
import subprocess
import tempfile
from pathlib import Path

import pytest

from audits.old_engines.install import EngineRefused, install

KEPT = Path(tempfile.gettempdir()) / "limpide-npm"
SECONDS = 300


def executable(target: int) -> str:
    """Return the executable of a real engine, as `limpide engines install` gets it; a visible skip when npm cannot."""
    try:
        return str(asyncio.run(install(target, lambda text: None)))
    except EngineRefused as why:
        pytest.skip(why.text.en)


def fetched(name: str, sha512: str, folder: Path) -> Path:
    """Return the unpacked folder of an npm package, pinned; a visible skip when npm cannot give it."""
    if not shutil.which("npm"):
        pytest.skip("npm is not on this machine: nothing can be fetched")
    folder.mkdir(parents=True, exist_ok=True)
    done = subprocess.run(
        ["npm", "pack", "--silent", name],
        cwd=folder,
        capture_output=True,
        text=True,
        timeout=SECONDS,
        check=False,
    )
    if done.returncode:
        pytest.skip(f"npm does not give {name}: {done.stderr.strip()[-200:]}")
    packed = folder / done.stdout.split()[-1]
    found = base64.b64encode(hashlib.sha512(packed.read_bytes()).digest()).decode()
    assert found == sha512, f"{name} is not the file that was pinned"
    shutil.unpack_archive(packed, folder, "gztar", filter="data")
    packed.unlink()
    return folder / "package"
