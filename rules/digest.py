"""Keeps of a visited page what the site rules and the criteria need, so that its evidence can be let go."""

import hashlib
import re
from collections import Counter
from collections.abc import Sequence
from urllib.parse import unquote, urlsplit

from rules.addresses import same_place, without_fragment
from rules.axe_rules import clear_rules
from rules.checks.image_dimensions import displayed, fits
from rules.checks.image_format import bitmaps, is_efficient
from rules.declaration.source import Source, Spot
from rules.eco_digest import eco_page
from rules.evidence.axe import Axe
from rules.evidence.images import Images
from rules.evidence.ledger import Ledger
from rules.evidence.named import Named
from rules.evidence.navigation import Navigation
from rules.evidence.offers import Offers
from rules.evidence.page import Link, Page
from rules.evidence.structure import Structure
from rules.reader import PageReader
from rules.site_evidence import PageDigest

_WORD = "accessib"
_SITEMAP = re.compile(r"plan[ _-]?(du|de)[ _-]?site|site[ _-]?map|plan[ _-]?site", re.IGNORECASE)
LINKS_MAX = 5_000
"""Links a Page record keeps at most: with as many, others were left out."""
_UNREAD = ("frames_unread", "elements_unread")


def digest(page: PageReader, home: str, reasons: Sequence[str] = ()) -> PageDigest:
    """Return the digest of one visit; home is the site's home address, reasons why the page stands in the sample."""
    record, axe = page.get(Page), page.get(Axe)
    is_home = same_place(page.visit.url, home) or same_place(page.url, home)
    if record is None:
        return PageDigest(url=page.visit.url, home=is_home, measured=False)
    declares = "accessibility" in reasons
    return PageDigest(
        url=page.visit.url,
        home=is_home,
        measured=True,
        text=record.text if is_home else "",
        access_links=[link for link in record.links if _speaks_of_access(link)],
        counts=_proven_counts(record, axe, page.get(Ledger)),
        clear_axe=clear_rules(axe) if axe else frozenset(),
        conditions=page.conditions,
        title=record.title,
        error=page.visit.http_status >= 400,
        fingerprint=hashlib.sha256(record.text.encode("utf-8", "surrogatepass")).hexdigest()[:16],
        navigation=page.get(Navigation),
        map_links=_map_links(record),
        modern={r.url: is_efficient(page, r) for r in bitmaps(page)} if page.get(Ledger) else {},
        fitting=_fitting(page) if page.get(Images) else {},
        eco=eco_page(page, reasons),
        source=_source(page, record) if is_home or declares else None,
        declares=declares,
        offers=page.get(Offers),
    )


def _source(page: PageReader, record: Page) -> Source:
    """Return the page as the linter of declarations reads it."""
    structure, named = page.get(Structure), page.get(Named)
    return Source(
        url=record.url,
        text=record.text,
        title=record.title,
        links=[Spot(link.url, link.text, link.place.region) for link in record.links if link.visible],
        headings=[(one.level, one.text) for one in structure.headings if one.seen] if structure else None,
        alts=[one.name for one in named.images if one.shown and one.name] if named else [],
    )


def _map_links(record: Page) -> dict[str, str]:
    """Return the links of the content of a page that is a site map by its title or its address."""
    if not (_SITEMAP.search(record.title) or _SITEMAP.search(unquote(urlsplit(record.url).path))):
        return {}
    inside = [link for link in record.links if link.place.region in ("main", "")]
    return {without_fragment(link.url): link.text for link in inside}


def _fitting(page: PageReader) -> dict[str, bool]:
    """Tell of each image address whether it suits one of its places at least: one file serves them all."""
    fitting: dict[str, bool] = {}
    for image in displayed(page):
        fitting[image.url] = fitting.get(image.url, False) or fits(image)
    return fitting


def _proven_counts(record: Page, axe: Axe | None, ledger: Ledger | None) -> dict[str, int] | None:
    """The counts when a 0 among them proves an absence: every frame was read, and every element.

    Scripts and media that left the document after their request count as well.
    """
    if (
        axe is None
        or ledger is None
        or axe.frames_failed
        or any(record.counts.get(kind, 1) for kind in _UNREAD)
    ):
        return None
    scripted = sum(link.url.lower().startswith("javascript:") for link in record.links)
    asked = Counter(r.kind for r in ledger.requests)
    return record.counts | {
        "javascript_links": scripted + (len(record.links) >= LINKS_MAX),
        "scripts": record.counts.get("scripts", 0) + asked["script"],
        "video": record.counts.get("video", 0) + asked["media"],
    }


def _speaks_of_access(link: Link) -> bool:
    return _WORD in link.url.lower() or _WORD in link.text.lower()
