"""The real old engines that can be had: npm packages that carry a Chromium, pinned by their SHA-512."""

import json
from functools import cache
from importlib.resources import files

import msgspec

from audits.browser.errors import BrowserError
from rules.vocabulary import Text

PLAYWRIGHT = 83
"""The oldest engine that Playwright can drive."""


class EngineUnknown(BrowserError):  # noqa: N818
    """Raised when no engine of that version is known, or when it cannot serve an audit."""

    exit_code = 2


class OldEngine(msgspec.Struct, frozen=True, kw_only=True):
    """One engine. npm: package and version; chromium: whole version; sha512: of the package, base64."""

    npm: str
    chromium: str
    sha512: str

    @property
    def version(self) -> int:
        """The version people say: 92 for 92.0.4512.0."""
        return int(self.chromium.partition(".")[0])

    @property
    def drivable(self) -> bool:
        """Whether an audit can run in it."""
        return self.version >= PLAYWRIGHT


@cache
def old_engines() -> dict[int, OldEngine]:
    """Every engine by its version, the oldest first."""
    read = json.loads(files(__package__).joinpath("old-chromium.json").read_text("utf-8"))["engines"]
    found = [msgspec.convert(one, OldEngine) for one in read]
    return {one.version: one for one in sorted(found, key=lambda one: one.version)}


def drivable() -> list[str]:
    """Return the versions an audit can run in, as people write them."""
    return [str(one.version) for one in old_engines().values() if one.drivable]


def find_engine(version: int, *, to_audit: bool = False) -> OldEngine:
    """Return the engine of that version.

    Raises:
        EngineUnknown: there is none, or (to_audit) no audit can run in it.
    """
    known = [one for one in old_engines().values() if one.drivable or not to_audit]
    found = next((one for one in known if one.version == version), None)
    if found is None:
        names = ", ".join(str(one.version) for one in known)
        raise EngineUnknown(
            Text(
                f"Aucun moteur ancien {version} ne peut servir ici : choisissez parmi {names}.",
                f"No old engine {version} can serve here: choose among {names}.",
            )
        )
    return found
