"""What a rule reads: the evidence of one page, or of the whole site, with a few common questions."""

import re
from collections.abc import Iterable, Sequence
from datetime import date
from functools import cached_property
from typing import TypeVar

from rules.addresses import host, without_fragment
from rules.conditions import held
from rules.declaration.statement import Given, Statement, make_statement
from rules.evidence.documents import DocumentFacts
from rules.evidence.hosts import HostFacts
from rules.evidence.inventory import Address
from rules.evidence.ledger import Ledger, Request
from rules.evidence.page import Page
from rules.evidence.record import Place, Record
from rules.evidence.visit import Visit
from rules.site_evidence import PageDigest
from rules.vocabulary import FindingParty, Text
from rules.wording import text

R = TypeVar("R", bound=Record)
_TAG = re.compile(r"\s*<\s*([A-Za-z]+)")
TEMPLATE_REGIONS = frozenset({"header", "footer", "nav", "aside"})
TEMPLATE_KINDS = frozenset({"stylesheet", "script", "font"})
TEMPLATE_TAGS = frozenset({"html", "head", "body", "meta", "title"})
"""Elements no editor of contents writes."""
STATIC_KINDS = frozenset({"stylesheet", "script", "font", "image", "media"})
_CRITERIA = 106
"""Criteria of RGAA 4; fewer when some do not apply, and the bound only falls."""
_NO_LINK = text(
    "L'accueil n'a aucun lien vers une déclaration d'accessibilité.",
    "The home page has no link to an accessibility declaration.",
)
_WITHOUT_BODY = frozenset({204, 205})


class PageReader:
    """The evidence of one page; each record is decoded once.

    Args:
        visit: the plain visit.
        others: the visits of the same page under extra profiles.
        studied: the page stands for its template: the extra profiles were asked of it.
    """

    def __init__(
        self, visit: Visit, origins: Iterable[str], others: Iterable[Visit] = (), *, studied: bool = False
    ) -> None:
        self.visit = visit
        self.others = {other.profile: other for other in others}
        self.studied = studied or bool(self.others)
        self.url = visit.final_url or visit.url
        self.own_hosts = {host(origin) for origin in origins} | {host(self.url)}
        self._records: dict[type[Record], Record | None] = {}

    def get(self, kind: type[R]) -> R | None:
        """Return the record of this kind, None when it was not measured."""
        if kind not in self._records:
            holder = self.others.get(kind.PROFILE, self.visit)
            self._records[kind] = holder.get(kind) or self.visit.get(kind)
        found = self._records[kind]
        return found if isinstance(found, kind) else None

    def unasked(self, kind: type[Record]) -> bool:
        """Tell whether the profile that makes this record was not asked of this page."""
        other = self.others.get(kind.PROFILE)
        return other is not None and other.status == "unasked"

    @cached_property
    def conditions(self) -> frozenset[str]:
        """The conditions of the proofs that this page meets; none when its Page record is missing."""
        return held(self.get(Page))

    def need(self, kind: type[R]) -> R:
        """Return a record the rule named in `needs`.

        Raises:
            LookupError: it is missing; the engine asks before it calls a rule.
        """
        found = self.get(kind)
        if found is None:
            raise LookupError(f"no {kind.NAME} record in the evidence of {self.url}")
        return found

    def answered(self) -> list[Request]:
        """Return the requests that weigh and were answered with success (2xx)."""
        return [r for r in self.need(Ledger).counted if 200 <= r.status < 300]

    def own_static(self) -> list[Request]:
        """Return the site's own static files (styles, scripts, fonts, images, media), each address once."""
        files = [r for r in self.answered() if r.method == "GET" and r.status not in _WITHOUT_BODY]
        found = {r.url: r for r in files if r.party == "own" and r.kind in STATIC_KINDS}
        return list(found.values())

    def bytes_of(self, url: str) -> int:
        """Return the wire bytes this page's visit spent on one address."""
        ledger = self.get(Ledger)
        wanted = without_fragment(url)
        return sum(r.wire_bytes for r in ledger.counted if r.url == wanted) if ledger else 0

    def party_of(self, place: Place) -> FindingParty:
        """Tell who repairs an element: a third party's frame, the template, or the content."""
        if place.frame and self._is_third(place.frame):
            return "third"
        frame_of_page = _TAG.match(place.html)
        if frame_of_page and frame_of_page.group(1).lower() in TEMPLATE_TAGS:
            return "template"
        return "template" if place.region in TEMPLATE_REGIONS else "content"

    def _is_third(self, frame: str) -> bool:
        ledger = self.get(Ledger)
        for request in ledger.requests if ledger else []:
            if request.url == without_fragment(frame):
                return request.party == "third"
        return host(frame) not in self.own_hosts and host(frame) != ""


class SiteReader:
    """The evidence of a whole site: its inventory, a digest of every visited page, and what its hosts answered.

    whole: every page was found and visited, so that what is on none of them is nowhere on the site. hosts,
    documents: None when the evidence does not hold them. proven: criteria of RGAA that its pages prove not met.
    """

    def __init__(
        self,
        url: str,
        addresses: Sequence[Address] | None,
        pages: Sequence[PageDigest],
        *,
        whole: bool = False,
        hosts: Sequence[HostFacts] | None = None,
        documents: Sequence[DocumentFacts] | None = None,
        audited_at: str = "",
        proven: Sequence[str] | None = None,
    ) -> None:
        self.url = url
        self.addresses = addresses
        self.pages = pages
        self.whole = whole
        self.hosts = hosts
        self.documents = documents
        self.audited_at = audited_at
        self.proven = proven

    @property
    def home(self) -> PageDigest | None:
        """The home page as visited and measured; None when it was not."""
        return next((page for page in self.pages if page.home and page.measured), None)

    @cached_property
    def statement(self) -> Statement | None:
        """All that the site says of its accessibility; None when no page was measured or the day is not known."""
        if not self.audited_at or not any(page.measured for page in self.pages):
            return None
        found = next((page.source for page in self.pages if page.declares and page.source), None)
        proven = None if self.proven is None else list(self.proven)
        return make_statement(
            Given(
                host=host(self.home.url if self.home else self.url),
                today=date.fromisoformat(self.audited_at[:10]),
                home=self.home.source if self.home else None,
                page=found,
                answers={one.url: one.status for one in self.addresses or () if one.status},
                missing=_NO_LINK if found is None and self.home and not self._announced() else Text("", ""),
                document=next((url for url in self._announced() if self._is_document(url)), ""),
                proven=proven,
                bound=None if proven is None else 100 * (1 - len(proven) / _CRITERIA),
            )
        )

    def _announced(self) -> list[str]:
        """Return the addresses that the home page's links to a declaration lead to."""
        home = self.home
        return [link.url for link in home.access_links if link.visible] if home else []

    def _is_document(self, url: str) -> bool:
        return any(
            one.url == without_fragment(url) and one.kind == "document" for one in self.addresses or ()
        )


def party_of_request(request: Request) -> FindingParty:
    """Tell who repairs a file: a third party, the template (styles, scripts, fonts), or the content."""
    if request.party == "third":
        return "third"
    return "template" if request.kind in TEMPLATE_KINDS else "content"
