"""The site's addresses as discovery found them."""

from typing import Literal

import msgspec

AddressKind = Literal["page", "document", "image", "other", "redirect", "error", "refused", "outside"]


class Address(msgspec.Struct, frozen=True, kw_only=True):
    """One address of the site, fetched once by plain HTTP (or refused before the request).

    kind: page (HTML, 2xx), document (PDF and office files), image, other, redirect (target in
    redirect_to), error (4xx, 5xx, or no answer: error says why in one sentence), refused (robots.txt), outside
    (a redirect that leaves the site). size: body bytes as transferred, -1 unknown. found_on: up to 20
    addresses of pages that link here, in order of discovery; found_on_total the true number.
    template: short hash of the page's DOM shape. canonical: its rel=canonical, absolute, "" when absent.
    words: number of words of its text. source: link, sitemap, start or redirect.
    """

    url: str
    kind: AddressKind
    status: int = 0
    mime: str = ""
    size: int = -1
    title: str = ""
    lang: str = ""
    depth: int = 0
    source: str = "link"
    found_on: list[str] = []
    found_on_total: int = 0
    template: str = ""
    canonical: str = ""
    redirect_to: str = ""
    features: list[str] = []
    """What the page holds that the RGAA sample looks for: form, search, login, table, media, frame, process."""
    words: int = 0
    error: str = ""
    error_fr: str = ""
    """The same sentence as error, in French."""
    labels: list[str] = []
    """Up to 5 texts of the links that lead here, the most frequent first."""
    shape: list[int] = []
    """Sketch of the DOM shape behind template: crawler.sampling.templates compares pages by it."""
    modified: str = ""
    """Last-Modified of the answer, ISO 8601; "" when the server gives none."""
    shown_date: str = ""
    """The newest day the page shows as that of its writing or update, ISO 8601."""
    last_event: str = ""
    """The last day of what a page of events announces, ISO 8601; "" for other pages."""
    text_key: str = ""
    """Stands for the words of the page: two pages that have the same show the same."""


class Limit(msgspec.Struct, frozen=True, kw_only=True):
    """A limit that was reached: its value, what stayed out, and the option that lifts it.

    name: addresses, minutes, depth, variants, crawl-delay, visits or templates; or a trap: loop, endless,
    login, session, page-links.
    """

    name: str
    value: float
    left_out: int
    option: str


class Discovery(msgspec.Struct, frozen=True, kw_only=True):
    """How the discovery went. own requests and bytes are the cost to the site's server.

    status: complete, limited (limits says which), failed (reason: one sentence), interrupted.
    origins: what the site is (scheme://host:port); robots: "obeyed", "absent", "ignored: WHY" or "unreachable".
    """

    status: Literal["complete", "limited", "failed", "interrupted"]
    reason: str = ""
    reason_fr: str = ""
    """The same sentence as reason, in French."""
    start_url: str
    origins: list[str]
    robots: str = "absent"
    crawl_delay: float = 0.0
    sitemaps: list[str] = []
    requests: int = 0
    wire_bytes: int = 0
    seconds: float = 0.0
    limits: list[Limit] = []
    logged_out: bool = False
    """The session of an identity ended before the crawl did."""


class SampledPage(msgspec.Struct, frozen=True, kw_only=True):
    """A page of the sample with the reasons it stands there.

    reasons: home, contact, legal, accessibility, ecodesign, sitemap, help, login, search, service, document, form,
    table, media, process, template, random, declared, all.
    """

    url: str
    reasons: list[str]
    template: str
    title: str = ""


class Sample(msgspec.Struct, frozen=True, kw_only=True):
    """The pages that stand for the site.

    population: pages known; templates: how many pages each template has; left_out: pages not visited;
    documents: downloadable documents of the sample (crawler.documents reads the PDFs). studied: one page of each
    template, which the extra profiles visit too.
    """

    pages: list[SampledPage]
    population: int
    templates: dict[str, int]
    seed: int
    random_drawn: int
    left_out: int
    documents: list[str] = []
    studied: list[str] = []
    limits: list[Limit] = []
