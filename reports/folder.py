"""The report folder is replaced at once: built aside, then moved into place, entry by entry."""

import json
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from reports.order import ReportError
from rules.vocabulary import Text

MANIFEST = ".limpide-report.json"


def _listed(out: Path) -> set[str]:
    """Names the former run wrote at the top of out; empty when there was none."""
    try:
        names = json.loads((out / MANIFEST).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return set()
    listed = names if isinstance(names, list) else []
    return {n for n in listed if isinstance(n, str) and n == Path(n).name and n not in ("", "..")}


def _refuse_foreign(out: Path, made: set[str], former: set[str]) -> None:
    for name in sorted(made - former):
        if (out / name).exists():
            raise ReportError(
                Text(
                    f"{out / name} existe et ne vient pas de limpide : choisissez un autre dossier avec --out.",
                    f"{out / name} exists and was not written by limpide: choose another folder with --out.",
                )
            )


@contextmanager
def replaced(out: Path) -> Iterator[Path]:
    """Give an empty folder to fill; on success its content replaces what the former run wrote in out.

    Files of out that no run of ours wrote are left alone.

    Raises:
        ReportError: out holds a foreign file under a name we need.
    """
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".limpide-", dir=out) as aside:
        fresh, old = Path(aside, "new"), Path(aside, "old")
        fresh.mkdir()
        old.mkdir()
        yield fresh
        made, former = {entry.name for entry in fresh.iterdir()}, _listed(out)
        _refuse_foreign(out, made, former)
        (fresh / MANIFEST).write_text(json.dumps(sorted(made)), encoding="utf-8")
        for name in sorted(former | {MANIFEST}):
            if (out / name).exists():
                (out / name).rename(old / name)
        for name in sorted(made | {MANIFEST}):
            (fresh / name).rename(out / name)
        shutil.rmtree(old)


OUTPUT = Path("-")
"""The file that is the standard output."""


def replace_file(path: Path, content: bytes) -> None:
    """Write a file at once: a reader sees the former content or the new one, never a part; "-" is the output.

    Raises:
        OSError: the folder cannot be written.
    """
    if path == OUTPUT:
        sys.stdout.write(content.decode("utf-8", "replace"))
        sys.stdout.flush()
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=path.parent, prefix=".limpide-", delete=False) as file:
        file.write(content)
    Path(file.name).chmod(0o644)
    Path(file.name).replace(path)
