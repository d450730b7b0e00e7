"""Reads HTML as it was sent, and notes the faults of writing that the browser repairs without a word.

One expression finds the tags: a parser that makes an event of everything costs several times more. Only what no
reading of the HTML standard allows is noted: an attribute given twice, an element left open whose end tag is not
optional, an end tag without its element, tags that cross. Source: HTML Living Standard, 13.1.2 and 13.2.6.
"""

import re
from collections import defaultdict

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
WALLS = P_WALLS | FOREIGN
RAW = {
    name: re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE)
    for name in ("script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes")
}
"""Elements that hold text only, and what ends them."""
FAULTS_MAX = 100

_NAME = r"[^\s/>][^\s/>=]*+"
_VALUE = r"""\s*+=\s*+(?:"[^"]*+"|'[^']*+'|(?!["'])[^\s>]*+)"""
_ATTRIBUTE = re.compile(rf"[\s/]*+({_NAME})(?:{_VALUE})?")
_TAG = re.compile(
    rf"<(?:([a-zA-Z][^\s/>]*+)((?:[\s/]*+{_NAME}(?:{_VALUE})?)*+)([\s/]*+)>"
    r"|/([a-zA-Z][^\s/>]*+)[^>]*+>"
    r"|!--(?:-?>|.*?(?:--!?>|\Z))"
    r"|(!\[CDATA\[)"
    r"|[!?/][^>]*+>?)",
    re.DOTALL,
)
"""A start tag (name, attributes, the end that may hold a slash), an end tag, a comment, anything else in brackets."""


class _Reader:
    """Reads a document once; faults holds what it found, in document order, at most FAULTS_MAX."""

    def __init__(self, source: str) -> None:
        # A tag without its end is no tag, and seeking that end from each of many would never finish.
        self.source = source[: source.rfind(">") + 1]
        self.faults: list[Fault] = []
        self._open: list[tuple[str, int]] = []
        # Where each name is open, so that a document of a million tags is read in one pass.
        self._depths: defaultdict[str, list[int]] = defaultdict(list)
        self._walls: list[int] = []
        self._foreign = 0

    def read(self) -> list[Fault]:
        """Read tag after tag; at the end, note what is still open and must not be."""
        at = 0
        while found := _TAG.search(self.source, at):
            at = found.end()
            start, attributes, slash, end, section = found.groups()
            if start:
                at = self._start(start.lower(), attributes, "/" in slash, found.start(), at)
            elif end:
                self._end(end.lower(), found.start())
            elif section and self._foreign:
                closed = self.source.find("]]>", at)
                at = len(self.source) if closed < 0 else closed + 3
        for name, place in self._open:
            if name not in OPTIONAL and name not in RAW:
                self._note("left-open", name, place)
        return self.faults

    def _start(self, tag: str, attributes: str, slash: bool, place: int, at: int) -> int:
        """Note attributes given twice, end what this tag ends, and open it; return where to go on from."""
        if len(attributes) > 3:
            self._attributes(tag, attributes, place)
        # <a/> is an empty element in SVG and MathML, an ordinary start tag in HTML.
        empty = tag in VOID or (slash and (self._foreign or tag in FOREIGN))
        if not self._foreign:
            if tag in CLOSES_P:
                self._end_paragraph()
            if closed := CLOSED_BY.get(tag):
                while self._open and self._open[-1][0] in closed:
                    self._close(len(self._open) - 1)
            if tag in RAW:
                ended = RAW[tag].search(self.source, at)
                at = ended.start() if ended else len(self.source)
        if not empty:
            self._depths[tag].append(len(self._open))
            if tag in WALLS:
                self._walls.append(len(self._open))
                self._foreign += tag in FOREIGN
            self._open.append((tag, place))
        return at

    def _attributes(self, tag: str, attributes: str, place: int) -> None:
        names = [name.lower() for name in _ATTRIBUTE.findall(attributes)]
        if len(names) > len(set(names)):
            for name in dict.fromkeys(one for one in names if names.count(one) > 1):
                self._note("attribute-twice", f"{tag} {name}", place)

    def _end(self, tag: str, place: int) -> None:
        """Close the element, and note what was left open inside it, or that it was not open."""
        depths = self._depths.get(tag)
        if not depths:
            if tag == "br" or (tag not in VOID and tag not in ("html", "body", "head")):
                self._note("end-without-start", tag, place)
            return
        for name, opened in self._open[depths[-1] + 1 :]:
            if name not in OPTIONAL and tag not in ("html", "body"):
                self._note("left-open", name, opened)
        self._close(depths[-1])

    def _end_paragraph(self) -> None:
        """End the open p that no wall hides; what is still open inside crosses it."""
        depths = self._depths["p"]
        if not depths or (self._walls and self._walls[-1] > depths[-1]):
            return
        for inner, opened in self._open[depths[-1] + 1 :]:
            if inner not in OPTIONAL:
                self._note("crossed", inner, opened)
        self._close(depths[-1])

    def _close(self, depth: int) -> None:
        """Close the element at this depth and all it holds."""
        while len(self._open) > depth:
            name, _ = self._open.pop()
            self._depths[name].pop()
            if name in WALLS:
                self._walls.pop()
                self._foreign -= name in FOREIGN

    def _note(self, kind: str, name: str, place: int) -> None:
        """Note a fault that stands at this character of the source."""
        if len(self.faults) < FAULTS_MAX:
            line = self.source.count("\n", 0, place) + 1
            self.faults.append(Fault(kind=kind, name=name, line=line))


def faults_of(source: str) -> list[Fault]:
    """Return the faults of writing of an HTML document, in document order.

    >>> [(f.kind, f.name) for f in faults_of('<!doctype html><p id="a" id="b"><div>x</div></p><b>y')]
    [('attribute-twice', 'p id'), ('end-without-start', 'p'), ('left-open', 'b')]
    """
    return _Reader(source).read()
