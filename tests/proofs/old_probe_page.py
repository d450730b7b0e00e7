"""A page that asks its browser some eighty questions (probes.js) and writes the answers down."""

from old_library_pages import MIMES
from old_pages import SITE

HEAD = (
    "<!doctype html><html lang=fr><meta charset=utf-8><title>Questions</title>"
    '<script type=importmap>{"imports":{"carte":"/plain.mjs"}}</script>'
    "<script type=module>import found from 'carte'; self.mapped = found;</script>"
    "<script type=module>self.resolved = typeof import.meta.resolve;</script>"
    "<div id=box></div><p id=out></p>"
)
SCRIPTS = {
    "/recent.mjs": "class A { static { } } export default 1;",
    "/plain.mjs": "export default 'mapped';",
    "/worker.js": "postMessage(typeof structuredClone + typeof [].at + typeof [].findLast);",
    "/worker.mjs": "import found from '/plain.mjs'; postMessage(found + typeof structuredClone);",
    "/probes.js": (SITE / "probes.js").read_text("utf-8"),
}


def answers_of(text: str) -> dict[str, str]:
    """Return each question's answer, from the text of the page.

    Raises:
        ValueError: the page did not come to its end.
    """
    *lines, end = text.split(" ¤ ")
    if end.strip() != "fin":
        raise ValueError(text)
    return dict(line.strip().partition(" = ")[::2] for line in lines)


def probe_site() -> dict[str, object]:
    """Return what the page and its scripts are, by path."""
    from counting_site import Answer

    found: dict[str, object] = {path: Answer(code.encode(), MIMES[".js"]) for path, code in SCRIPTS.items()}
    found["/data.json"] = Answer(b'{"a": "json"}', MIMES[".json"])
    found["/questions"] = f"{HEAD}<script src=/probes.js></script></html>"
    return found
