"""Tables of the page: grid, headers, titles, and what makes them data or layout."""

from typing import ClassVar, Literal

import msgspec

from rules.evidence.record import Place, Record


class TableHeader(msgspec.Struct, frozen=True, kw_only=True):
    """One header cell. row, column: where it starts in the grid; width, height: its spans; scope: None without it.

    kind: th, or its ARIA role. alone_in_row, alone_in_column: no other header there. answered: a cell belongs to it.
    """

    text: str
    kind: Literal["th", "columnheader", "rowheader"]
    row: int
    column: int
    width: int
    height: int
    scope: str | None
    id: str
    alone_in_row: bool
    alone_in_column: bool
    answered: bool
    place: Place


class PageTable(msgspec.Struct, frozen=True, kw_only=True):
    """One table in the accessibility tree; cells hidden from it are left out.

    role: explicit role. native: a table element. data: cells that are no header. label: aria-label or the text of
    aria-labelledby; described: text of aria-describedby. nested: holds a table; inside: stands in one. marks: markup of
    data tables it uses. first_bold, side_bold: the first row or column is bold throughout, and no other cell is;
    side_unlike: the cells of the first column are short, and no two say the same.
    title_row: text of a first row made of one cell, title_cell its kind. lead: text of a short line right before it
    that is no heading, lead_bold: bold throughout. longest: characters of its longest data cell. controls: form
    controls inside. headers_named: ids named by headers attributes.
    """

    role: str
    native: bool
    rows: int
    columns: int
    cells: int
    data: int
    caption: str
    label: str
    title: str
    summary: str
    described: str
    nested: bool
    inside: bool
    marks: list[str]
    thead_without_header: bool
    first_bold: bool
    side_bold: bool
    side_unlike: bool = False
    title_row: str
    title_cell: str = ""
    lead: str = ""
    lead_bold: bool = False
    controls: int
    longest: int
    headers: list[TableHeader]
    headers_named: int
    place: Place

    @property
    def presentational(self) -> bool:
        """Declared as layout."""
        return self.role in ("presentation", "none")


class PageTables(Record, frozen=True, kw_only=True):
    """Every table of the page and its frames; unread: frames that did not answer."""

    NAME: ClassVar[str] = "tables"
    tables: list[PageTable]
    unread: int = 0
