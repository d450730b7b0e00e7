"""The last browsers that old systems received, from referentials/old-systems.json."""

from datetime import date
from functools import cache

import msgspec

from rules.browser_releases import day_of, newest_on
from rules.referentials import read_data
from rules.vocabulary import Text


class System(msgspec.Struct, frozen=True, kw_only=True):
    """An old system. released: year. chrome, firefox, safari: the last it received, None: none, or still followed."""

    id: str
    name: str
    released: int
    chrome: int | None
    firefox: str | None
    safari: str | None

    @property
    def name_said(self) -> Text:
        """Its name, the same in both languages."""
        return Text(self.name, self.name)

    @property
    def target(self) -> int:
        """The Chrome to imitate: its last one, else the newest on the day of its last Safari."""
        if self.chrome is not None:
            return self.chrome
        return int(newest_on("chrome", date.fromisoformat(day_of("safari", self.safari or ""))))


@cache
def systems() -> dict[str, System]:
    """Every system by its id."""
    return {one.id: one for one in msgspec.convert(read_data("old-systems.json")["systems"], list[System])}
