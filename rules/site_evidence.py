"""The evidence of one site as the judgement takes it, and the little it keeps of each page."""

from collections.abc import Iterable

import msgspec

from rules.declaration.source import Source
from rules.eco_page import EcoPage
from rules.evidence.documents import DocumentFacts
from rules.evidence.hosts import HostFacts
from rules.evidence.inventory import Address, Discovery, Sample
from rules.evidence.navigation import Navigation
from rules.evidence.offers import Offers
from rules.evidence.page import Link
from rules.evidence.visit import Visit
from rules.vocabulary import Text


class Budget(msgspec.Struct, frozen=True, kw_only=True):
    """One budget: metric from rules.metrics; target warns, limit fails; both in the metric's unit.

    where: "page" (each of them), "site" (its total or median), "template" (median of each), "template:/path" (the
    template of that page), a path as robots.txt writes them, or one address; "" is what the metric counts. apart: paths
    and addresses left out, because another budget keeps them. indicative: it came from another tool's file (origin)
    and decides nothing here: a duration measured once, a score of its own.
    """

    metric: str
    where: str = ""
    target: float | None = None
    limit: float | None = None
    apart: list[str] = []
    indicative: bool = False
    origin: str = ""


class Accepted(msgspec.Struct, frozen=True, kw_only=True):
    """One entry of a baseline: a certain correction accepted by someone, for a reason, until a day (ISO 8601).

    rule, component and party tell the correction again when its id changed because it moved. places: places accepted
    on one page at most; pages: pages at most (None: any number). where: some paths that showed it. site: name or
    address of the only site it is accepted on; "" for all.
    """

    id: str
    title: str = ""
    rule: str = ""
    component: str = ""
    party: str = ""
    places: int | None = None
    pages: int | None = None
    where: list[str] = []
    site: str = ""
    reason: str = ""
    owner: str = ""
    due: str = ""

    @property
    def justified(self) -> bool:
        """Whether someone said why, who repairs it, and before when."""
        return bool(self.reason.strip() and self.owner.strip() and self.due)


class MethodFacts(msgspec.Struct, frozen=True, kw_only=True):
    """How it was measured. started, ended: ISO 8601 UTC; own_*: cost of crawl and visits to the servers."""

    protocol: str
    profile: str = "default"
    started: str
    ended: str
    seed: int = 0
    own_requests: int = 0
    own_bytes: int = 0
    notes: list[Text] = []
    """What the first screen must say of how the site was approached (robots.txt set aside, certificate accepted)."""


class SiteEvidence(msgspec.Struct, frozen=True, kw_only=True):
    """Everything known of one site. visits is read once, in order, the visits of one page one after
    the other: a generator over the store will do.

    addresses: the inventory, None when discovery gave none. A sampled page without a visit is asked for and
    not measured. hosts: what the site's own hosts answered, None when nobody asked them.
    documents: what the documents of the sample say of themselves, None when nobody asked for them.
    """

    name: str
    slug: str
    url: str
    tags: list[str] = []
    owner: str = ""
    supplier: str = ""
    cms: str = ""
    audited_at: str
    addresses: list[Address] | None = None
    discovery: Discovery | None = None
    sample: Sample | None = None
    hosts: list[HostFacts] | None = None
    documents: list[DocumentFacts] | None = None
    visits: Iterable[Visit] = ()
    budgets: list[Budget] = []
    baseline: list[Accepted] | None = None
    """What is accepted; None when there is no baseline, and then corrections decide nothing."""
    method: MethodFacts


class PageDigest(msgspec.Struct, frozen=True, kw_only=True):
    """What site rules and criteria need of one visited page, once its evidence is let go.

    measured: its Page record exists. text: what a reader sees, home page only. access_links: links whose
    text or address speaks of accessibility. counts: elements per kind; None when unproven (a frame failed or
    the record is missing). clear_axe: axe rules that passed with nothing found or left to review, on a whole
    page. conditions: those of rules.conditions that the page meets. modern, fitting: image address to
    whether its format or its size suits. eco: what the eco-design rules need. declares: it stands in
    the sample as the accessibility declaration. offers: files and fields, None when not measured.
    """

    url: str
    home: bool
    measured: bool
    text: str = ""
    access_links: list[Link] = []
    counts: dict[str, int] | None = None
    clear_axe: frozenset[str] = frozenset()
    conditions: frozenset[str] = frozenset()
    title: str = ""
    error: bool = False
    """The server answered with an error status."""
    fingerprint: str = ""
    """Stands for the text of the page: two pages that have the same are one page."""
    navigation: Navigation | None = None
    map_links: dict[str, str] = {}
    """Links of the content, address to text, of a page that calls itself the site map."""
    modern: dict[str, bool] = {}
    fitting: dict[str, bool] = {}
    eco: EcoPage = EcoPage()
    source: Source | None = None
    """The page as the linter of declarations reads it: the home page and the accessibility page only."""
    declares: bool = False
    offers: Offers | None = None
