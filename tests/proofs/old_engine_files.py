"""Real old engines from npm, fetched once a machine: pinned by sha512, unpatched, for pages of this machine only."""

import base64
import hashlib
import json
import shutil
import subprocess
import tempfile
from pathlib import Path

import brotli
import pytest

KEPT = Path(tempfile.gettempdir()) / "limpide-npm"
ENGINES: dict[int, tuple[str, str]] = {
    int(version): (one["npm"], one["sha512"])
    for version, one in json.loads(Path(__file__).with_suffix(".json").read_text("utf-8"))["engines"].items()
}
"""npm package and sha512 of each real engine (MIT wrapper, Chromium under BSD)."""
SECONDS = 300


def executable(target: int) -> str:
    """Return the executable of a real engine; a visible skip when npm cannot give it."""
    folder = KEPT / f"chromium-{target}"
    path = folder / "chromium"
    if not path.is_file():
        unpacked = fetched(*ENGINES[target], folder)
        path.write_bytes(brotli.decompress((unpacked / "bin/chromium.br").read_bytes()))
        path.chmod(0o755)
        shutil.rmtree(unpacked)
    return str(path)


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
