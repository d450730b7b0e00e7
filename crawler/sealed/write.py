"""Seals what the store holds of some campaigns: evidence, archives, verdicts, circumstances, and the manifest."""

import hashlib
import re
import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import msgspec

from crawler.campaign.clock import now
from crawler.campaign.gate import Gate
from crawler.campaign.judgement import judge_campaign
from crawler.campaign.store import Store, StoredCampaign, StoredSite
from crawler.errors import UserError
from crawler.sealed import facts
from crawler.sealed.layout import (
    CAMPAIGN,
    DIGEST,
    FORMAT,
    MANIFEST,
    MINUTES,
    RESULTS,
    SEAL,
    SITE,
    STAMP,
    Manifest,
    Seal,
    SealedCampaign,
    SealedFile,
    SealedSite,
    digest_line,
    is_safe,
)
from crawler.sealed.read import SealedEvidence
from crawler.words import both
from reports.formats.har import encode
from rules import __version__
from rules.evidence.archive import Archive
from rules.evidence.visit import Visit

_HASH = re.compile(rb'"([0-9a-f]{64})"')


class Writer:
    """Writes files under a folder and remembers their hashes; secrets are cleaned from what is no picture."""

    def __init__(self, folder: Path, clean: Callable[[bytes], bytes]) -> None:
        self.folder = folder
        self.files: dict[str, SealedFile] = {}
        self._clean = clean

    def add(self, path: str, content: bytes, *, clean: bool = True) -> None:
        """Write one file.

        Raises:
            ValueError: its path leads out of the folder.
        """
        if not is_safe(path):
            raise ValueError(path)
        content = self._clean(content) if clean else content
        target = self.folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
        digest = hashlib.sha256(content).hexdigest()
        self.files[path] = SealedFile(path=path, bytes=len(content), sha256=digest)

    def add_json(self, path: str, record: Any) -> None:
        """Write one record as indented JSON."""
        self.add(path, msgspec.json.format(msgspec.json.encode(record), indent=1) + b"\n")

    def manifest(self, outside: Sequence[str]) -> str:
        """Write the manifest and its hash, and return that hash."""
        ordered = [self.files[path] for path in sorted(self.files)]
        record = Manifest(format=FORMAT, files=ordered, outside=sorted(outside))
        content = msgspec.json.format(msgspec.json.encode(record), indent=1) + b"\n"
        (self.folder / MANIFEST).write_bytes(content)
        digest = hashlib.sha256(content).hexdigest()
        (self.folder / DIGEST).write_bytes(digest_line(digest))
        return digest


def refuse_taken(folder: Path) -> None:
    """Refuse a folder that holds something, or the working one: a seal is never written over, and holds nothing else.

    Raises:
        UserError: it does.
    """
    try:
        here = folder.resolve() == Path.cwd()
        taken = here or (folder.exists() and (not folder.is_dir() or any(folder.iterdir())))
    except OSError as error:
        raise _unwritable(folder, error) from error
    if taken:
        raise UserError(both("sealed.taken", folder=folder))


def seal(
    folder: Path,
    store: Store,
    campaigns: Sequence[StoredCampaign],
    *,
    gate: Gate | None = None,
    documents: Mapping[str, bytes] | None = None,
    outside: Sequence[str] = MINUTES,
) -> str:
    """Seal what the store holds of these campaigns, and return the SHA-256 (hex) of the manifest.

    Args:
        folder: not there yet, or empty.
        campaigns: ended ones, in order; archived where their bodies are wanted.
        gate: what they are judged with, now and whenever the folder is verified.
        documents: further files to seal, by path (a contract, the verdicts on its clauses).
        outside: files that will be written beside the manifest afterwards, because they bear its hash.

    Raises:
        UserError: the folder is not empty, or cannot be written.
    """
    refuse_taken(folder)
    folder = folder.resolve()
    draft = folder.with_name(f".{folder.name}.sealing")
    shutil.rmtree(draft, ignore_errors=True)
    try:
        draft.mkdir(parents=True)
        writer = Writer(draft, store.redactor.clean)
        for path, content in (documents or {}).items():
            writer.add(path, content)
        _Sealing(writer, store, gate or Gate()).write(campaigns)
        digest = writer.manifest([*outside, STAMP])
        if folder.exists():
            folder.rmdir()
        draft.rename(folder)
    except OSError as error:
        raise _unwritable(folder, error) from error
    finally:
        shutil.rmtree(draft, ignore_errors=True)
    return digest


def _unwritable(folder: Path, error: OSError) -> UserError:
    return UserError(both("out.unwritable", out=folder, why=error.strerror or str(error)))


class _Sealing:
    """One seal under way: campaign after campaign, one visit in memory at a time."""

    def __init__(self, writer: Writer, store: Store, gate: Gate) -> None:
        self._writer, self._store, self._gate = writer, store, gate
        self._evidence = store.files()
        self._instruments: dict[str, set[str]] = {"browser": set(), "axe": set(), "protocol": set()}

    def write(self, campaigns: Sequence[StoredCampaign]) -> None:
        """Write the campaigns, their verdicts as judged from what was written, and the circumstances."""
        kept = [msgspec.structs.replace(one, ended=one.ended or now()) for one in campaigns]
        for number, campaign in enumerate(kept, 1):
            self._campaign(f"campaigns/{number}", campaign)
        sealed = SealedEvidence(self._writer.folder, self._writer.files)
        for number, one in enumerate(sealed.campaigns, 1):
            result = judge_campaign(sealed, one.campaign, one.gate)
            self._writer.add_json(f"campaigns/{number}/{RESULTS}", result)
        self._writer.add_json(SEAL, self._seal(kept))

    def _campaign(self, path: str, campaign: StoredCampaign) -> None:
        sites = self._store.sites(campaign.id)
        self._writer.add_json(
            f"{path}/{CAMPAIGN}", SealedCampaign(campaign=campaign, gate=self._gate, sites=sites)
        )
        for site in sites:
            self._site(f"{path}/{site.slug}", site)

    def _site(self, path: str, site: StoredSite) -> None:
        number = 0
        for number, visit in enumerate(self._store.visits(site.id), 1):
            self._visit(f"{path}/visits/{number:03}", visit)
        record = SealedSite(
            addresses=self._store.addresses(site.id),
            hosts=self._store.hosts(site.id),
            documents=self._store.documents(site.id),
            visits=number,
            cost=self._store.visits_cost(site.id),
        )
        self._writer.add_json(f"{path}/{SITE}", record)

    def _visit(self, path: str, visit: Visit) -> None:
        """Write one visit, its archive, and the pictures and documents it names."""
        content = msgspec.json.encode(visit)
        self._writer.add(f"{path}.json", content)
        self._writer.add(f"{path}.har", encode([visit], self._evidence.read), clean=False)
        archive = visit.get(Archive)
        bodies = {one.sha256 for one in archive.bodies} if archive else set()
        for name in {found.decode() for found in _HASH.findall(content)} - bodies:
            self._large(name)
        for kind, value in self._instrument(visit):
            self._instruments[kind].add(value)

    def _instrument(self, visit: Visit) -> Iterator[tuple[str, str]]:
        one = visit.instrument
        if one.browser:
            yield "browser", f"{one.browser} {one.version} {one.mode}"
            yield "axe", one.axe
            yield "protocol", one.protocol

    def _large(self, name: str) -> None:
        found = self._evidence.find(name)
        path = f"evidence/{found}"
        if found and path not in self._writer.files and (content := self._evidence.read(name)) is not None:
            self._writer.add(path, content, clean=False)

    def _seal(self, campaigns: Sequence[StoredCampaign]) -> Seal:
        sites = [site for one in campaigns for site in self._store.sites(one.id)]
        return Seal(
            format=FORMAT,
            sealed_at=now(),
            started=min((one.started for one in campaigns), default=""),
            ended=max((one.ended for one in campaigns), default=""),
            limpide=__version__,
            rules=facts.rules_version(),
            axe=", ".join(sorted(self._instruments["axe"])),
            browsers=sorted(self._instruments["browser"]),
            protocols=sorted(self._instruments["protocol"]),
            python=facts.python(),
            system=facts.system(),
            packages=facts.packages(),
            seeds={site.slug: site.settings.sample.seed for site in sites},
            clock=facts.clock(visit for site in sites for visit in self._store.visits(site.id)),
        )
