"""What a campaign is asked to do, as typed settings; crawler.campaign.config reads them from sites.toml."""

from typing import Literal

import msgspec

from rules.site_evidence import Budget


class SampleSettings(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How the sample is drawn. max: pages visited; random: share drawn at random (0.1 = 10 %); seed of the draw."""

    max: int = 30
    random: float = 0.1
    seed: int = 20190924
    all_pages: bool = False


class LimitSettings(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Limits of a first contact. pages: addresses fetched; depth: links from the start; minutes of crawl.

    variants: addresses of one path that differ only by their query (calendars and filters have no end).
    """

    pages: int = 2000
    depth: int = 30
    minutes: float = 10.0
    variants: int = 200


class SiteSettings(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One site to audit. The keys are those of sites.toml ([defaults] and [[site]]).

    scope: path prefixes to keep to (none: the whole host); extra_hosts: host or host:port whose subresources
    may load though their address is private; they are not crawled. robots: "obey" or "ignore" (own sites; with
    robots_reason). tls: "verify" or "accept-invalid". delay: seconds between two plain requests to the site.
    """

    url: str
    name: str = ""
    tags: list[str] = []
    owner: str = ""
    supplier: str = ""
    cms: str = ""
    scope: list[str] = []
    extra_hosts: list[str] = []
    contact: str = ""
    robots: Literal["obey", "ignore"] = "obey"
    robots_reason: str = ""
    tls: Literal["verify", "accept-invalid"] = "verify"
    delay: float = 0.1
    sample: SampleSettings = SampleSettings()
    limits: LimitSettings = LimitSettings()
    budgets: list[Budget] = []
