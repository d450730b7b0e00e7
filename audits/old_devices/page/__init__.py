"""Assembles the script that makes a page, a frame or a worker lack what the target lacks."""

import json
from functools import cache

from audits.inpage import script
from audits.old_devices.script_gate import CHECK, EARLY_REGEXPS, LATE
from audits.old_devices.tables import HTML_ALIAS, VALUED, newer

PARTS = ("api.js", "code.js", "workers.js", "css.js", "styles.js", "dom.js")
BINDING = "__limpideTold"
"""Name under which the browser lends the gate a way to tell us what it met; gone before the page's scripts run."""

SCOPE = 'typeof self === "object" ? self : globalThis'
"""The global object; worklets have no "self"."""


@cache
def gate_source(target: int) -> str:
    """Return the whole gate of a target, one line that throws nothing."""
    held = newer(target)
    config = {
        "target": target,
        "members": list(held.members),
        "css": held.css,
        "values": held.values,
        "html": held.html,
        "syntax": held.syntax,
        "behaviours": held.behaviours,
        "late": list(LATE) if target < EARLY_REGEXPS else [],
        "alias": HTML_ALIAS,
        "valued": VALUED,
        "check": CHECK,
    }
    lines = (line for name in PARTS for line in script(__name__, name).splitlines())
    parts = " ".join(line.strip() for line in lines if not line.lstrip().startswith("//"))
    whole = f"""(function limpideGate(self) {{ "use strict";
const source = `(${{limpideGate}})({SCOPE});`;
const again = Object.prototype.hasOwnProperty.call(self, {CHECK!r});
const tell = self.{BINDING};
try {{ delete self.{BINDING}; }} catch {{}}
const told = new Set();
const report = (kind, name, since) => {{
  const said = JSON.stringify([kind, name, since]);
  if (told.has(said) || typeof tell !== "function") return;
  told.add(said);
  try {{ tell(said); }} catch {{}}
}};
const config = {json.dumps(config, ensure_ascii=False)};
try {{
{parts}
}} catch (error) {{ report("fault", String(error && error.stack || error), 0); }}
}})({SCOPE});"""
    return whole.replace("\n", " ")
