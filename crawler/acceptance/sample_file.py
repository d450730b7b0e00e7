"""The frozen sample, sample.toml: drawn once, hashed before anything is measured, refused when a word of it changed."""

import hashlib
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from urllib.parse import urljoin, urlsplit, urlunsplit

import msgspec

from crawler.campaign.identities import ACTS
from crawler.campaign.settings import SiteSettings
from crawler.campaign.texts import wrong
from crawler.campaign.toml_tables import check_struct, converted, read_toml
from crawler.discovery.scope import address
from crawler.errors import ConfigurationError
from crawler.words import both
from rules.acceptance import Clause
from rules.evidence.inventory import Sample, SampledPage

HEAD = {
    "fr": "# Échantillon figé par limpide. N’y changez rien : son empreinte (sha256) ne serait plus la bonne.\n"
    "# Les deux parties peuvent écrire cette empreinte dans le contrat : [sample] file et sha256.\n",
    "en": "# Sample frozen by limpide. Change nothing here: its hash (sha256) would no longer be the right one.\n"
    "# Both parties may write this hash in the contract: [sample] file and sha256.\n",
}


class FrozenPage(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One page, why it stands in the sample, and whether it stands for its template."""

    url: str
    title: str = ""
    template: str = ""
    reasons: list[str] = []
    studied: bool = False


class FrozenProcess(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One whole process, step by step, as the journey that walks it."""

    name: str
    steps: list[str]


class FrozenSample(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A sample that no longer changes. site: start address; drawn: ISO 8601 UTC; templates: pages of each."""

    site: str
    drawn: str
    population: int
    left_out: int
    random_drawn: int
    seed: int
    templates: dict[str, int] = {}
    documents: list[str] = []
    pages: list[FrozenPage]
    processes: list[FrozenProcess] = []

    @property
    def sha256(self) -> str:
        """The hash of what is frozen, whatever the layout of the file."""
        return hashlib.sha256(msgspec.json.encode(self, order="deterministic")).hexdigest()


class _Head(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    sha256: str = ""
    sample: dict[str, Any] = {}
    page: list[FrozenPage] = []
    process: list[FrozenProcess] = []


def freeze(sample: Sample, site: SiteSettings, drawn: str) -> FrozenSample:
    """Return the frozen form of a sample, with the processes of the site."""
    studied = set(sample.studied)
    return FrozenSample(
        site=site.url,
        drawn=drawn,
        population=sample.population,
        left_out=sample.left_out,
        random_drawn=sample.random_drawn,
        seed=sample.seed,
        templates=sample.templates,
        documents=sample.documents,
        pages=[
            FrozenPage(
                url=one.url,
                title=one.title,
                template=one.template,
                reasons=one.reasons,
                studied=one.url in studied,
            )
            for one in sample.pages
        ],
        processes=processes(site),
    )


def thaw(frozen: FrozenSample) -> Sample:
    """Return the sample as the visits and the judgement take it."""
    return Sample(
        pages=[
            SampledPage(url=one.url, reasons=one.reasons, template=one.template, title=one.title)
            for one in frozen.pages
        ],
        population=frozen.population,
        templates=frozen.templates,
        seed=frozen.seed,
        random_drawn=frozen.random_drawn,
        left_out=frozen.left_out,
        documents=frozen.documents,
        studied=[one.url for one in frozen.pages if one.studied],
    )


def processes(site: SiteSettings) -> list[FrozenProcess]:
    """Return the journeys of a site without what is typed in them."""
    return [
        FrozenProcess(
            name=journey.name,
            steps=[
                f"{act} {getattr(step, act)}" for step in journey.steps for act in ACTS if getattr(step, act)
            ],
        )
        for journey in site.journeys
    ]


def with_declared(sample: Sample, clauses: Sequence[Clause], home: str) -> Sample:
    """Return the sample with the pages that clauses name, alive or dead: a clause's page is never left out."""
    known = {one.url: one for one in sample.pages}
    named = [one.population.removeprefix("page:") for one in clauses if one.population.startswith("page:")]
    plain = [one for one in named if not set(one) & set("*$")]
    wanted = dict.fromkeys(urljoin(home, _path(one)) for one in plain)
    added = [
        SampledPage(url=url, reasons=["declared"], template=f"declared-{rank}")
        for rank, url in enumerate(wanted, 1)
        if url not in known
    ]
    studied = [*sample.studied, *(url for url in wanted if url not in sample.studied)]
    return msgspec.structs.replace(sample, pages=[*sample.pages, *added], studied=studied)


def _path(named: str) -> str:
    """Return the path and query of a page: a whole address means that page of the site, whatever its host."""
    parts = urlsplit(named)
    return urlunsplit(("", "", parts.path or "/", parts.query, "")) if parts.scheme else named


def written(frozen: FrozenSample, lang: str) -> str:
    """Return the file of a frozen sample, its hash first."""
    plain = msgspec.to_builtins(frozen)
    pages, walks = plain.pop("pages"), plain.pop("processes")
    parts = [HEAD[lang] + f"sha256 = {_quoted(frozen.sha256)}\n", "[sample]\n" + _lines(plain)]
    parts += ["[[page]]\n" + _lines(one) for one in pages]
    parts += ["[[process]]\n" + _lines(one) for one in walks]
    return "\n".join(parts)


def _lines(table: dict[str, Any]) -> str:
    return "".join(f"{key} = {_value(value)}\n" for key, value in table.items())


def _value(value: Any) -> str:
    if isinstance(value, dict):
        inner = ", ".join(f"{_quoted(key)} = {_value(one)}" for key, one in value.items())
        return f"{{ {inner} }}" if inner else "{}"
    if isinstance(value, list):
        return f"[{', '.join(map(_value, value))}]"
    if isinstance(value, bool):
        return "true" if value else "false"
    return _quoted(value) if isinstance(value, str) else str(value)


def _quoted(text: str) -> str:
    """Return a TOML basic string (JSON escapes all that TOML wants escaped, but for the delete character)."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def read_sample(path: Path, agreed: str = "") -> FrozenSample:
    """Return a frozen sample whose hash is the one it bears, and the one the contract agreed on when it names one.

    Raises:
        ConfigurationError: the file is unreadable, was changed, or is not the one the contract names.
    """
    source, document = read_toml(path)
    check_struct(path, source, document, _Head, "", None)
    head = converted(path, source, document, _Head, "", None)
    table = {**head.sample, "pages": head.page, "processes": head.process}
    frozen = converted(path, source, msgspec.to_builtins(table), FrozenSample, "sample", None)
    if frozen.sha256 != head.sha256:
        raise wrong(
            path,
            1,
            f"cet échantillon a été modifié : son empreinte est {frozen.sha256[:16]}…, le fichier annonce "
            f"{head.sha256[:16] or '—'}…",
            f"this sample was changed: its hash is {frozen.sha256[:16]}…, the file announces "
            f"{head.sha256[:16] or '—'}…",
        )
    if agreed and frozen.sha256 != agreed.lower():
        raise wrong(
            path,
            1,
            f"ce n’est pas l’échantillon du contrat, dont l’empreinte est {agreed[:16]}…",
            f"this is not the sample of the contract, whose hash is {agreed[:16]}…",
        )
    return frozen


def check_sample(frozen: FrozenSample, site: SiteSettings) -> None:
    """Refuse the sample of another site, or one that was frozen with other processes.

    Raises:
        ConfigurationError: it is not a sample of this contract.
    """
    if address(frozen.site) != address(site.url):
        raise ConfigurationError(both("sample.site", frozen=frozen.site, site=site.url))
    if frozen.processes != processes(site):
        raise ConfigurationError(both("sample.processes"))
