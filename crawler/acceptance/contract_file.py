"""Reads contract.toml: a mistake is named with file, line and nearest key; a clause nobody could judge is refused."""

import hashlib
import math
from pathlib import Path
from typing import Any

import msgspec

from crawler.acceptance.clause_checks import check_clause
from crawler.campaign.config import check_site
from crawler.campaign.settings import SiteSettings
from crawler.campaign.texts import check_url, unknown, wrong
from crawler.campaign.toml_tables import check_keys, check_struct, converted, find_line, read_toml
from rules.acceptance import Clause, Contract, Parties
from rules.acceptance.contract import Stage
from rules.acceptance.measure import metric_in
from rules.metrics.catalogue import METRICS

SECTIONS = ("contract", "parties", "environment", "sample", "clause")
STAGES: tuple[Stage, ...] = ("VA", "VSR", "warranty")
MAX_RUNS = 50


class Heading(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """[contract]: which one, which lot, which stage, how many runs; reservations: sentences the minutes repeat."""

    reference: str = ""
    title: str = ""
    lot: str = ""
    stage: str = ""
    runs: int = 5
    reservations: list[str] = []


class SampleReference(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """[sample]: the frozen sample, a file beside the contract, and the SHA-256 both parties agreed on."""

    file: str = ""
    sha256: str = ""


class ContractFile(msgspec.Struct, frozen=True, kw_only=True):
    """A contract, the site it speaks of, the frozen sample it names, and the file's own bytes."""

    contract: Contract
    site: SiteSettings
    sample: SampleReference
    folder: Path
    content: bytes


DEMO = "demo"
"""Address that stands for the embedded demo site in an example contract."""


def speaks_of_demo(path: Path) -> bool:
    """Tell whether a contract is about the embedded demo site.

    Raises:
        ConfigurationError: the file is unreadable.
    """
    environment = read_toml(path)[1].get("environment")
    return isinstance(environment, dict) and environment.get("url") == DEMO


def read_contract(
    path: Path, stage: Stage | None = None, runs: int | None = None, demo: SiteSettings | None = None
) -> ContractFile:
    """Return a contract file; stage and runs replace those of the file, demo stands for "demo".

    Raises:
        ConfigurationError: the file is unreadable, a key is unknown, or a clause cannot be judged.
    """
    source, document = read_toml(path)
    check_keys(path, source, document, list(SECTIONS), "")
    heading = _table(path, source, document, "contract", Heading)
    parties = _table(path, source, document, "parties", Parties)
    sample = _table(path, source, document, "sample", SampleReference)
    site = _environment(path, source, document, demo)
    clauses = _clauses(path, source, document, [one.name for one in site.journeys])
    content = path.read_bytes()
    contract = Contract(
        reference=heading.reference,
        title=heading.title,
        lot=heading.lot,
        stage=stage or _stage(path, source, heading.stage),
        parties=parties,
        runs=runs or _runs(path, source, heading.runs),
        clauses=clauses,
        reservations=heading.reservations,
        sha256=hashlib.sha256(content).hexdigest(),
    )
    if "profiles" not in document["environment"]:
        site = msgspec.structs.replace(site, profiles=needed_profiles(clauses))
    return ContractFile(contract=contract, site=site, sample=sample, folder=path.parent, content=content)


def needed_profiles(clauses: list[Clause]) -> list[str]:
    """Return the extra visits that the metrics of some clauses need, as sites.toml names them."""
    metrics = [metric_in(one.metric, state) for one in clauses for state in one.states]
    names = {name for one in metrics if one for name in one.profiles}
    return ["all"] if "all" in names else sorted(names) or ["none"]


def _table(path: Path, source: str, document: dict[str, Any], name: str, kind: Any) -> Any:
    table = document.get(name, {})
    if not isinstance(table, dict):
        raise wrong(
            path, find_line(source, name, None, None), f"[{name}] est une table", f"[{name}] is a table"
        )
    check_struct(path, source, table, kind, name, None)
    for one in msgspec.structs.fields(kind):
        if one.required and one.encode_name not in table:
            line = find_line(source, name, None, None)
            key = one.encode_name
            fr, en = f"la clé « {key} » manque dans [{name}]", f"the key '{key}' is missing in [{name}]"
            raise wrong(path, line, fr, en)
    return converted(path, source, table, kind, name, None)


def _environment(
    path: Path, source: str, document: dict[str, Any], demo: SiteSettings | None
) -> SiteSettings:
    """Return the site under acceptance, written with the keys of a [[site]] of sites.toml."""
    table = document.get("environment")
    check_struct(path, source, table, SiteSettings, "environment", None)
    if not isinstance(table, dict) or "url" not in table:
        raise wrong(
            path,
            find_line(source, "environment", None, None),
            "[environment] manque, avec l’adresse du site (url) et, s’il le faut, les clés d’un [[site]] de sites.toml",
            "[environment] is missing, with the address of the site (url) and, if need be, the keys of a [[site]]",
        )
    if table.get("budgets") or table.get("budget_files"):
        raise wrong(
            path,
            find_line(source, "environment", None, "budgets"),
            "un contrat n’a pas de budgets : chaque exigence est une [[clause]]",
            "a contract has no budgets: each requirement is a [[clause]]",
        )
    if demo is not None:
        table = {"delay": 0.0, **table, "url": demo.url, "extra_hosts": demo.extra_hosts, "name": demo.name}
    site = check_site(path, source, table, "environment", None)
    if problem := check_url(site.url):
        raise wrong(path, find_line(source, "environment", None, "url"), problem.fr, problem.en)
    return site


def _clauses(path: Path, source: str, document: dict[str, Any], journeys: list[str]) -> list[Clause]:
    tables = document.get("clause", [])
    if not isinstance(tables, list) or not tables or not all(isinstance(one, dict) for one in tables):
        raise wrong(path, 1, "aucune [[clause]] n’est déclarée", "no [[clause]] is declared")
    return [_clause(path, source, table, rank, journeys) for rank, table in enumerate(tables)]


def _clause(path: Path, source: str, table: dict[str, Any], rank: int, journeys: list[str]) -> Clause:
    check_struct(path, source, table, Clause, "clause", rank)
    if not str(table.get("article") or "").strip():
        line = find_line(source, "clause", rank, None)
        raise wrong(path, line, "la clause n’a pas d’article", "the clause has no article")
    clause = converted(path, source, table, Clause, "clause", rank)
    problem = check_clause(clause, journeys)
    if problem is not None:
        line = find_line(source, "clause", rank, problem.key)
        article = clause.article
        if problem.known:
            unknown(path, line, problem.value, problem.known)
        raise wrong(
            path, line, f"article {article} : {problem.why.fr}", f"article {article}: {problem.why.en}"
        )
    named = clause.metric if clause.metric in METRICS else _rate(clause)
    return msgspec.structs.replace(clause, metric=named)


def _rate(clause: Clause) -> str:
    """Return the metric of a clause that names an RGAA rate, or a metric that exists in its states only."""
    if clause.rate:
        return "rgaa_global_rate" if clause.rate in ("global", "criteria") else "rgaa_mean_rate"
    return clause.metric


def _stage(path: Path, source: str, named: str) -> Stage:
    found = next((one for one in STAGES if one.lower() == named.lower()), None)
    if found is not None:
        return found
    if named:
        unknown(path, find_line(source, "contract", None, "stage"), named, list(STAGES))
    raise wrong(
        path,
        find_line(source, "contract", None, None),
        "l’étape manque : stage = « VA », « VSR » ou « warranty », ou l’option --stage",
        "the stage is missing: stage = 'VA', 'VSR' or 'warranty', or the option --stage",
    )


def _runs(path: Path, source: str, runs: int) -> int:
    if 1 <= runs <= MAX_RUNS and not math.isnan(runs):
        return runs
    line = find_line(source, "contract", None, "runs")
    raise wrong(path, line, f"runs va de 1 à {MAX_RUNS}", f"runs goes from 1 to {MAX_RUNS}")
