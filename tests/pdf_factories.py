"""Small PDFs for tests, each with what it is asked to lack."""

import io
import zlib

from pypdf import PdfWriter
from pypdf.generic import (
    ArrayObject,
    BooleanObject,
    DecodedStreamObject,
    DictionaryObject,
    EncodedStreamObject,
    NameObject,
    NumberObject,
    StreamObject,
    TextStringObject,
)


def pdf(
    *,
    tagged: bool = True,
    lang: str = "fr-FR",
    title: str = "Guide du tri",
    shown: bool = True,
    words: str = "Bonjour",
    picture: bool = False,
    bookmarks: int = 0,
    password: str | None = None,
) -> bytes:
    """Return a PDF of one page. password: needed to open it; "" encrypts it and lets everybody open it."""
    writer = PdfWriter()
    page = writer.add_blank_page(595, 842)
    _fill(writer, page, words, picture)
    root = writer.root_object
    if lang:
        root[NameObject("/Lang")] = TextStringObject(lang)
    if tagged:
        tree = {NameObject("/Type"): NameObject("/StructTreeRoot"), NameObject("/K"): _tags(writer)}
        root[NameObject("/StructTreeRoot")] = writer._add_object(DictionaryObject(tree))
        root[NameObject("/MarkInfo")] = DictionaryObject({NameObject("/Marked"): BooleanObject(True)})
    if shown:
        told = {NameObject("/DisplayDocTitle"): BooleanObject(True)}
        root[NameObject("/ViewerPreferences")] = DictionaryObject(told)
    for number in range(bookmarks):
        writer.add_outline_item(title=f"Partie {number}", page_number=0)
    writer.add_metadata({"/Producer": "Essai 1", "/CreationDate": "D:20260102030405Z"})
    if title:
        writer.add_metadata({"/Title": title})
    if password is not None:
        writer.encrypt(user_password=password, owner_password="patron", algorithm="AES-256")
    held = io.BytesIO()
    writer.write(held)
    return held.getvalue()


def _tags(writer: PdfWriter) -> ArrayObject:
    tag = {NameObject("/Type"): NameObject("/StructElem"), NameObject("/S"): NameObject("/P")}
    return ArrayObject([writer._add_object(DictionaryObject(tag))])


def _fill(writer: PdfWriter, page: DictionaryObject, words: str, picture: bool) -> None:
    font = {"/Type": "/Font", "/Subtype": "/Type1", "/BaseFont": "/Helvetica"}
    named = DictionaryObject({NameObject(key): NameObject(value) for key, value in font.items()})
    fonts = DictionaryObject({NameObject("/F1"): writer._add_object(named)})
    resources = DictionaryObject({NameObject("/Font"): fonts})
    drawn = f"BT /F1 12 Tf 60 700 Td ({words}) Tj ET" if words else ""
    if picture:
        image = StreamObject()
        image.set_data(b"\x80")
        image.update({NameObject("/Subtype"): NameObject("/Image"), NameObject("/Width"): NumberObject(1)})
        objects = DictionaryObject({NameObject("/Im0"): writer._add_object(image)})
        resources[NameObject("/XObject")] = objects
        drawn += " q 595 0 0 842 0 0 cm /Im0 Do Q"
    content = DecodedStreamObject()
    content.set_data(drawn.encode())
    page[NameObject("/Contents")] = writer._add_object(content)
    page[NameObject("/Resources")] = resources


def bomb(size: int) -> bytes:
    """Return a scan whose drawing unfolds to that many bytes."""
    writer = PdfWriter()
    page = writer.add_blank_page(595, 842)
    _fill(writer, page, "", picture=True)
    content = EncodedStreamObject()
    content._data = zlib.compress(b"q Q " * (size // 4), 9)
    content[NameObject("/Filter")] = NameObject("/FlateDecode")
    page[NameObject("/Contents")] = writer._add_object(content)
    held = io.BytesIO()
    writer.write(held)
    return held.getvalue()
