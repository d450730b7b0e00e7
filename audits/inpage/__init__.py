"""Scripts that every collector may use inside the isolated world, and the reader of in-page scripts.

World scripts, loaded once in each isolated world under the name `limpide`: dom.js (walking, clobber-proof reads),
describe.js (places), read.js (what is shown and said), sheets.js (style rules),
names.js (roles and accessible names).
"""

from functools import cache
from importlib.resources import files

WORLD = ("dom.js", "describe.js", "read.js", "sheets.js", "names.js")


@cache
def script(package: str, name: str) -> str:
    """Return the text of an in-page script shipped in that package.

    Raises:
        FileNotFoundError: no such file.
    """
    return files(package).joinpath(name).read_text("utf-8")


@cache
def world_script() -> str:
    """Return the scripts that make the `limpide` object of an isolated world."""
    return "\n".join(script(__name__, name) for name in WORLD)
