"""The bricks of every view: cells, tables, marks, pictures."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from reports.safety import safe_href


@dataclass(frozen=True)
class Spark:
    """A small line of figures over time. points: of an SVG path in a box of 60 by 20; title: what it says."""

    points: str
    title: str


@dataclass(frozen=True)
class Cell:
    """A piece of text, perhaps a link. path: to a page of the report; url: to the audited site.

    kind: style classes, among n (number), code, v c|nc|na|ask (verdict). lang: language when not the page's.
    items: further cells below the text. id: address of the row inside the page, for its first cell. spark: a line
    before the text.
    """

    text: str
    path: str = ""
    url: str = ""
    kind: str = ""
    lang: str = ""
    items: tuple["Cell", ...] = ()
    id: str = ""
    spark: Spark | None = None


@dataclass(frozen=True)
class Table:
    """A table in a frame that scrolls. The first cell of a row is its heading. id: unique in the page.

    kind: style classes ("tight": narrow columns).
    """

    id: str
    caption: str
    head: list[Cell]
    rows: list[list[Cell]]
    note: str = ""
    kind: str = ""


@dataclass(frozen=True)
class Fact:
    """A label and its value, with a sentence of explanation."""

    label: str
    value: Cell
    note: str = ""


@dataclass(frozen=True)
class Picture:
    """A picture with its alternative and the sentence under it."""

    path: str
    width: int
    height: int
    alt: str
    caption: str = ""


@dataclass(frozen=True)
class Listing:
    """A titled list of cells, with how many were left out of it as a sentence."""

    cells: list[Cell] = field(default_factory=list)
    more: str = ""


def address(url: str, text: str = "") -> Cell:
    """Return a link to the audited site, or plain text when the address is no safe link."""
    return Cell(text or url, url=safe_href(url), kind="code" if not text else "")


def number(text: str) -> Cell:
    """Return a cell for a figure."""
    return Cell(text, kind="n")


def heads(texts: Sequence[str], numbers: Sequence[int] = ()) -> list[Cell]:
    """Return heading cells; the ranks in numbers are columns of figures."""
    return [Cell(text, kind="n" if rank in numbers else "") for rank, text in enumerate(texts)]
