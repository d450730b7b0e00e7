"""Pins the whole closure without any address: versions in pyproject.toml, the same with hashes in requirements.txt.

Run `uv run python tests/packaging/pin.py` to refresh both to today's newest versions; uv.lock and
package-lock.json record registry hosts and are never committed.
"""

import re
import subprocess
from pathlib import Path

ROOT = Path(__file__).parents[2]
COMPILE = [
    *("uv", "pip", "compile", "pyproject.toml", "--extra", "test", "--universal", "--upgrade"),
    *("--generate-hashes", "--no-emit-index-url", "--no-header", "--no-annotate", "-o", "requirements.txt"),
]
BLOCK = re.compile(r"(?s)(constraint-dependencies = \[).*?(\n?\])")


def requirements(text: str) -> list[str]:
    """Return the pinned requirements of a requirements.txt, hashes dropped: name==version and its marker."""
    joined = re.sub(r"\\\n\s*", " ", text)
    lines = (re.sub(r"\s*--hash=\S+", "", line).strip() for line in joined.splitlines())
    return sorted(line for line in lines if line and not line.startswith("#"))


def constraints(text: str) -> list[str]:
    """Return the constraint-dependencies of a pyproject.toml."""
    found = BLOCK.search(text)
    assert found is not None
    return sorted(re.findall(r'"((?:[^"\\]|\\.)*)"', found.group(0).replace('\\"', "'")))


def pin() -> None:
    """Compile requirements.txt and copy its versions into pyproject.toml."""
    project = ROOT / "pyproject.toml"
    original = project.read_text(encoding="utf-8")
    project.write_text(BLOCK.sub(r"\1]", original), encoding="utf-8")
    try:
        subprocess.run(COMPILE, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    except BaseException:
        project.write_text(original, encoding="utf-8")
        raise
    pinned = requirements((ROOT / "requirements.txt").read_text(encoding="utf-8"))
    lines = "".join(f'\n    "{line}",' for line in (p.replace('"', "'") for p in pinned))
    project.write_text(BLOCK.sub(lambda m: f"{m.group(1)}{lines}\n]", original), encoding="utf-8")


if __name__ == "__main__":
    pin()
