"""What differs between two measurements before any page is looked at: who measured, with what, when, which pages."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Literal

import msgspec

from rules.changes.places import here
from rules.evidence.archive import Archive
from rules.evidence.hosts import HostFacts
from rules.evidence.inventory import Sample
from rules.evidence.page import Dom
from rules.evidence.visit import PLAIN, Visit

Kind = Literal[
    "date",
    "runs",
    "rules",
    "limpide",
    "browser",
    "axe",
    "protocol",
    "system",
    "packages",
    "seed",
    "identity",
    "clock",
    "address",
    "tls",
    "sample",
    "document",
]


class Circumstances(msgspec.Struct, frozen=True, kw_only=True):
    """Of one measurement. facts: single values by kind. packages: name to version. sample: page to why it is in it.

    documents: page to the SHA-256 of its final document and its number of elements, where they are kept.
    """

    facts: dict[Kind, str]
    packages: dict[str, str] = {}
    sample: dict[str, str] = {}
    documents: dict[str, tuple[str, int | None]] = {}


class Cause(msgspec.Struct, frozen=True, kw_only=True):
    """One difference. what: the page or the package it is about, "" when the kind says it all."""

    kind: Kind
    what: str = ""
    before: str
    after: str


def causes(before: Circumstances, after: Circumstances) -> list[Cause]:
    """Return what differs, in the order in which it explains the rest."""
    made = [
        Cause(kind=kind, before=was, after=after.facts.get(kind, ""))
        for kind, was in before.facts.items()
        if was != after.facts.get(kind, "")
    ]
    made += _named("packages", before.packages, after.packages)
    made += _named("sample", before.sample, after.sample)
    return made + list(_documents(before, after))


def _named(kind: Kind, before: Mapping[str, str], after: Mapping[str, str]) -> Iterator[Cause]:
    """Yield what stands on one side only; of packages, also other versions."""
    for name in sorted({*before, *after}):
        was, now = before.get(name, ""), after.get(name, "")
        if bool(was) != bool(now) or (kind == "packages" and was != now):
            yield Cause(kind=kind, what=name, before=was, after=now)


def _documents(before: Circumstances, after: Circumstances) -> Iterator[Cause]:
    for page, (was, elements) in before.documents.items():
        now, others = after.documents.get(page, ("", None))
        if was and now and was != now:
            yield Cause(kind="document", what=page, before=_count(elements), after=_count(others))


def _count(elements: int | None) -> str:
    return "—" if elements is None else str(elements)


def sample_of(sample: Sample | None, origins: frozenset[str]) -> dict[str, str]:
    """Return the pages of a sample by path, each with why it is there."""
    return {here(one.url, origins): ", ".join(one.reasons) for one in sample.pages} if sample else {}


def documents_of(visits: Sequence[Visit], origins: frozenset[str]) -> dict[str, tuple[str, int | None]]:
    """Return what the plain visits of a site kept of their final documents, by path."""
    found = {}
    for visit in visits:
        archive, dom = visit.get(Archive), visit.get(Dom)
        if visit.profile == PLAIN and (archive or dom):
            elements = dom.elements if dom else None
            found[here(visit.url, origins)] = (archive.document if archive else "", elements)
    return found


def addresses_of(hosts: Sequence[HostFacts]) -> str:
    """Return the addresses that the names of a site led to."""
    return ", ".join(sorted({one for host in hosts for one in [*host.ipv4, *host.ipv6]}))


def tls_of(hosts: Sequence[HostFacts]) -> str:
    """Return the versions of TLS that a site accepts, and the protocol agreed on."""
    said = {
        f"{name}{f' {host.alpn}' if host.alpn else ''}"
        for host in hosts
        for name, accepted in host.versions.items()
        if accepted
    }
    return ", ".join(sorted(said))
