"""Reads the evidence of a sealed folder as the judgement asks for it; only files of the manifest are ever opened."""

import hashlib
import re
from collections.abc import Iterator, Mapping
from functools import cached_property
from pathlib import Path
from typing import TypeVar

import msgspec

from crawler.campaign.store import StoredSite
from crawler.sealed.layout import (
    CAMPAIGN,
    RESULTS,
    SEAL,
    SITE,
    Seal,
    SealedCampaign,
    SealedError,
    SealedFile,
    SealedSite,
)
from crawler.words import both
from rules.evidence.documents import DocumentFacts
from rules.evidence.hosts import HostFacts
from rules.evidence.inventory import Address
from rules.evidence.visit import Visit
from rules.results import CampaignResult

T = TypeVar("T")
LARGEST = 1_000_000_000
"""Bytes of the largest file that is read whole."""


class SealedEvidence:
    """The evidence of a sealed folder, in the place of the store.

    Args:
        files: the files of its manifest, by path.

    Raises (every method):
        SealedError: a file is not in the manifest, is not what it says, or cannot be understood.
    """

    def __init__(self, folder: Path, files: Mapping[str, SealedFile]) -> None:
        self.folder, self.files = folder, files

    def read(self, path: str) -> bytes:
        """Return the content of a file, as hashed."""
        known = self.files.get(path)
        if known is None:
            raise SealedError(both("sealed.absent", file=path))
        if known.bytes > LARGEST:
            raise SealedError(both("sealed.huge", file=path))
        try:
            with (self.folder / path).open("rb") as file:
                content = file.read(known.bytes + 1)
        except OSError as error:
            raise SealedError(both("sealed.unreadable", file=path, why=error.strerror or error)) from error
        if hashlib.sha256(content).hexdigest() != known.sha256:
            raise SealedError(both("sealed.changed", file=path))
        return content

    def record(self, path: str, kind: type[T]) -> T:
        """Return a record read from a file."""
        content = self.read(path)
        try:
            return msgspec.json.decode(content, type=kind)
        except (msgspec.DecodeError, RecursionError, ValueError) as error:
            why = str(error).splitlines()[0][:200]
            raise SealedError(both("sealed.broken", file=path, why=why)) from error

    @cached_property
    def seal(self) -> Seal:
        """What sealed."""
        return self.record(SEAL, Seal)

    @cached_property
    def campaigns(self) -> list[SealedCampaign]:
        """The campaigns, in order."""
        found = [
            int(n[1])
            for path in self.files
            if (n := re.fullmatch(rf"campaigns/(\d{{1,6}})/{CAMPAIGN}", path))
        ]
        return [self.record(f"campaigns/{number}/{CAMPAIGN}", SealedCampaign) for number in sorted(found)]

    def result(self, number: int) -> CampaignResult:
        """Return the verdicts of a campaign as they were sealed; the first is 1."""
        return self.record(f"campaigns/{number}/{RESULTS}", CampaignResult)

    @cached_property
    def _paths(self) -> dict[int, str]:
        """Folder of each site, by its number in the store it came from."""
        return {
            site.id: f"campaigns/{number}/{site.slug}"
            for number, one in enumerate(self.campaigns, 1)
            for site in one.sites
        }

    def _site(self, site: int) -> SealedSite:
        return self.record(f"{self._paths[site]}/{SITE}", SealedSite)

    def sites(self, campaign: str) -> list[StoredSite]:
        """Return the sites of a campaign, by its id."""
        return [site for one in self.campaigns if one.campaign.id == campaign for site in one.sites]

    def addresses(self, site: int) -> list[Address]:
        """Return the inventory of a site."""
        return self._site(site).addresses

    def hosts(self, site: int) -> list[HostFacts] | None:
        """Return what the network said of the hosts of a site."""
        return self._site(site).hosts

    def documents(self, site: int) -> list[DocumentFacts] | None:
        """Return what the documents of a site said of themselves."""
        return self._site(site).documents

    def visits(self, site: int) -> Iterator[Visit]:
        """Yield the visits of a site, in the order of the store, one in memory at a time."""
        for number in range(1, self._site(site).visits + 1):
            yield self.record(f"{self._paths[site]}/visits/{number:03}.json", Visit)

    def visits_cost(self, site: int) -> tuple[int, int]:
        """Return the requests and the bytes that the visits of a site cost."""
        return self._site(site).cost
