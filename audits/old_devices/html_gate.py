"""Rewrites a document for the target: inline scripts, handlers, style elements and attributes, attributes it lacks.

Bytes are read as Latin-1 and written back so: whatever the encoding, what is not touched stays as it was.
"""

import re
from collections.abc import Callable

from audits.old_devices.css_gate import CssGate
from audits.old_devices.script_gate import gate_script
from audits.old_devices.tables import HTML_ALIAS, VALUED, Newer

TAG = re.compile(
    r"""<!--.*?(?:-->|$)|<(/?)([a-zA-Z][^\s/>]*)((?:[^>"'=]|=\s*"[^"]*"|=\s*'[^']*'|=(?!\s*["'])|["'])*)>""",
    re.DOTALL,
)
ATTRIBUTE = re.compile(r"""([^\s"'<>/=]+)(\s*=\s*)?("[^"]*"|'[^']*'|[^\s"'>]+)?""")
RAW = ("script", "style", "textarea", "title", "xmp", "noembed")
CODE = re.compile(r"(?:(?:text|application)/(?:x-)?(?:java|ecma)script.*|module|)\s*", re.IGNORECASE)
Note = Callable[[str, int, int], None]
"""Told each feature found: its name, its version, the line of the document."""


class HtmlGate:
    """The gate of documents, one target."""

    def __init__(self, newer: Newer, css: CssGate) -> None:
        self.newer, self.css = newer, css

    def document(self, text: str, note: Note, *, hashed: bool = False) -> str:
        """Return the document for the target; hashed: its policy names its inline code, which must stay as it is."""
        out, at = [], 0
        while found := TAG.search(text, at):
            out.append(text[at : found.start()])
            at = found.end()
            if found[2] is None or found[1]:
                out.append(found[0])
                continue
            name = found[2].lower()
            attributes = {m[1].lower(): _bare(m[3] or "") for m in ATTRIBUTE.finditer(found[3])}
            line = text.count("\n", 0, found.start()) + 1
            out.append(f"<{found[2]}{self._attributes(name, attributes, found[3], note, line)}>")
            if name in RAW:
                end = re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE).search(text, at)
                stop = end.start() if end else len(text)
                out.append(self._content(name, attributes, text[at:stop], note, line, hashed=hashed))
                at = stop
        return "".join([*out, text[at:]])

    def _content(
        self, name: str, attributes: dict[str, str], text: str, note: Note, line: int, *, hashed: bool
    ) -> str:
        if name == "style" and not hashed:
            return self.css.sheet(
                text, lambda what, v, where: note(what, v, line + text.count("\n", 0, where))
            )
        if name == "script" and "src" not in attributes and CODE.fullmatch(attributes.get("type", "")):
            gated = gate_script(text.encode("latin-1"), self.newer)
            for one in gated.found[:1]:
                note(one.feature, one.since, line + one.line - 1)
            return text if hashed and not gated.found else gated.code.decode("latin-1")
        return text

    def _attributes(self, tag: str, attributes: dict[str, str], text: str, note: Note, line: int) -> str:
        """Return the text of a tag after its name."""

        def change(found: re.Match[str]) -> str:
            name, value = found[1].lower(), found[3] or ""
            bare, quote = _bare(value), value[:1] if value[:1] in "\"'" else ""
            if version := self._unknown(tag, name, bare):
                note(f"{tag} {name}", version, line)
                return f"{HTML_ALIAS}{found[0]}" if name not in VALUED else f'{name}="{HTML_ALIAS}{bare}"'
            if name == "integrity":
                # What we rewrote is no longer the file that was vouched for.
                return f"{HTML_ALIAS}{found[0]}"
            if name == "media" and tag in ("source", "link", "style", "meta"):
                kept = self.css.condition("media", bare, lambda what, v, _: note(what, v, line))
                return f"{found[1]}={quote or chr(34)}{kept}{quote or chr(34)}" if kept != bare else found[0]
            if name == "style":
                kept = self.css.declarations(bare, lambda what, v, _: note(what, v, line))
                return f"{found[1]}={quote or chr(34)}{kept}{quote or chr(34)}" if kept != bare else found[0]
            if name.startswith("on") and bare:
                gated = gate_script(_unescaped(bare).encode("latin-1", "replace"), self.newer)
                for one in gated.found[:1]:
                    note(one.feature, one.since, line)
                return f'{found[1]}="}}"' if gated.found else found[0]
            return found[0]

        return ATTRIBUTE.sub(change, text)

    def _unknown(self, tag: str, name: str, value: str) -> int:
        html = self.newer.html
        valued = html.get(f"{name} {value.lower()}", 0) if name in VALUED else 0
        return html.get(name, 0) or html.get(f"{tag} {name}", 0) or valued


def _bare(value: str) -> str:
    return value[1:-1] if value[:1] in "\"'" and len(value) > 1 else value


def _unescaped(value: str) -> str:
    for name, sign in (("&quot;", '"'), ("&#39;", "'"), ("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&")):
        value = value.replace(name, sign)
    return value
