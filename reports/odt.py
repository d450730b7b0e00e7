"""The declaration as an OpenDocument text (ODF 1.3), readable by LibreOffice and Word: no dependency, no macro."""

from collections.abc import Iterable, Iterator
from io import BytesIO
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from reports.safety import visible
from reports.views.ecodesign import DeclarationView, Row, Theme
from rules.vocabulary import Lang

MIME = "application/vnd.oasis.opendocument.text"
_SPACES = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in (
        ("office", "office"),
        ("text", "text"),
        ("table", "table"),
        ("style", "style"),
        ("fo", "xsl-fo-compatible"),
    )
)
_MANIFEST = f"""<?xml version="1.0" encoding="UTF-8"?>
<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.3">
<manifest:file-entry manifest:full-path="/" manifest:version="1.3" manifest:media-type="{MIME}"/>
<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>
</manifest:manifest>"""
_STYLES = """<office:automatic-styles>
<style:style style:name="todo" style:family="text"><style:text-properties fo:background-color="#ffe680"/></style:style>
<style:style style:name="strong" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>
<style:style style:name="cell" style:family="table-cell">
<style:table-cell-properties fo:border="0.5pt solid #555555" fo:padding="0.1cm"/></style:style>
</office:automatic-styles>"""
_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The same declaration gives the same bytes."""


def odt(view: DeclarationView, lang: Lang) -> bytes:
    """Return the declaration as the bytes of an .odt file."""
    made = BytesIO()
    with ZipFile(made, "w", ZIP_DEFLATED) as archive:
        for name, content, method in (
            ("mimetype", MIME, ZIP_STORED),
            ("META-INF/manifest.xml", _MANIFEST, ZIP_DEFLATED),
            ("content.xml", _content(view, lang), ZIP_DEFLATED),
        ):
            entry = ZipInfo(name, _EPOCH)
            entry.compress_type = method
            archive.writestr(entry, content)
    return made.getvalue()


def _content(view: DeclarationView, lang: Lang) -> str:
    body = "\n".join(_body(view))
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<office:document-content {_SPACES} office:version="1.3" '
        f'xml:lang="{lang}">\n{_STYLES}\n<office:body><office:text>\n{body}\n</office:text></office:body>'
        "</office:document-content>"
    )


def _body(view: DeclarationView) -> Iterator[str]:
    yield _heading(1, view.title)
    yield from (_paragraph(line) for line in view.notice)
    for title, entries in view.parts:
        yield _heading(2, title)
        for entry in entries:
            label = f'<text:span text:style-name="strong">{_safe(entry.label)}</text:span>'
            yield f"<text:p>{label} : {_safe(entry.value)} {_mark(entry.todo)}</text:p>"
    for rank, theme in enumerate(view.themes, 1):
        yield _heading(2, theme.title)
        yield from _table(rank, theme, view.heads)


def _table(rank: int, theme: Theme, heads: Iterable[str]) -> Iterator[str]:
    yield f'<table:table table:name="theme{rank}"><table:table-column table:number-columns-repeated="4"/>'
    yield (
        "<table:table-header-rows>"
        + _line([[_paragraph(head)] for head in heads])
        + "</table:table-header-rows>"
    )
    yield from (_line(_cells(row)) for row in theme.rows)
    yield "</table:table>"


def _cells(row: Row) -> list[list[str]]:
    proof = [_paragraph(fact) for fact in row.facts]
    proof += [f"<text:p>{_mark(row.todo)}</text:p>"] if row.todo else []
    proof += [_paragraph(row.control)] if row.control else []
    return [
        [_paragraph(row.number)],
        [_paragraph(row.title)],
        [_paragraph(row.status)],
        proof or ["<text:p/>"],
    ]


def _line(cells: Iterable[list[str]]) -> str:
    made = (f'<table:table-cell table:style-name="cell">{"".join(cell)}</table:table-cell>' for cell in cells)
    return f"<table:table-row>{''.join(made)}</table:table-row>"


def _heading(level: int, said: str) -> str:
    return f'<text:h text:outline-level="{level}">{_safe(said)}</text:h>'


def _paragraph(said: str) -> str:
    return f"<text:p>{_safe(said)}</text:p>"


def _mark(said: str) -> str:
    return f'<text:span text:style-name="todo">{_safe(said)}</text:span>' if said else ""


def _safe(said: str) -> str:
    return escape(visible(said))
