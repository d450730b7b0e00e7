"""Reads HTML as it was sent, and notes the faults of writing that the browser repairs without a word.

Only what no reading of the HTML standard allows is noted: an attribute given twice, an element left open whose end
tag is not optional, an end tag without its element, tags that cross. Source: HTML Living Standard, 13.1.2 and 13.2.6.
"""

from html.parser import HTMLParser

from rules.evidence.source import Fault

VOID = frozenset(
    [
        "area",
        "base",
        "br",
        "col",
        "embed",
        "hr",
        "img",
        "input",
        "link",
        "meta",
        "param",
        "source",
        "track",
        "wbr",
    ]
)
OPTIONAL = frozenset(
    [
        "html",
        "head",
        "body",
        "p",
        "li",
        "dt",
        "dd",
        "option",
        "optgroup",
        "rt",
        "rp",
        "tr",
        "td",
        "th",
        "thead",
        "tbody",
        "tfoot",
        "colgroup",
        "caption",
    ]
)
"""Elements whose end tag may be left out."""
CLOSES_P = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "center",
        "details",
        "dialog",
        "dir",
        "div",
        "dl",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hgroup",
        "hr",
        "main",
        "menu",
        "nav",
        "ol",
        "p",
        "pre",
        "search",
        "section",
        "summary",
        "table",
        "ul",
    ]
)
"""Start tags before which an open p ends by itself."""
P_WALLS = frozenset(
    ["button", "table", "td", "th", "caption", "object", "template", "applet", "marquee", "html"]
)
"""Elements that an open p does not end through."""
CLOSED_BY = {
    "li": frozenset({"li"}),
    "dt": frozenset({"dt", "dd"}),
    "dd": frozenset({"dt", "dd"}),
    "option": frozenset({"option"}),
    "optgroup": frozenset({"option", "optgroup"}),
    "tr": frozenset({"tr", "td", "th"}),
    "td": frozenset({"td", "th"}),
    "th": frozenset({"td", "th"}),
    "tbody": frozenset({"tbody", "thead", "tfoot", "tr", "td", "th", "caption", "colgroup"}),
    "thead": frozenset({"caption", "colgroup"}),
    "tfoot": frozenset({"tbody", "thead", "tr", "td", "th"}),
    "body": frozenset({"head"}),
}
"""Start tag to the optional elements it ends when they are the innermost ones."""
FOREIGN = frozenset({"svg", "math"})
RAW = frozenset({"script", "style", "textarea", "title"})
FAULTS_MAX = 100


class SourceReader(HTMLParser):
    """Reads a document once; faults holds what it found, in document order, at most FAULTS_MAX."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self.faults: list[Fault] = []
        self._open: list[tuple[str, int]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note attributes given twice, end what this tag ends, and open it."""
        names = [name for name, _ in attrs]
        for name in dict.fromkeys(one for one in names if names.count(one) > 1):
            self._note("attribute-twice", f"{tag} {name}")
        if self._foreign():
            if tag not in VOID:
                self._open.append((tag, self.getpos()[0]))
            return
        if tag in CLOSES_P:
            self._end_paragraph()
        while self._open and self._open[-1][0] in CLOSED_BY.get(tag, ()):
            self._open.pop()
        if tag not in VOID:
            self._open.append((tag, self.getpos()[0]))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Read <a/>: an empty element in SVG and MathML, an ordinary start tag in HTML."""
        self.handle_starttag(tag, attrs)
        if self._open and self._open[-1][0] == tag and (self._foreign() or tag in FOREIGN):
            self._open.pop()

    def handle_endtag(self, tag: str) -> None:
        """Close the element, and note what was left open inside it, or that it was not open."""
        if tag in VOID:
            if tag == "br":
                self._note("end-without-start", tag)
            return
        depth = next((n for n in range(len(self._open) - 1, -1, -1) if self._open[n][0] == tag), None)
        if depth is None:
            if tag not in ("html", "body", "head"):
                self._note("end-without-start", tag)
            return
        for name, line in self._open[depth + 1 :]:
            if name not in OPTIONAL and tag not in ("html", "body"):
                self._note("left-open", name, line)
        del self._open[depth:]

    def close(self) -> None:
        """End the reading: what is still open and must not be is noted."""
        super().close()
        for name, line in self._open:
            if name not in OPTIONAL and name not in RAW:
                self._note("left-open", name, line)
        self._open = []

    def _foreign(self) -> bool:
        return any(name in FOREIGN for name, _ in self._open)

    def _end_paragraph(self) -> None:
        for n in range(len(self._open) - 1, -1, -1):
            name, _ = self._open[n]
            if name == "p":
                for inner, line in self._open[n + 1 :]:
                    if inner not in OPTIONAL:
                        self._note("crossed", inner, line)
                self._open[n:] = []
                return
            if name in P_WALLS or name in FOREIGN:
                return

    def _note(self, kind: str, name: str, line: int | None = None) -> None:
        if len(self.faults) < FAULTS_MAX:
            self.faults.append(Fault(kind=kind, name=name, line=line or self.getpos()[0]))


def faults_of(source: str) -> list[Fault]:
    """Return the faults of writing of an HTML document, in document order.

    >>> [(f.kind, f.name) for f in faults_of('<!doctype html><p id="a" id="b"><div>x</div></p><b>y')]
    [('attribute-twice', 'p id'), ('end-without-start', 'p'), ('left-open', 'b')]
    """
    reader = SourceReader()
    reader.feed(source)
    reader.close()
    return reader.faults
