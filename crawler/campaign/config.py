"""Reads sites.toml: [defaults] and [[site]], every mistake named with file, line and the nearest key."""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, TypeVar, get_origin

import msgspec

from audits.old_engines.catalogue import drivable
from audits.profiles import profiles
from crawler.campaign.budget_files import read_budgets
from crawler.campaign.calendar import moments
from crawler.campaign.identities import auth_problem, beside, steps_problem
from crawler.campaign.settings import AlertSettings, Portfolio, SiteSettings
from crawler.campaign.tables import sites_of_table
from crawler.campaign.texts import check_url, read_text, unknown, wrong
from crawler.discovery.scope import address
from rules.hardware import devices
from rules.metrics import METRICS
from rules.metrics.where import is_place
from rules.old_systems import systems

SECTIONS = ("defaults", "alerts", "site")
_DURATION = re.compile(
    r"(^|[_-])(ms|time|timing|paint|speed|fcp|lcp|tti|tbt|ttfb|duration|interactive)([_-]|$)"
)
_Settings = TypeVar("_Settings")


def load_portfolio(path: Path) -> Portfolio:
    """Return all that a sites file asks: sites.toml with its defaults applied, or a table of sites (.csv).

    Raises:
        ConfigurationError: the file is unreadable, not TOML, or holds an unknown key or a wrong value.
    """
    if path.suffix.lower() == ".csv":
        return Portfolio(sites=sites_of_table(path))
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
    return Portfolio(sites=sites, alerts=_alerts(path, source, document.get("alerts", {})))


def _alerts(path: Path, source: str, table: Any) -> AlertSettings:
    _check_struct(path, source, table, AlertSettings, "alerts", None)
    made = _converted(path, source, table, AlertSettings, "alerts", None)
    if made.mail and made.mail.user and made.mail.security == "none":
        raise wrong(
            path,
            find_line(source, "alerts", None, "security"),
            'un mot de passe ne part pas en clair : security = "starttls" ou "tls"',
            'a password is not sent in the clear: security = "starttls" or "tls"',
        )
    return made


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
    site = _converted(path, source, table, SiteSettings, section, position)
    for key, problem in moments(site).items():
        raise wrong(path, find_line(source, section, position, key), problem.fr, problem.en)
    for name in site.profiles:
        if name not in ("all", "none", *profiles()):
            unknown(
                path, find_line(source, section, position, "profiles"), name, ["all", "none", *profiles()]
            )
    _check_old(path, source, section, position, site)
    _check_budgets(path, find_line(source, section, position, "budgets"), site)
    imported = [one for name in site.budget_files for one in read_budgets(path.parent / name)]
    _check_approach(path, source, section, position, site)
    auth = beside(site.auth, path.parent) if site.auth else None
    return msgspec.structs.replace(site, budgets=[*site.budgets, *imported], auth=auth)


def _check_old(path: Path, source: str, section: str, position: int | None, site: SiteSettings) -> None:
    """Refuse an old device or an old engine that nobody knows, naming the nearest one."""
    asked: tuple[tuple[str, list[str], list[str]], ...] = (
        ("old_hardware", site.old_hardware, list(devices())),
        ("old_device", [site.old_device] if site.old_device else [], list(systems())),
        ("old_engine", [str(site.old_engine)] if site.old_engine else [], drivable()),
    )
    for key, names, known in asked:
        for name in names:
            if name not in known:
                line = find_line(source, section, position, key)
                listed = ", ".join(known)
                raise wrong(
                    path,
                    line,
                    f"{key} = « {name} » n’existe pas ; choisissez parmi {listed}",
                    f"{key} = '{name}' does not exist; choose among {listed}",
                )


def _check_approach(path: Path, source: str, section: str, position: int | None, site: SiteSettings) -> None:
    """Refuse robots.txt set aside without a reason, and credentials that could not work."""
    if site.robots == "ignore" and not site.robots_reason.strip():
        raise wrong(
            path,
            find_line(source, section, position, "robots"),
            "robots = « ignore » demande sa raison (robots_reason), imprimée dans le rapport",
            "robots = 'ignore' needs its reason (robots_reason), printed in the report",
        )
    for journey in site.journeys:
        if problem := steps_problem(journey.steps):
            raise wrong(path, find_line(source, section, position, "journeys"), problem.fr, problem.en)
    names = [journey.name for journey in site.journeys]
    if len(set(names)) < len(names):
        line = find_line(source, section, position, "journeys")
        raise wrong(path, line, "deux parcours portent le même nom", "two journeys have the same name")
    problem = auth_problem(site.auth) if site.auth else None
    if problem:
        raise wrong(path, find_line(source, section, position, "auth"), problem.fr, problem.en)


def _converted(
    path: Path, source: str, table: Any, kind: type[_Settings], section: str, position: int | None
) -> _Settings:
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


def _check_budgets(path: Path, line: int, site: SiteSettings) -> None:
    """Refuse a budget of no known metric, of no known place, or without any figure."""
    for budget in site.budgets:
        if _DURATION.search(budget.metric) and budget.metric not in METRICS:
            raise wrong(
                path,
                line,
                f"« {budget.metric} » est une durée : mesurée une fois, elle ne décide de rien ; "
                "un budget compte des octets, des requêtes, des éléments ou des corrections",
                f"'{budget.metric}' is a duration: measured once, it decides nothing; "
                "a budget counts bytes, requests, elements or corrections",
            )
        if budget.metric not in METRICS:
            unknown(path, line, budget.metric, list(METRICS))
        if not is_place(budget.where):
            raise wrong(
                path,
                line,
                f"where = « {budget.where} » n’est ni page, site, template, template:/chemin, ni un /chemin",
                f"where = '{budget.where}' is none of page, site, template, template:/path, a /path",
            )
        if budget.target is None and budget.limit is None:
            raise wrong(
                path,
                line,
                f"le budget de {budget.metric} n’a ni cible (target) ni limite (limit)",
                f"the budget of {budget.metric} has neither target nor limit",
            )


def _check_struct(path: Path, source: str, table: Any, kind: Any, section: str, position: int | None) -> None:
    """Refuse unknown keys at every level, naming the nearest one."""
    if not isinstance(table, dict):
        return
    fields = {field.encode_name: field.type for field in msgspec.structs.fields(kind)}
    _check_keys(path, source, table, list(fields), section, position)
    for key, value in table.items():
        inner = _struct_of(fields[key])
        for item in _items(fields[key], value) if inner else []:
            _check_struct(path, source, item, inner, section, position)


def _items(kind: Any, value: Any) -> list[Any]:
    """Return the tables a value holds: those of a list, those of a table of tables, or itself."""
    if get_origin(kind) is dict:
        return list(value.values()) if isinstance(value, dict) else []
    return value if isinstance(value, list) else [value]


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
            unknown(path, find_line(source, section, position, key), key, known)


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
