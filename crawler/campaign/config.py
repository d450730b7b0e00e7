"""Reads sites.toml: [defaults] and [[site]], every mistake named with file, line and the nearest key."""

import re
from pathlib import Path
from typing import Any

import msgspec

from audits.old_engines.catalogue import drivable
from audits.profiles import profiles
from crawler.campaign.budget_files import read_budgets
from crawler.campaign.calendar import moments
from crawler.campaign.identities import auth_problem, beside, steps_problem
from crawler.campaign.settings import AlertSettings, Portfolio, SiteSettings
from crawler.campaign.tables import sites_of_table
from crawler.campaign.texts import check_url, unknown, wrong
from crawler.campaign.toml_tables import check_keys, check_struct, converted, find_line, read_toml
from crawler.discovery.scope import address
from rules.hardware import devices
from rules.metrics import METRICS
from rules.metrics.where import is_place
from rules.old_systems import systems

SECTIONS = ("defaults", "alerts", "site")
DURATION = re.compile(
    r"(^|[_-])(ms|time|timing|paint|speed|fcp|lcp|tti|tbt|ttfb|duration|interactive)([_-]|$)"
)


def load_portfolio(path: Path) -> Portfolio:
    """Return all that a sites file asks: sites.toml with its defaults applied, or a table of sites (.csv).

    Raises:
        ConfigurationError: the file is unreadable, not TOML, or holds an unknown key or a wrong value.
    """
    if path.suffix.lower() == ".csv":
        return Portfolio(sites=sites_of_table(path))
    source, document = read_toml(path)
    check_keys(path, source, document, list(SECTIONS), "")
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
    check_site(path, source, defaults | {"url": "https://defaults.invalid/"}, "defaults", None)
    sites = [_site(path, source, defaults, table, position) for position, table in enumerate(tables)]
    _check_twins(path, source, sites)
    return Portfolio(sites=sites, alerts=_alerts(path, source, document.get("alerts", {})))


def _alerts(path: Path, source: str, table: Any) -> AlertSettings:
    check_struct(path, source, table, AlertSettings, "alerts", None)
    made = converted(path, source, table, AlertSettings, "alerts", None)
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
    site = check_site(path, source, _merged(defaults, table), "site", position)
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


def check_site(
    path: Path, source: str, table: dict[str, Any], section: str, position: int | None
) -> SiteSettings:
    """Return the settings of a site from one table of a file, paths seen from the working directory.

    Raises:
        ConfigurationError: an unknown key, a wrong value, or credentials that could not work.
    """
    check_struct(path, source, table, SiteSettings, section, position)
    site = converted(path, source, table, SiteSettings, section, position)
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


def _check_budgets(path: Path, line: int, site: SiteSettings) -> None:
    """Refuse a budget of no known metric, of no known place, or without any figure."""
    for budget in site.budgets:
        if DURATION.search(budget.metric) and budget.metric not in METRICS:
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
        if METRICS[budget.metric].undecided or METRICS[budget.metric].bounds:
            raise wrong(
                path,
                line,
                f"« {budget.metric} » demande une personne : un budget ne peut pas en décider",
                f"'{budget.metric}' needs a person: a budget cannot decide on it",
            )
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
