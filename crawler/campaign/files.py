"""Large evidence (pictures) beside the database, each file named by the SHA-256 of its content."""

import hashlib
import os
from collections.abc import Callable
from pathlib import Path

PICTURES = ("webp", "png", "jpg", "jpeg", "gif", "avif")
"""Files whose bytes are no text: nothing is looked for in them."""


class EvidenceFiles:
    """The folder limpide.evidence/: write once, never changed, safe against a kill at any moment."""

    def __init__(self, folder: Path, hide: Callable[[bytes], bytes] | None = None) -> None:
        self.folder = folder
        self._hide = hide

    def save(self, content: bytes, suffix: str) -> str:
        """Store the content and return its SHA-256 (hex); a file already there is not written again."""
        if self._hide and suffix.lstrip(".").lower() not in PICTURES:
            content = self._hide(content)
        name = hashlib.sha256(content).hexdigest()
        target = self._path(name, suffix)
        if not target.exists():
            target.parent.mkdir(parents=True, exist_ok=True)
            draft = target.with_name(f".{name}.{os.getpid()}")
            draft.write_bytes(content)
            draft.replace(target)
        return name

    def read(self, name: str) -> bytes | None:
        """Return the content whose SHA-256 is name, or None when it is missing or no longer matches its name."""
        found = self.find(name)
        content = found.read_bytes() if found else b""
        return content if found and hashlib.sha256(content).hexdigest() == name else None

    def find(self, name: str) -> Path | None:
        """Return the file of the content whose SHA-256 is name; None when there is none."""
        return next(self.folder.glob(f"{name[:2]}/{name}.*"), None) if len(name) == 64 else None

    def _path(self, name: str, suffix: str) -> Path:
        return self.folder / name[:2] / f"{name}.{suffix.lstrip('.')}"
