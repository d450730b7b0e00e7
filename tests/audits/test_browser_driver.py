"""Playwright's driver on a bare system: the library it lacks is named, and installed when we may."""

from collections.abc import Mapping
from pathlib import Path

import pytest
from browser_tools import Script, fake_browser, machine

from audits.browser.driver import ensure_driver
from audits.browser.errors import DriverBroken
from audits.browser.process import Ran
from rules.vocabulary import Text

LACKS = Ran(
    code=127, output="node: error while loading shared libraries: libatomic.so.1: cannot open shared object"
)


class Bare:
    """A machine whose driver lacks libatomic until the package is installed."""

    def __init__(self) -> None:
        self.installed = False

    def starts(self, _env: Mapping[str, str]) -> Ran:
        return Ran(code=0, output="v22") if self.installed else LACKS

    def installs(self, _env: Mapping[str, str]) -> Ran:
        self.installed = True
        return Ran(code=0)

    @property
    def script(self) -> Script:
        return Script(
            {
                "--version": self.starts,
                "update": lambda env: Ran(code=0),
                "install -y --no-install-recommends libatomic1": self.installs,
            }
        )


async def test_the_missing_library_is_installed_when_root_and_said(tmp_path: Path) -> None:
    fake_browser(tmp_path / "bin" / "apt-get")
    said: list[Text] = []
    bare = Bare()
    await ensure_driver(machine(tmp_path, runner=bare.script, root=True), said.append, install=True)
    assert bare.installed
    assert ["libatomic1" in one.fr for one in said] == [True]


@pytest.mark.parametrize(("root", "install"), [(False, True), (True, False)])
async def test_otherwise_one_sentence_names_the_package(tmp_path: Path, root: bool, install: bool) -> None:
    fake_browser(tmp_path / "bin" / "apt-get")
    bare = Bare()
    with pytest.raises(DriverBroken) as caught:
        await ensure_driver(machine(tmp_path, runner=bare.script, root=root), lambda _: None, install=install)
    assert "libatomic1" in caught.value.text.fr
    assert caught.value.exit_code == 3
    assert not bare.installed


async def test_a_driver_that_starts_is_left_alone(tmp_path: Path) -> None:
    await ensure_driver(machine(tmp_path), lambda _: pytest.fail("nothing to say"), install=True)
