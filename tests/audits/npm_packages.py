"""Fetches real banner packages through npm into a folder outside the project; they are measured, never committed."""

import json
import shutil
import subprocess
import tarfile
import tempfile
from pathlib import Path

import pytest

FREE = {"MIT", "BSD-3-Clause"}
VERSIONS = {
    "tarteaucitronjs": "1.34.0",
    "orejime": "3.2.1",
    "klaro": "0.7.22",
    "vanilla-cookieconsent": "3.1.0",
    "cookieconsent": "3.1.1",
}


def package(name: str) -> Path:
    """The folder of a package, downloaded once a machine; a visible skip where npm cannot give it."""
    version = VERSIONS[name]
    kept = Path(tempfile.gettempdir()) / "limpide-npm" / f"{name}-{version}"
    if not (kept / "package.json").is_file():
        if not shutil.which("npm"):
            pytest.skip(f"npm is not on this machine: {name} cannot be fetched")
        with tempfile.TemporaryDirectory() as folder:
            command = ["npm", "pack", "--silent", f"{name}@{version}"]
            done = subprocess.run(
                command, cwd=folder, capture_output=True, text=True, timeout=60, check=False
            )
            if done.returncode:
                pytest.skip(f"npm does not give {name}: {done.stderr.strip()[-200:]}")
            with tarfile.open(next(Path(folder).glob("*.tgz"))) as packed:
                packed.extractall(folder, filter="data")
            kept.parent.mkdir(exist_ok=True)
            shutil.rmtree(kept, ignore_errors=True)
            shutil.copytree(Path(folder) / "package", kept)
    assert json.loads((kept / "package.json").read_text("utf-8"))["license"] in FREE
    return kept


def served(name: str, *suffixes: str) -> dict[str, tuple[int, dict[str, str], bytes]]:
    """Answers for the files of a package, under its name."""
    types = {".js": "text/javascript; charset=utf-8", ".css": "text/css; charset=utf-8"}
    folder = package(name)
    return {
        f"/{name}/{file.relative_to(folder).as_posix()}": (
            200,
            {"Content-Type": types[file.suffix]},
            file.read_bytes(),
        )
        for file in folder.rglob("*")
        if file.suffix in (suffixes or types)
    }
