"""Starts a module of ours in a process of its own: what it does with hostile bytes can be stopped and harms nobody."""

import asyncio
import os
import sys
from pathlib import Path


async def start(module: str, limit: int, errors: int) -> asyncio.subprocess.Process:
    """Start a module on this interpreter and this very package, out of reach of the terminal's Ctrl-C.

    Args:
        module: its dotted name.
        limit: bytes of its longest line.
        errors: what becomes of its standard error, asyncio.subprocess.PIPE or DEVNULL.
    """
    root = str(Path(__file__).parents[1])
    path = os.pathsep.join(p for p in (root, os.environ.get("PYTHONPATH", "")) if p)
    return await asyncio.create_subprocess_exec(
        *(sys.executable, "-P", "-m", module),
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        stderr=errors,
        limit=limit,
        env={**os.environ, "PYTHONPATH": path},
        start_new_session=True,
    )
