"""What a campaign is asked to do, as typed settings; crawler.campaign.config reads them from sites.toml."""

from typing import Annotated, Literal

import msgspec
from msgspec import Meta, field

from rules.site_evidence import Budget

MAX_MINUTES = 10_080.0
"""Longest crawl of one site: a week."""

MAX_DELAY = 3600.0
"""Longest delay between two requests, in seconds: an hour."""

MAX_JITTER = 720
"""Longest spread of the sites of one moment, in minutes: half a day."""

MAIL = r"^[!-?A-~]+@[!-?A-~]+\Z"
"""A mail address as far as it matters here: it cannot smuggle another header."""

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


class Secret(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Where a secret is read when the audit starts: a variable of the environment, or a file; never written here."""

    env: str = ""
    file: str = ""


class BasicSettings(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Name and password of HTTP Basic authentication."""

    username: str | Secret
    password: Secret


class StepSettings(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One step of a login, by what a visitor reads (audits.identity.Step); value: a text, or where a secret is read."""

    open: str = ""
    fill: str = ""
    choose: str = ""
    check: str = ""
    click: str = ""
    press: str = ""
    wait: str = ""
    value: str | Secret = ""


class JourneySettings(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A journey of the site: its name and its steps, from the start address on."""

    name: str
    steps: list[StepSettings]


class LoginSettings(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How to log in: the address of the login page (a path will do) and the steps from there."""

    url: str
    steps: list[StepSettings]


class CertificateSettings(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A client certificate and its key, PEM files beside sites.toml."""

    cert: str
    key: str
    passphrase: Secret | None = None


class AuthSettings(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Credentials of a site under test; they go to its own origin only, for the crawl and the visits alike.

    storage_state: a file of Playwright's. proof: a text that only somebody logged in reads; asked with a login.
    """

    basic: BasicSettings | None = None
    headers: dict[str, Secret] = {}
    cookies: dict[str, Secret] = {}
    storage_state: str = ""
    certificate: CertificateSettings | None = None
    login: LoginSettings | None = None
    proof: str = ""


class SiteSettings(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One site to audit. The keys are those of sites.toml ([defaults] and [[site]]).

    scope: path prefixes to keep to (none: the whole host); extra_hosts: host or host:port whose subresources
    may load though their address is private; they are not crawled. robots: "obey" or "ignore" (own sites; with
    robots_reason). tls: "verify" or "accept-invalid". delay: seconds between two plain requests to the site.
    reuse: take over the evidence of pages that have not changed since the last audit.
    budget_files: Lighthouse's budget.json or sitespeed.io's budget, beside sites.toml; they join the budgets.
    profiles: extra visits of one page a template, by name (audits.profiles); "all" of them, or "none".
    schedule: "" (on demand only), "daily", "weekly" (Mondays), "monthly" (on the first), or five cron fields, in
    time_zone; night: "22:00-06:00", the hours in which a scheduled audit may begin, "" for any; jitter: minutes
    over which the sites of one moment are spread. keep_days: days the evidence is kept, 0 for ever.
    old_years: age of the browser the policy means, or old_device: the system whose last browser it is
    (rules.old_systems); old_engine: the real engine to run it in (audits.old_engines), 0 to imitate it.
    old_hardware: devices the page is timed on, ids of rules.hardware; old_loads: slowed loads on each, at most.
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
    budget_files: list[str] = []
    reuse: bool = False
    auth: AuthSettings | None = None
    journeys: list[JourneySettings] = []
    profiles: list[str] = field(default_factory=lambda: ["all"])
    schedule: str = ""
    night: str = ""
    jitter: Annotated[int, Meta(ge=0, le=MAX_JITTER)] = 0
    time_zone: str = "Europe/Paris"
    keep_days: Annotated[int, Meta(ge=0)] = 0
    old_years: Annotated[int, Meta(ge=1, le=8)] = 5
    old_device: str = ""
    old_engine: Annotated[int, Meta(ge=0)] = 0
    old_hardware: list[str] = field(default_factory=lambda: ["pc-2016", "phone-2018"])
    old_loads: Annotated[int, Meta(ge=1, le=9)] = 3


class MailSettings(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Where alerts are mailed. security: "starttls", "tls" from the first byte, or "none" (this machine only).

    sender and to: mail addresses. password_env: name of the environment variable that holds the password of user.
    """

    to: Annotated[list[Annotated[str, Meta(pattern=MAIL)]], Meta(min_length=1)]
    sender: Annotated[str, Meta(pattern=MAIL)]
    host: Annotated[str, Meta(min_length=1)]
    port: Annotated[int, Meta(ge=1, le=65535)] = 587
    security: Literal["starttls", "tls", "none"] = "starttls"
    user: str = ""
    password_env: str = "LIMPIDE_SMTP_PASSWORD"


class WebhookSettings(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Where alerts are posted as JSON (Mattermost, Tchap, Slack). url_env: environment variable with the address,
    which is a secret by itself."""

    url_env: str = "LIMPIDE_WEBHOOK_URL"


class AlertSettings(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Who is told when a verdict changes ([alerts] of sites.toml)."""

    mail: MailSettings | None = None
    webhook: WebhookSettings | None = None


class Portfolio(msgspec.Struct, frozen=True, kw_only=True):
    """All that a sites file asks."""

    sites: list[SiteSettings]
    alerts: AlertSettings = AlertSettings()
