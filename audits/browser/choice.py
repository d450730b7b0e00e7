"""The browser that was chosen, and why."""

from collections.abc import Callable
from typing import Literal

import msgspec

from rules.vocabulary import Text

Kind = Literal["headless-shell", "full"]
Source = Literal["named", "playwright", "system", "installed", "engine"]
Announce = Callable[[Text], None]
"""Told one sentence, in both languages, at each step."""


class BrowserChoice(msgspec.Struct, frozen=True, kw_only=True):
    """A browser proven by starting it.

    path: its executable. kind: headless shell and full Chromium are two different instruments. name and
    version: as the browser says, "Chromium" and "156.0.8078.79". source: named by the user, Playwright's own,
    found on the system, installed now, or an old engine (audits.old_engines).
    """

    path: str
    kind: Kind
    name: str
    version: str
    source: Source

    @property
    def instrument(self) -> str:
        """The instrument as a campaign remembers it: the same words, the same measures."""
        return f"{self.name} {self.version} {self.kind}"

    @property
    def sentence(self) -> Text:
        """One sentence: which browser, which version, which mode, where and why this one."""
        fr_kind, en_kind = _KINDS[self.kind]
        fr_source, en_source = _SOURCES[self.source]
        return Text(
            f"Navigateur : {self.name} {self.version} ({fr_kind}), {fr_source} : {self.path}.",
            f"Browser: {self.name} {self.version} ({en_kind}), {en_source}: {self.path}.",
        )


_KINDS: dict[Kind, tuple[str, str]] = {
    "headless-shell": ("version sans fenêtre, la plus légère", "headless shell, the lightest"),
    "full": ("navigateur complet, sans fenêtre", "full browser, no window"),
}
_SOURCES: dict[Source, tuple[str, str]] = {
    "named": ("désigné par vous", "named by you"),
    "playwright": ("celui de Playwright", "Playwright's own"),
    "system": ("trouvé sur cette machine", "found on this machine"),
    "installed": ("installé à l’instant", "installed just now"),
    "engine": ("moteur ancien", "old engine"),
}
