"""Reads a table of sites as spreadsheets save them: CSV with ; or , or tabs, UTF-8 (BOM or not) or Windows-1252."""

import csv
import io
import re
from collections.abc import Iterator
from pathlib import Path

import msgspec

from crawler.campaign.calendar import moments
from crawler.campaign.settings import SiteSettings
from crawler.campaign.texts import check_url, read_text, unknown, wrong
from crawler.discovery.scope import address

COLUMNS = ("name", "url", "owner", "tags", "supplier", "cms", "schedule")
"""Keys of sites.toml that a table may hold; tags are separated inside their cell by a comma, semicolon or bar."""

SEPARATORS = ";,\t"


def sites_of_table(path: Path) -> list[SiteSettings]:
    """Return the sites of a CSV table, a line each; the line of a mistake is that of the table."""
    header, rows = _rows_of(path)
    for name in header:
        if name not in COLUMNS:
            unknown(path, 1, name, list(COLUMNS))
    if "url" not in header:
        raise wrong(path, 1, "la colonne « url » manque", "the column 'url' is missing")
    sites: dict[str, tuple[int, SiteSettings]] = {}
    for line, row in rows:
        site = _site(path, line, row)
        twice, _ = sites.setdefault(address(site.url) or site.url, (line, site))
        if twice != line:
            fr = f"le site {site.url} est déjà à la ligne {twice}"
            raise wrong(path, line, fr, f"the site {site.url} is on line {twice} already")
    if not sites:
        raise wrong(path, 1, "aucun site n’est déclaré", "no site is declared")
    return [site for _line, site in sites.values()]


def _site(path: Path, line: int, row: dict[str, str]) -> SiteSettings:
    tags = [tag.strip() for tag in re.split(r"[,;|]", row.pop("tags", "")) if tag.strip()]
    problem = check_url(row.get("url", ""))
    if problem:
        raise wrong(path, line, problem.fr, problem.en)
    site = msgspec.convert({**row, "tags": tags}, SiteSettings)
    for problem in moments(site).values():
        raise wrong(path, line, problem.fr, problem.en)
    return site


def _rows_of(path: Path) -> tuple[list[str], list[tuple[int, dict[str, str]]]]:
    """Return the header in lower case, and each line that is not blank with its number.

    Raises:
        ConfigurationError: the file is unreadable or empty, a column comes twice, a line has too many cells.
    """
    text = read_text(path, "utf-8-sig", "cp1252")
    first = text.lstrip().partition("\n")[0]
    separator = max(SEPARATORS, key=first.count)
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    try:
        rows = list(_filled(lines))
    except csv.Error as error:
        raise wrong(path, lines.line_num, f"CSV illisible : {error}", f"unreadable CSV: {error}") from error
    if not rows:
        raise wrong(path, 1, "la table est vide", "the table is empty")
    header = [cell.lower() for cell in rows[0][1]]
    twice = next((name for name in header if header.count(name) > 1), None)
    if twice is not None:
        raise wrong(
            path, 1, f"la colonne « {twice} » est là deux fois", f"the column '{twice}' is there twice"
        )
    for line, cells in rows[1:]:
        if len(cells) > len(header):
            n, known = len(cells), len(header)
            raise wrong(path, line, f"{n} cellules pour {known} colonnes", f"{n} cells for {known} columns")
    return header, [(line, dict(zip(header, cells, strict=False))) for line, cells in rows[1:]]


def _filled(lines: "Iterator[list[str]]") -> Iterator[tuple[int, list[str]]]:
    """Yield the number and the cells of each line that holds something, blank cells at its end dropped."""
    for cells in lines:
        stripped = [cell.strip() for cell in cells]
        while stripped and not stripped[-1]:
            stripped.pop()
        if stripped:
            yield getattr(lines, "line_num", 0), stripped
