"""Where a running browser listens: it writes its port and path into its profile (file DevToolsActivePort)."""

import asyncio
import re
from pathlib import Path

PROFILE = re.compile(r"--user-data-dir=(\"[^\"]+\"|'[^']+'|.+?)(?= --|$)")
ATTEMPTS, PAUSE = 100, 0.05


async def listening(command_line: str) -> tuple[int, str]:
    """Return the port and the path of the browser's own socket.

    Args:
        command_line: the browser's, as it says itself.

    Raises:
        OSError: it listens nowhere.
    """
    found = PROFILE.search(command_line)
    if found is None:
        raise ConnectionError("the browser has no profile of its own")
    file = Path(found[1].strip("\"' ")) / "DevToolsActivePort"
    for _ in range(ATTEMPTS):
        lines = file.read_text().split("\n") if file.is_file() else []
        if len(lines) > 1:
            return int(lines[0]), lines[1].strip()
        await asyncio.sleep(PAUSE)
    raise ConnectionError(f"{file} does not say where the browser listens")
