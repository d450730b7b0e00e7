"""Proves a sealed folder against its manifest: every file there, none else, each with its size and its SHA-256.

The folder may be hostile: no link is followed, no path leads out of it, no file is read beyond its bounds, nothing is
written.
"""

import hashlib
import os
import stat
from collections.abc import Iterator
from pathlib import Path

import msgspec

from crawler.sealed.layout import (
    DIGEST,
    FORMAT,
    MANIFEST,
    MINUTES,
    Manifest,
    SealedError,
    SealedFile,
    digest_line,
    is_safe,
)
from crawler.sealed.read import LARGEST
from crawler.words import both

MANIFEST_MAX, DIGEST_MAX = 200_000_000, 1_000
TOTAL_MAX = 100_000_000_000
"""Bytes that are hashed at most."""
ENTRIES_MAX = 1_000_000
"""Files and folders looked at."""
CHUNK = 1 << 20


class Checked(msgspec.Struct, frozen=True, kw_only=True):
    """What the hashes prove. digest: SHA-256 of the manifest as it is; the lists hold paths, in order."""

    digest: str
    files: dict[str, SealedFile]
    outside: list[str]
    changed: list[str]
    missing: list[str]
    extra: list[str]

    @property
    def intact(self) -> bool:
        """Whether nothing changed, is missing or was added."""
        return not (self.changed or self.missing or self.extra)


def check(folder: Path) -> Checked:
    """Return what the hashes of a folder prove.

    Raises:
        SealedError: it is not a sealed folder, or it is made to deceive.
    """
    if not folder.is_dir():
        raise SealedError(both("sealed.no_folder", folder=folder))
    content = _small(folder, MANIFEST, MANIFEST_MAX)
    if content is None:
        raise SealedError(both("sealed.no_manifest", folder=folder, file=MANIFEST))
    manifest = _manifest(content)
    sizes = dict(_walk(folder))
    files = {one.path: one for one in manifest.files}
    digest = hashlib.sha256(content).hexdigest()
    changed = [path for path, one in files.items() if path in sizes and not _same(folder, one, sizes[path])]
    said = _small(folder, DIGEST, DIGEST_MAX)
    if said is not None and said != digest_line(digest):
        changed.insert(0, MANIFEST)
    # The minutes are written after the manifest: they are its own only when they bear its hash.
    page = _small(folder, MINUTES[0], MANIFEST_MAX) if MINUTES[0] in manifest.outside else None
    if page is not None and digest.encode() not in page:
        changed.append(MINUTES[0])
    known = {*files, *manifest.outside, MANIFEST, DIGEST}
    return Checked(
        digest=digest,
        files=files,
        outside=[name for name in manifest.outside if name in sizes],
        changed=changed,
        missing=sorted(({*files} | {DIGEST}) - sizes.keys()),
        extra=sorted(sizes.keys() - known),
    )


def _manifest(content: bytes) -> Manifest:
    """Return the manifest, every path of it proven harmless."""
    try:
        manifest = msgspec.json.decode(content, type=Manifest)
    except (msgspec.DecodeError, RecursionError, ValueError) as error:
        why = str(error).splitlines()[0][:200]
        raise SealedError(both("sealed.broken", file=MANIFEST, why=why)) from error
    if manifest.format != FORMAT:
        raise SealedError(both("sealed.format", format=manifest.format[:40], known=FORMAT))
    paths = [one.path for one in manifest.files]
    unsafe = next((one for one in [*paths, *manifest.outside] if not is_safe(one)), None)
    unsafe = unsafe or next((one for one in manifest.outside if "/" in one), None)
    if unsafe is not None:
        raise SealedError(both("sealed.unsafe", file=unsafe[:200]))
    names = [*paths, *manifest.outside, MANIFEST, DIGEST]
    if len({one.lower() for one in names}) < len(names):
        raise SealedError(both("sealed.twice"))
    for one in manifest.files:
        if not 0 <= one.bytes <= LARGEST:
            raise SealedError(both("sealed.huge", file=one.path))
    if sum(one.bytes for one in manifest.files) > TOTAL_MAX:
        raise SealedError(both("sealed.huge", file=MANIFEST))
    return manifest


def _small(folder: Path, name: str, most: int) -> bytes | None:
    """Return the content of a plain file of bounded size; None when it is not there."""
    path = folder / name
    try:
        seen = path.lstat()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise SealedError(both("sealed.unreadable", file=name, why=error.strerror or error)) from error
    _refuse_special(name, seen)
    if seen.st_size > most:
        raise SealedError(both("sealed.huge", file=name))
    try:
        with path.open("rb") as file:
            return file.read(most + 1)
    except OSError as error:
        raise SealedError(both("sealed.unreadable", file=name, why=error.strerror or error)) from error


def _refuse_special(name: str, seen: os.stat_result) -> None:
    if not stat.S_ISREG(seen.st_mode):
        raise SealedError(both("sealed.link", file=name[:200]))


def _walk(folder: Path) -> Iterator[tuple[str, int]]:
    """Yield path and size of every file under a folder, without following anything.

    Raises:
        SealedError: something is neither a plain file nor a folder, or there is too much of it.
    """
    waiting, seen = [""], 0
    while waiting:
        under = waiting.pop()
        try:
            with os.scandir(folder / under) as entries:
                for entry in entries:
                    seen += 1
                    name = f"{under}{entry.name}"
                    if seen > ENTRIES_MAX:
                        raise SealedError(both("sealed.huge", file=under or name))
                    if entry.is_dir(follow_symlinks=False):
                        waiting.append(f"{name}/")
                        continue
                    said = entry.stat(follow_symlinks=False)
                    _refuse_special(name, said)
                    yield name, said.st_size
        except OSError as error:
            raise SealedError(
                both("sealed.unreadable", file=under or ".", why=error.strerror or error)
            ) from error


def _same(folder: Path, one: SealedFile, size: int) -> bool:
    """Tell whether a file is what the manifest says; one of another size is not read."""
    if size != one.bytes:
        return False
    total, left = hashlib.sha256(), one.bytes + 1
    try:
        with (folder / one.path).open("rb") as file:
            while left > 0 and (chunk := file.read(min(CHUNK, left))):
                total.update(chunk)
                left -= len(chunk)
    except OSError as error:
        raise SealedError(both("sealed.unreadable", file=one.path, why=error.strerror or error)) from error
    return total.hexdigest() == one.sha256
