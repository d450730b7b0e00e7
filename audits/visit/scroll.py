"""Scrolls in steps, so that what loads lazily loads: one instant jump missed images (-32 % bytes)."""

import asyncio
import time

from audits.visit.stage import Stage

FIND = """() => {
  const root = document.scrollingElement || document.documentElement;
  let found = root;
  if (root.scrollHeight <= innerHeight + 1) {
    // A page that does not scroll itself but one box of its own.
    let node = document.elementFromPoint(innerWidth / 2, innerHeight / 2);
    for (; node && node !== root; node = node.parentElement) {
      const how = getComputedStyle(node).overflowY;
      if ((how === 'auto' || how === 'scroll') && node.scrollHeight > node.clientHeight + 1) { found = node; break; }
    }
  }
  globalThis.limpideScroller = found;
}"""
STEP = """(top) => {
  const box = globalThis.limpideScroller;
  box.scrollTo({top, behavior: 'instant'});
  const seen = box === document.scrollingElement ? innerHeight : box.clientHeight;
  return [top + seen, box.scrollHeight];
}"""


async def scroll(stage: Stage) -> None:
    """Go down the page step by step, then back to its top; a page without end is left at the protocol's limits.

    Raises:
        PageFailedError: the page stopped answering.
    """
    protocol = stage.job.protocol
    await stage.ask(FIND)
    step, until = protocol.height - protocol.scroll_overlap, time.monotonic() + protocol.scroll_seconds
    bottom, height = await stage.ask(STEP, 0)
    for number in range(1, protocol.scroll_steps + 1):
        if bottom >= height or time.monotonic() > until:
            break
        bottom, height = await stage.ask(STEP, number * step)
        await asyncio.sleep(protocol.scroll_pause)
    if bottom < height:
        stage.gate.notes[f"The page was scrolled down to {bottom:.0f} px of {height:.0f} px."] = None
    await stage.ask(STEP, 0)
