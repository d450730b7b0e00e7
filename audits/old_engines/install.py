"""Fetches an old engine through the npm client and its own configuration, and checks it; kept in the user's cache."""

import base64
import hashlib
import io
import shutil
import tarfile
import tempfile
from pathlib import Path

import brotli

from audits.browser.choice import Announce, BrowserChoice
from audits.browser.errors import BrowserError
from audits.browser.install import environment
from audits.browser.launch import OLD_ENGINE
from audits.browser.machine import Machine, this_machine
from audits.browser.proof import last_line
from audits.old_engines.catalogue import OldEngine, find_engine, old_engines
from rules.vocabulary import Text
from rules.wording import text

PACKED = "package/bin/chromium.br"
DRAWING = "package/bin/swiftshader.tar.br"
"""The libraries that draw WebGL without a graphics card: without them a page with a map fails in the engine alone."""
PLACES = ("", "swiftshader")
"""Folders where engines look for them, beside the executable: those of 2022 and later, then older ones."""
START_SECONDS = 30.0
WARNING = text(
    "Attention : ce Chromium n'est plus corrigé et tourne sans bac à sable. N'y ouvrez que des sites de confiance ; "
    "limpide lui donne un profil vide, et aucun identifiant.",
    "Warning: this Chromium is no longer patched and runs without a sandbox. Open only sites you trust in it; "
    "limpide gives it an empty profile, and no credentials.",
)


class EngineNotHere(BrowserError):  # noqa: N818
    """Raised when an engine asked for is not installed: a usage error, the sentence says the command."""

    exit_code = 2


class EngineRefused(BrowserError):  # noqa: N818
    """Raised when an engine cannot be fetched, is not the one that was pinned, or does not start."""


def folder(machine: Machine) -> Path:
    """Return where engines are kept: LIMPIDE_CACHE, else XDG_CACHE_HOME/limpide, else ~/.cache/limpide."""
    named = machine.environ.get("LIMPIDE_CACHE", "")
    base = Path(machine.environ.get("XDG_CACHE_HOME", "") or machine.home / ".cache") / "limpide"
    return (Path(named) if named else base) / "engines"


def executable(engine: OldEngine, machine: Machine) -> Path:
    """Return where the executable of an engine is, or would be."""
    return folder(machine) / f"chromium-{engine.version}" / "chromium"


def installed(machine: Machine) -> list[int]:
    """Return the versions that are in the cache."""
    return [version for version, one in old_engines().items() if _whole(executable(one, machine))]


def _whole(path: Path) -> bool:
    """Tell whether an engine is there with what it draws with."""
    return path.is_file() and all((path.parent / place).is_dir() for place in PLACES)


async def install(version: int, announce: Announce, machine: Machine | None = None) -> Path:
    """Fetch an engine, check its hash, unpack its executable, start it once.

    Raises:
        EngineUnknown: there is no such version.
        EngineRefused: no npm, no package, another hash, or it does not start here.
    """
    machine = machine or this_machine()
    engine = find_engine(version)
    path = executable(engine, machine)
    announce(WARNING)
    if not _whole(path):
        announce(Text(f"Téléchargement de {engine.npm} par npm.", f"Fetching {engine.npm} with npm."))
        await _fetch(engine, path, machine)
    await _start(engine, path, machine)
    return path


def remove(version: int, machine: Machine | None = None) -> bool:
    """Take an engine out of the cache; False when it was not there.

    Raises:
        EngineUnknown: there is no such version.
    """
    path = executable(find_engine(version), machine or this_machine()).parent
    if not path.is_dir():
        return False
    shutil.rmtree(path)
    return True


async def ready(version: int, announce: Announce, machine: Machine | None = None) -> BrowserChoice:
    """Return an installed engine as the browser of an audit, after the warning.

    Raises:
        EngineUnknown: no audit can run in that version.
        EngineNotHere: it is not installed.
        EngineRefused: it does not start here.
    """
    machine = machine or this_machine()
    engine = find_engine(version, to_audit=True)
    path = executable(engine, machine)
    if not _whole(path):
        raise EngineNotHere(
            Text(
                f"Le moteur ancien {version} n’est pas installé : lancez « limpide engines install {version} ».",
                f'The old engine {version} is not installed: run "limpide engines install {version}".',
            )
        )
    await _start(engine, path, machine)
    announce(WARNING)
    return BrowserChoice(
        path=str(path), kind="headless-shell", name="Chromium", version=engine.chromium, source="engine"
    )


async def _fetch(engine: OldEngine, path: Path, machine: Machine) -> None:
    npm = shutil.which("npm", path=machine.environ.get("PATH", ""))
    if npm is None:
        raise EngineRefused(
            Text(
                "npm n’est pas sur cette machine : un moteur ancien ne s’obtient que par lui (Node.js).",
                "npm is not on this machine: an old engine comes only through it (Node.js).",
            )
        )
    with tempfile.TemporaryDirectory(prefix="limpide-engine-") as name:
        place = Path(name)
        command = [npm, "pack", "--silent", "--pack-destination", name, engine.npm]
        ran = await machine.run(command, environment(machine), machine.stall, [place])
        packed = _found(place)
        if ran.code != 0 or packed is None:
            why = last_line(ran.output) or "npm"
            raise EngineRefused(
                Text(f"npm ne donne pas {engine.npm} : {why}.", f"npm does not give {engine.npm}: {why}.")
            )
        _check(engine, packed.read_bytes())
        _unpack(engine, packed, path)


def _found(place: Path) -> Path | None:
    """Return the package that npm left there."""
    return next(place.glob("*.tgz"), None)


def _check(engine: OldEngine, data: bytes) -> None:
    """Refuse a package that is not the one that was pinned."""
    if base64.b64encode(hashlib.sha512(data).digest()).decode() != engine.sha512:
        raise EngineRefused(
            Text(
                f"{engine.npm} n’est pas le fichier attendu (SHA-512 différent) : rien n’est installé.",
                f"{engine.npm} is not the file expected (another SHA-512): nothing is installed.",
            )
        )


def _unpack(engine: OldEngine, packed: Path, path: Path) -> None:
    """Write the executable of the package and the libraries it draws with; nothing else of it is kept or run."""
    try:
        with tarfile.open(packed) as archive:
            member = archive.extractfile(PACKED)
            content = brotli.decompress(member.read()) if member else b""
            drawing = _drawing(archive)
    except (KeyError, tarfile.TarError, brotli.error) as error:
        raise EngineRefused(
            Text(f"{engine.npm} ne contient pas {PACKED}.", f"{engine.npm} does not hold {PACKED}.")
        ) from error
    for place in PLACES:
        (path.parent / place).mkdir(parents=True, exist_ok=True)
        for name, library in drawing.items():
            (path.parent / place / name).write_bytes(library)
    fresh = path.with_suffix(".new")
    fresh.write_bytes(content)
    fresh.chmod(0o755)
    fresh.replace(path)


def _drawing(archive: tarfile.TarFile) -> dict[str, bytes]:
    """Return the libraries of the package by file name; none when it has none."""
    if DRAWING not in archive.getnames():
        return {}
    packed = archive.extractfile(DRAWING)
    data = brotli.decompress(packed.read()) if packed else b""
    with tarfile.open(fileobj=io.BytesIO(data)) as libraries:
        files = [(one.name, libraries.extractfile(one)) for one in libraries.getmembers() if one.isfile()]
        return {Path(name).name: file.read() for name, file in files if file}


async def _start(engine: OldEngine, path: Path, machine: Machine) -> None:
    """Start the engine once on an empty page.

    Raises:
        EngineRefused: it does not; the sentence names the library it lacks, when that is why.
    """
    with tempfile.TemporaryDirectory(prefix="limpide-engine-") as profile:
        command = [
            str(path),
            *OLD_ENGINE,
            "--no-sandbox",
            f"--user-data-dir={profile}",
            "--dump-dom",
            "about:blank",
        ]
        ran = await machine.run(command, machine.environ, START_SECONDS, ())
    if "<html>" in ran.output:
        return
    why = next(
        (line for line in ran.output.splitlines() if "shared libraries" in line), last_line(ran.output)
    )
    why = why.rpartition("shared libraries: ")[2] or f"exit status {ran.code}"
    raise EngineRefused(
        Text(
            f"Le moteur ancien {engine.version} ne démarre pas ici ({why}) : installez ce qui manque au système, "
            "ou choisissez un autre moteur (Linux x86_64 seulement).",
            f"The old engine {engine.version} does not start here ({why}): install what the system lacks, "
            "or choose another engine (Linux x86_64 only).",
        )
    )
