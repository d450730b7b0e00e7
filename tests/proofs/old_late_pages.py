"""Pages written after the gates, and after every comparison that tuned them (tests/sites/old_devices/late.json)."""

import json
from typing import Any

from old_pages import PARTS, SHOW, SITE

LATE: dict[str, Any] = json.loads((SITE / "late.json").read_text("utf-8"))["pages"]


def late_pages() -> dict[str, str]:
    """Return every page by its name."""
    return {f"late {name}": _page(name, one) for name, one in LATE.items()}


def _page(name: str, one: dict[str, str]) -> str:
    kind = f" type={one['kind']}" if "kind" in one else ""
    script = f"<script>function show() {{ {SHOW} }}</script><script{kind}>{one['script']}</script>"
    shell: str = PARTS["shell"]
    places = {"{css}": one.get("css", ""), "{html}": one.get("html", ""), "{script}": script, "{name}": name}
    for place, text in places.items():
        shell = shell.replace(place, text)
    return shell
