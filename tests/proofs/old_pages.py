"""Pages for the proof against real old engines: recent features with and without a fallback, one use a page."""

import json
from pathlib import Path
from typing import Any

SITE = Path(__file__).parents[1] / "sites" / "old_devices"
PARTS: dict[str, Any] = json.loads((SITE / "agreement.json").read_text("utf-8"))
SHOW: str = PARTS["show"]


def pages() -> dict[str, str]:
    """Return every page by its name."""
    made = {}
    for name, code in PARTS["members"].items():
        made[f"member-{name}"] = page(name, script=f"<script>{code};\n{SHOW}</script>")
    for name, guard in PARTS["guards"].items():
        made[f"guard-{name}"] = page(
            name, script=f"<script>if ({guard}) {{ {PARTS['members'][name]}; }}\n{SHOW}</script>"
        )
    for name, code in PARTS["syntax"].items():
        made[f"syntax-{name}"] = page(name, script=f"<script>{code}\n{SHOW}</script>")
    for name in ("static", "flagv", "chain"):
        made[f"module-{name}"] = page(
            name, script=f"<script type=module>{PARTS['syntax'][name]}\n{SHOW}</script>"
        )
    made["module-await"] = page("await", script=f"<script type=module>await 1;\n{SHOW}</script>")
    made["module-nomodule"] = page(
        "nomodule", script=f"<script type=module>await 1;</script><script>{SHOW}</script>"
    )
    for name, css in PARTS["css"].items():
        made[f"css-{name}"] = page(name, css=css, script=f"<script>{SHOW}</script>")
    for name, code in PARTS["written"].items():
        made[f"written-{name}"] = page(name, script=f"<script>{code}\n{SHOW}</script>")
    for name, code in PARTS["workers"].items():
        shown = SHOW.replace("\n", " ")
        made[f"worker-{name}"] = page(
            name, script=f"<script>{PARTS['worker'].format(code=code, show=shown)}</script>"
        )
    for name, html in PARTS["html"].items():
        made[f"html-{name}"] = page(name, html=html, script=f"<script>{SHOW}</script>")
    return made


def page(name: str, css: str = "", html: str = "", script: str = "") -> str:
    """Return one page."""
    made: str = PARTS["shell"].format(name=name, css=css, html=html, script=script)
    return made
