"""What a campaign is asked to do, as typed settings; crawler.campaign.config reads them from sites.toml."""

from typing import Annotated, Literal

import msgspec
from msgspec import Meta, field

from rules.site_evidence import Budget

MAX_MINUTES = 10_080.0
"""Longest crawl of one site: a week."""

MAX_DELAY = 3600.0
"""Longest delay between two requests, in seconds: an hour."""

CONTACT = r"^[ -~]*\Z"
"""A contact goes into a header: one line of ASCII."""


class SampleSettings(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How the sample is drawn. max: pages visited; random: share drawn at random (0.1 = 10 %); seed of the draw.

    templates: pages, one a template, that also get the extra visits (second visit, keyboard …).
    """

    max: Annotated[int, Meta(ge=1)] = 30
    random: Annotated[float, Meta(ge=0, le=1)] = 0.1
    templates: Annotated[int, Meta(ge=0)] = 15
    seed: int = 20190924
    all_pages: bool = False


class LimitSettings(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Limits of a first contact. pages: addresses fetched; depth: links from the start; minutes of crawl.

    variants: addresses of one path that differ only by their query (calendars and filters have no end).
    """

    pages: Annotated[int, Meta(ge=1)] = 2000
    depth: Annotated[int, Meta(ge=0)] = 30
    minutes: Annotated[float, Meta(gt=0, le=MAX_MINUTES)] = 10.0
    variants: Annotated[int, Meta(ge=0)] = 200


class SiteSettings(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One site to audit. The keys are those of sites.toml ([defaults] and [[site]]).

    scope: path prefixes to keep to (none: the whole host); extra_hosts: host or host:port whose subresources
    may load though their address is private; they are not crawled. robots: "obey" or "ignore" (own sites; with
    robots_reason). tls: "verify" or "accept-invalid". delay: seconds between two plain requests to the site.
    profiles: extra visits of one page a template, by name (audits.profiles); "all" of them, or "none".
    """

    url: str
    name: str = ""
    tags: list[str] = []
    owner: str = ""
    supplier: str = ""
    cms: str = ""
    scope: list[str] = []
    extra_hosts: list[str] = []
    contact: Annotated[str, Meta(pattern=CONTACT)] = ""
    robots: Literal["obey", "ignore"] = "obey"
    robots_reason: str = ""
    tls: Literal["verify", "accept-invalid"] = "verify"
    delay: Annotated[float, Meta(ge=0, le=MAX_DELAY)] = 0.1
    sample: SampleSettings = SampleSettings()
    limits: LimitSettings = LimitSettings()
    budgets: list[Budget] = []
    profiles: list[str] = field(default_factory=lambda: ["all"])
