"""A sealed folder as one side of a comparison: judged by today's rules, with the circumstances of its measures."""

from pathlib import Path

from crawler.campaign.judgement import judge_campaign
from crawler.campaign.sides import Side
from crawler.sealed.check import check
from crawler.sealed.layout import MANIFEST, SealedError
from crawler.sealed.read import SealedEvidence
from crawler.words import both
from rules.changes.circumstances import Circumstances, addresses_of, documents_of, sample_of, tls_of
from rules.changes.files import Files, files_of_visits
from rules.changes.places import origins_of
from rules.results import SiteResult


class SealedSide:
    """One folder; of several runs the first is compared.

    Raises:
        SealedError: it is no sealed folder, or no longer the one that was sealed.
    """

    def __init__(self, folder: Path) -> None:
        checked = check(folder)
        if not checked.intact:
            raise SealedError(both("sealed.broken_seal", folder=folder))
        self.evidence = SealedEvidence(folder, checked.files)
        if not self.evidence.campaigns:
            raise SealedError(both("sealed.no_folder", folder=folder))
        self.name = folder.name
        first = self.evidence.campaigns[0]
        self.result = judge_campaign(self.evidence, first.campaign, first.gate)
        self.stored = {site.slug: site for site in first.sites}

    @property
    def side(self) -> Side:
        """The side, as any other."""
        return Side(name=self.name, sites=self.result.sites, files=self._files)

    def _files(self, site: SiteResult) -> Files:
        return files_of_visits(self.evidence.visits(self.stored[site.slug].id), origins_of(site))

    def circumstances(self, site: SiteResult) -> Circumstances:
        """Return what surrounded the measures of a site."""
        seal, stored, origins = self.evidence.seal, self.stored[site.slug], origins_of(site)
        hosts = self.evidence.hosts(stored.id) or []
        offset = seal.clock.offset
        return Circumstances(
            facts={
                "date": f"{seal.started} – {seal.ended}",
                "runs": str(len(self.evidence.campaigns)),
                "rules": seal.rules[:12],
                "limpide": seal.limpide,
                "browser": ", ".join(seal.browsers),
                "axe": seal.axe,
                "protocol": ", ".join(seal.protocols),
                "system": f"{seal.system}, {seal.python}",
                "clock": "" if offset is None or abs(offset) < CLOCK else f"{offset:+.0f} s",
                "seed": str(stored.settings.sample.seed),
                "identity": "auth" if stored.settings.auth else "",
                "address": addresses_of(hosts),
                "tls": tls_of(hosts),
            },
            packages=seal.packages,
            sample=sample_of(stored.sample, origins),
            documents=documents_of(list(self.evidence.visits(stored.id)), origins),
        )


CLOCK = 5.0
"""Seconds between a machine's clock and those of the servers that are worth telling."""


def is_sealed(name: str) -> bool:
    """Tell whether a side of a comparison is a sealed folder."""
    return (Path(name) / MANIFEST).is_file()
