"""Reads sites.toml: [defaults] and [[site]], every mistake named with file, line and the nearest key."""

import difflib
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import msgspec

from audits.profiles import profiles
from crawler.campaign.settings import SiteSettings
from crawler.discovery.scope import address
from crawler.errors import ConfigurationError
from rules.metrics import METRICS
from rules.vocabulary import Text

SECTIONS = ("defaults", "site")
_BLANK = re.compile(r"[\s\x00-\x1f\x7f]")


def load_sites(path: Path) -> list[SiteSettings]:
    """Return the settings of every site of a sites.toml, defaults applied.

    Raises:
        ConfigurationError: the file is unreadable, not TOML, or holds an unknown key or a wrong value.
    """
    source = read_text(path)
    try:
        document = tomllib.loads(source)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise wrong(
            path, _toml_line(error), f"TOML illisible : {error}", f"unreadable TOML: {error}"
        ) from error
    _check_keys(path, source, document, list(SECTIONS), "")
    defaults = document.get("defaults", {})
    tables = document.get("site", [])
    if not isinstance(defaults, dict) or not isinstance(tables, list):
        raise wrong(
            path,
            1,
            "[defaults] est une table et [[site]] une liste de tables",
            "[defaults] is a table and [[site]] a list of tables",
        )
    if not tables:
        raise wrong(path, 1, "aucun [[site]] n’est déclaré", "no [[site]] is declared")
    _check_table(path, source, defaults | {"url": "https://defaults.invalid/"}, "defaults", None)
    sites = [_site(path, source, defaults, table, position) for position, table in enumerate(tables)]
    _check_twins(path, source, sites)
    return sites


def read_text(path: Path) -> str:
    """Return the text of a configuration file, or one sentence why it cannot be read."""
    try:
        return path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or "UTF-8"
        raise ConfigurationError(
            Text(
                f"Le fichier {path} ne peut pas être lu ({reason}).",
                f"The file {path} cannot be read ({reason}).",
            )
        ) from error


def wrong(path: Path, line: int, fr: str, en: str) -> ConfigurationError:
    """Return the error of one place of a configuration file."""
    return ConfigurationError(Text(f"{path}, ligne {line} : {fr}.", f"{path}, line {line}: {en}."))


def check_url(url: str) -> Text | None:
    """Return the sentence of what is wrong with a start address, None when it is a usable http(s) URL."""
    try:
        parts = urlsplit(url)
        _ = parts.port
    except ValueError:
        parts = urlsplit("")
    if parts.scheme in ("http", "https") and parts.hostname and address(url) and not _BLANK.search(url):
        if parts.username or parts.password:
            return Text(
                "l’adresse ne doit pas porter d’identifiants", "the address must carry no credentials"
            )
        return None
    return Text(
        f"« {url} » n’est pas une adresse de site : il faut https://… ou http://…",
        f"'{url}' is not the address of a site: it must be https://… or http://…",
    )


def _site(path: Path, source: str, defaults: dict[str, Any], table: Any, position: int) -> SiteSettings:
    if not isinstance(table, dict):
        raise wrong(path, 1, "chaque [[site]] est une table", "each [[site]] is a table")
    if "url" not in table:
        line = find_line(source, "site", position, None)
        raise wrong(path, line, "la clé « url » manque", "the key 'url' is missing")
    site = _check_table(path, source, _merged(defaults, table), "site", position)
    problem = check_url(site.url)
    if problem:
        raise wrong(path, find_line(source, "site", position, "url"), problem.fr, problem.en)
    return site


def _merged(defaults: dict[str, Any], table: dict[str, Any]) -> dict[str, Any]:
    """Return the table over the defaults; sub-tables (sample, limits) are merged key by key."""
    merged = dict(defaults)
    for key, value in table.items():
        both = isinstance(value, dict) and isinstance(merged.get(key), dict)
        merged[key] = merged[key] | value if both else value
    return merged


def _check_table(
    path: Path, source: str, table: dict[str, Any], section: str, position: int | None
) -> SiteSettings:
    _check_struct(path, source, table, SiteSettings, section, position)
    try:
        site = msgspec.convert(table, SiteSettings)
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
    for name in site.profiles:
        if name not in ("all", "none", *profiles()):
            _unknown(
                path, find_line(source, section, position, "profiles"), name, ["all", "none", *profiles()]
            )
    for budget in site.budgets:
        if budget.metric not in METRICS:
            _unknown(path, find_line(source, section, position, "budgets"), budget.metric, list(METRICS))
    return site


def _check_struct(path: Path, source: str, table: Any, kind: Any, section: str, position: int | None) -> None:
    """Refuse unknown keys at every level, naming the nearest one."""
    if not isinstance(table, dict):
        return
    fields = {field.encode_name: field.type for field in msgspec.structs.fields(kind)}
    _check_keys(path, source, table, list(fields), section, position)
    for key, value in table.items():
        inner = _struct_of(fields[key])
        for item in (value if isinstance(value, list) else [value]) if inner else []:
            _check_struct(path, source, item, inner, section, position)


def _struct_of(kind: Any) -> Any:
    candidates = [kind, *getattr(kind, "__args__", ())]
    return next((c for c in candidates if isinstance(c, type) and issubclass(c, msgspec.Struct)), None)


def _check_keys(
    path: Path,
    source: str,
    table: dict[str, Any],
    known: list[str],
    section: str,
    position: int | None = None,
) -> None:
    for key in table:
        if key not in known:
            _unknown(path, find_line(source, section, position, key), key, known)


def _unknown(path: Path, line: int, key: str, known: list[str]) -> None:
    near = difflib.get_close_matches(key, known, n=1, cutoff=0.5)
    fr = f"la clé « {key} » n’existe pas" + (f" ; la plus proche est « {near[0]} »" if near else "")
    en = f"the key '{key}' does not exist" + (f"; the nearest one is '{near[0]}'" if near else "")
    raise wrong(path, line, fr, en)


def _check_twins(path: Path, source: str, sites: list[SiteSettings]) -> None:
    seen: set[str | None] = set()
    for position, site in enumerate(sites):
        if address(site.url) in seen:
            line = find_line(source, "site", position, "url")
            raise wrong(
                path,
                line,
                f"le site {site.url} est déclaré deux fois",
                f"the site {site.url} is declared twice",
            )
        seen.add(address(site.url))


def _toml_line(error: Exception) -> int:
    found = re.search(r"line (\d+)", str(error))
    return int(found.group(1)) if found else 1


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


def _lines(source: str) -> Iterator[tuple[int, tuple[str, int] | None, str]]:
    """Yield line number, the table it opens (name, how many [[site]] before), and its text without comment."""
    sites = -1
    for number, line in enumerate(source.splitlines(), 1):
        text = line.split("#")[0].strip()
        header = re.fullmatch(r"\[\[?\s*([\w.\s\"-]+?)\s*\]\]?", text)
        if header:
            sites += text.startswith("[[") and header.group(1) == "site"
            yield number, (header.group(1), sites), text
        else:
            yield number, None, text
