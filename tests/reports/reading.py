"""Reads a written report the way a browser would: pages, elements, addresses, weights."""

import posixpath
from functools import cached_property
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote

from lxml import html

VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
SVG_VOID = {"rect", "line", "path"}


class Strict(HTMLParser):
    """Notes every tag that is not closed in its turn."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.faults: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = [name for name, _ in attrs]
        if len(names) != len(set(names)):
            self.faults.append(f"{tag} has an attribute twice: {names}")
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in SVG_VOID:
            self.faults.append(f"{tag} closes itself")

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.faults.append(f"</{tag}> closes nothing")


def faults(content: str) -> list[str]:
    parser = Strict()
    parser.feed(content)
    parser.close()
    return parser.faults + [f"{tag} is never closed" for tag in parser.open]


class Page:
    """One page of the report."""

    def __init__(self, root: Path, path: Path) -> None:
        self.root = root
        self.path = path.relative_to(root).as_posix()
        self.content = path.read_text(encoding="utf-8")

    @cached_property
    def tree(self) -> html.HtmlElement:
        return html.document_fromstring(self.content.encode(), parser=html.HTMLParser(encoding="utf-8"))

    @cached_property
    def ids(self) -> list[str]:
        return self.tree.xpath("//@id")

    @property
    def elements(self) -> int:
        """Elements as EcoIndex counts them: descendants of svg excluded."""
        return int(self.tree.xpath("count(//*[not(ancestor::svg)])"))

    @property
    def loaded(self) -> list[Path]:
        """Files a browser fetches to show the page."""
        found = {*self.tree.xpath("//img/@src"), *self.tree.xpath("//link[@rel='stylesheet']/@href")}
        return [self.root / self.resolve(address) for address in found]

    def resolve(self, address: str) -> str:
        path = unquote(address.partition("#")[0])
        return posixpath.normpath(posixpath.join(posixpath.dirname(self.path), path)) if path else self.path


class Report:
    """A report folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @cached_property
    def pages(self) -> list[Page]:
        return [Page(self.folder, path) for path in sorted(self.folder.rglob("*.html"))]

    def page(self, path: str) -> Page:
        return Page(self.folder, self.folder / path)
