"""Fills an OpenDocument spreadsheet in place: cells written one by one, formulas, styles and validations kept.

Repeated rows and cells (number-rows-repeated, number-columns-repeated) are split only where a cell is written.
"""

import zipfile
from copy import deepcopy
from io import BytesIO

from lxml import etree

from reports.safety import visible

_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_CALC = "{urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_ROWS, _COLUMNS = f"{_TABLE}number-rows-repeated", f"{_TABLE}number-columns-repeated"
_CELLS = (f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell")
_VALUES = (
    f"{_OFFICE}value-type",
    f"{_OFFICE}value",
    f"{_OFFICE}string-value",
    f"{_OFFICE}date-value",
    f"{_CALC}value-type",
)
CONTENT = "content.xml"
LONGEST = 8_000
"""Characters of a cell; what is longer is cut with an ellipsis."""


class Spreadsheet:
    """A spreadsheet being filled.

    Args:
        content: the bytes of an .ods file.
    """

    def __init__(self, content: bytes) -> None:
        self._content = content
        with zipfile.ZipFile(BytesIO(content)) as archive:
            self._tree = etree.fromstring(archive.read(CONTENT))
        tables = self._tree.iter(f"{_TABLE}table")
        self.sheets = {str(table.get(f"{_TABLE}name")): Sheet(table) for table in tables}

    def saved(self) -> bytes:
        """Return the filled file: every other part of the archive is copied as it was."""
        filled = BytesIO()
        with zipfile.ZipFile(BytesIO(self._content)) as source, zipfile.ZipFile(filled, "w") as target:
            for entry in source.infolist():
                part = source.read(entry)
                if entry.filename == CONTENT:
                    part = etree.tostring(self._tree, xml_declaration=True, encoding="UTF-8")
                kept = zipfile.ZipInfo(entry.filename, entry.date_time)
                kept.compress_type = entry.compress_type
                target.writestr(kept, part)
        return filled.getvalue()


class Sheet:
    """One sheet; rows and columns are counted from 0."""

    def __init__(self, table: etree._Element) -> None:
        self._table = table

    def write(self, row: int, column: int, text: str) -> None:
        """Put a text in a cell, one paragraph a line; "" empties it. Its style and validation stay.

        Raises:
            ValueError: the cell holds a formula, or lies outside the sheet.
        """
        cell = self._cell(row, column)
        if cell.get(f"{_TABLE}formula"):
            raise ValueError(f"the cell {row}, {column} holds a formula")
        _empty(cell)
        if not text:
            return
        cell.set(f"{_OFFICE}value-type", "string")
        cell.set(f"{_CALC}value-type", "string")
        for line in visible(text[:LONGEST]).split("\n"):
            etree.SubElement(cell, f"{_TEXT}p").text = line

    def forget_results(self) -> None:
        """Drop the results kept beside the formulas, so that the reader's spreadsheet computes them anew."""
        for cell in self._table.iter(*_CELLS):
            if cell.get(f"{_TABLE}formula"):
                _empty(cell)

    def forget_result(self, row: int, column: int) -> None:
        """Drop the result kept beside one formula."""
        _empty(self._cell(row, column))

    def _cell(self, row: int, column: int) -> etree._Element:
        return _alone(_alone(self._table, (f"{_TABLE}table-row",), row, _ROWS), _CELLS, column, _COLUMNS)


def _empty(cell: etree._Element) -> None:
    for name in _VALUES:
        cell.attrib.pop(name, None)
    for child in cell.findall(f"{_TEXT}p"):
        cell.remove(child)


def _alone(parent: etree._Element, names: tuple[str, ...], rank: int, repeated: str) -> etree._Element:
    """Return the child at that rank, split from its repetition when it stands for several.

    Raises:
        ValueError: there is no such child.
    """
    start = 0
    for child in parent.iter(*names):
        times = int(child.get(repeated, "1"))
        if start <= rank < start + times:
            return _split(child, rank - start, times, repeated)
        start += times
    raise ValueError(f"no cell at {rank}")


def _split(child: etree._Element, before: int, times: int, repeated: str) -> etree._Element:
    for number, add in ((before, child.addprevious), (times - before - 1, child.addnext)):
        if number:
            copy = deepcopy(child)
            _repeat(copy, number, repeated)
            add(copy)
    _repeat(child, 1, repeated)
    return child


def _repeat(child: etree._Element, times: int, repeated: str) -> None:
    if times > 1:
        child.set(repeated, str(times))
    else:
        child.attrib.pop(repeated, None)
