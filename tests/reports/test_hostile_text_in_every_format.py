"""Every text of a campaign is poisoned at once, and every format there is must keep it text, a new one too."""

import csv
import io
import json
import re
import typing
import zipfile
from functools import cache
from pathlib import Path
from typing import Any

import factory
import msgspec
import pytest
from lxml import etree, html

from reports import write_reports
from reports.formats import find_formats
from rules.results import CampaignResult
from rules.vocabulary import Text

ATTACK = (
    "=cmd|'/c calc'!A0</title></script><script>alert(1)</script><img src=x onerror=alert(1)>]]>--> \"quoted\" {{ 7*7 }}"
    '\n=HYPERLINK("http://x")\n::error::injected\n## Injected\n[click](javascript:alert(1))\r\n@SUM(1)\t+1'
    "\x00\x07\x1b[31m\x1b]0;owned\x07\x9b31m\x90\u202egpj.exe\u2066\u200b${jndi:ldap://x} %s %n"
)
WORD = re.compile(r"[a-z0-9_:.\-]*|\d{4}-\d\d-\d\d\S*|[A-Za-z]+/[A-Za-z_]+")
"""What keys, enumerations, versions and dates look like; a text, a title, an address or code does not."""
KEPT = ("template", "grade", "file")
"""Fields that hold words of our own all the same."""
RAW = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
LINES = re.compile(r"^(::error::injected|## Injected|@SUM|\[click\])", re.MULTILINE)


def poisoned(value: Any, name: str = "") -> Any:
    """Return a copy of a result whose every free text begins with the attack."""
    if isinstance(value, Text):
        return Text(ATTACK + value.fr, ATTACK + value.en)
    if isinstance(value, msgspec.Struct):
        hints = hints_of(type(value))
        fields = {
            field: poisoned(getattr(value, field), field) if _free(hints[field]) else getattr(value, field)
            for field in value.__struct_fields__
        }
        return type(value)(**fields)
    if isinstance(value, list):
        return [poisoned(one, name) for one in value]
    if isinstance(value, str):
        return value if WORD.fullmatch(value) or name in KEPT else ATTACK + value
    return value


@cache
def hints_of(kind: type) -> dict[str, Any]:
    return typing.get_type_hints(kind)


def _free(hint: Any) -> bool:
    """Whether a field may hold any text: literals, and tables by key, may not."""
    return not any(word in str(hint) for word in ("Literal", "tuple", "dict"))


@pytest.fixture(scope="module")
def campaign() -> CampaignResult:
    made: CampaignResult = poisoned(factory.make_campaign())
    assert ATTACK in made.sites[0].name
    assert ATTACK in made.sites[0].pages[0].title
    return made


@pytest.fixture(scope="module")
def written(campaign: CampaignResult, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Every format's document in one folder, beside the scorecards."""
    folder = tmp_path_factory.mktemp("formats")
    files = {name: folder / "files" / f"{name}.out" for name in find_formats() if name != "html"}
    (folder / "files").mkdir()
    files["tickets"] = folder / "files" / "tickets.csv"
    write_reports(campaign, folder / "out", lang="fr", pictures=factory.pictures, formats=files)
    more = {"tickets": folder / "files" / "tickets.md"}
    write_reports(campaign, folder / "out", lang="en", pictures=factory.pictures, formats=more)
    return folder


def documents(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


def test_every_format_is_written_and_nothing_lands_elsewhere(written: Path) -> None:
    assert {path.name for path in written.iterdir()} == {"files", "out"}
    families = {path.name.partition(".")[0].partition("-")[0] for path in documents(written / "files")}
    assert families >= set(find_formats()) - {"html"}
    for path in documents(written):
        assert not RAW.search(path.name), path.name
        assert len(path.name.encode()) < 256


def test_no_document_holds_a_control_character_a_terminal_or_a_reader_would_obey(written: Path) -> None:
    for path in documents(written):
        for text in texts(path):
            found = RAW.search(text)
            assert not found, (path, found and text[max(0, found.start() - 60) : found.end() + 60])


def test_markup_stays_text_and_every_document_is_still_read_whole(written: Path) -> None:
    for path in documents(written):
        for text in texts(path):
            read(path, text)


def texts(path: Path) -> list[str]:
    """Return the texts of a document: itself, or the parts of an archive; none for a picture."""
    content = path.read_bytes()
    if content[:4] == b"PK\x03\x04":
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = [archive.read(n) for n in archive.namelist() if n.endswith((".xml", ".rdf"))]
            return [part.decode("utf-8-sig") for part in parts]
    if path.suffix in (".webp", ".jpg", ".png"):
        return []
    return [content.decode("utf-8-sig")]


def read(path: Path, text: str) -> None:
    """Read a document as its reader would, whatever its format: JSON, XML, HTML, else lines or cells."""
    start = text.lstrip()[:200].lower()
    if start.startswith(("{", "[")):
        json.loads(text)
    elif start.startswith("<!doctype html"):
        tree = html.document_fromstring(text)
        assert not tree.xpath("//script | //*[@onerror] | //a[starts-with(@href, 'javascript')]"), path
    elif start.startswith("<"):
        tree = etree.fromstring(text.encode(), etree.XMLParser(resolve_entities=False))
        assert tree.find(".//{*}script") is None, path
    else:
        if path.suffix == ".md" or path.stem == "markdown":
            prose = re.sub(r"^```$.*?^```$", "", text, flags=re.MULTILINE | re.DOTALL)
            assert "<script" not in prose.lower(), path
        cells = read_cells(text)
        found = LINES.search(text) if not cells else None
        assert not found, (path, found)
        for cell in cells:
            assert not cell.startswith(("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")), (
                path,
                cell[:80],
            )


def read_cells(text: str) -> list[str]:
    """Return the cells of a table in text, none when it is no table."""
    first = text.partition("\r\n")[0]
    mark = max(";,", key=first.count)
    if "\r\n" not in text or not first.count(mark):
        return []
    return [cell for row in csv.reader(io.StringIO(text), delimiter=mark) for cell in row]
