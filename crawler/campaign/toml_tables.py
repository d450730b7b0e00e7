"""TOML files of ours: read, checked key by key, every mistake named with file, line and the nearest key."""

import re
import tomllib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any, TypeVar, get_origin

import msgspec

from crawler.campaign.texts import read_text, unknown, wrong

_Made = TypeVar("_Made")


def read_toml(path: Path) -> tuple[str, dict[str, Any]]:
    """Return a file as text, and the tables it holds.

    Raises:
        ConfigurationError: it cannot be read, or is not TOML.
    """
    source = read_text(path)
    try:
        return source, tomllib.loads(source)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise wrong(
            path, _toml_line(error), f"TOML illisible : {error}", f"unreadable TOML: {error}"
        ) from error


def converted(
    path: Path, source: str, table: Any, kind: type[_Made], section: str, position: int | None
) -> _Made:
    """Return a table as a typed object.

    Raises:
        ConfigurationError: a value is impossible; the line is that of its key.
    """
    try:
        return msgspec.convert(table, kind)
    except msgspec.ValidationError as error:
        key = re.search(r"`\$\.?([\w.]*)", str(error))
        name = key.group(1) if key else ""
        line = find_line(source, section, position, name.split(".")[-1] or None)
        said = str(error).split(" - at ")[0]
        raise wrong(
            path,
            line,
            f"« {name} » a une valeur impossible ({said})",
            f"'{name}' has an impossible value ({said})",
        ) from error


def check_struct(path: Path, source: str, table: Any, kind: Any, section: str, position: int | None) -> None:
    """Refuse unknown keys at every level, naming the nearest one."""
    if not isinstance(table, dict):
        return
    fields = {field.encode_name: field.type for field in msgspec.structs.fields(kind)}
    check_keys(path, source, table, list(fields), section, position)
    for key, value in table.items():
        inner = _struct_of(fields[key])
        for item in _items(fields[key], value) if inner else []:
            check_struct(path, source, item, inner, section, position)


def check_keys(
    path: Path,
    source: str,
    table: dict[str, Any],
    known: list[str],
    section: str,
    position: int | None = None,
) -> None:
    """Refuse the keys that are not known, naming the nearest one."""
    for key in table:
        if key not in known:
            unknown(path, find_line(source, section, position, key), key, known)


def find_line(source: str, section: str, position: int | None, key: str | None) -> int:
    """Return the 1-based line of a key in its table (or of the table, or 1): tomllib keeps no positions."""
    inside, header = False, 1
    for number, table, text in _lines(source):
        if table is not None:
            name, index = table
            inside = (
                name.split(".")[0] == section and (position is None or index == position)
            ) or name == key
            header = number if inside else header
            if inside and key is not None and key in name.split("."):
                return number
        elif (
            key is not None
            and (inside or not section)
            and re.search(rf"(^|[\s{{,.])\"?{re.escape(key)}\"?\s*[.=]", text)
        ):
            return number
    return header


def _items(kind: Any, value: Any) -> list[Any]:
    """Return the tables a value holds: those of a list, those of a table of tables, or itself."""
    if get_origin(kind) is dict:
        return list(value.values()) if isinstance(value, dict) else []
    return value if isinstance(value, list) else [value]


def _struct_of(kind: Any) -> Any:
    candidates = [kind, *getattr(kind, "__args__", ())]
    return next((c for c in candidates if isinstance(c, type) and issubclass(c, msgspec.Struct)), None)


def _toml_line(error: Exception) -> int:
    found = re.search(r"line (\d+)", str(error))
    return int(found.group(1)) if found else 1


def _lines(source: str) -> Iterator[tuple[int, tuple[str, int] | None, str]]:
    """Yield line number, the table it opens (name, how many [[of that name]] before), and its text without comment."""
    seen: Counter[str] = Counter()
    for number, line in enumerate(source.splitlines(), 1):
        text = line.split("#")[0].strip()
        header = re.fullmatch(r"\[\[?\s*([\w.\s\"-]+?)\s*\]\]?", text)
        if header:
            first = header.group(1).split(".")[0]
            seen[first] += text.startswith("[[") and header.group(1) == first
            yield number, (header.group(1), seen[first] - 1), text
        else:
            yield number, None, text
