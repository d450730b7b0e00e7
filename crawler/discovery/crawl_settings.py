"""Scrapy's settings for one site: asyncio reactor, no console, no remote control, nothing written to disk."""

from typing import Any

from audits.identity import Identity
from audits.party import host_of
from crawler.campaign.settings import SiteSettings
from crawler.discovery.fence import SETTING
from rules import __version__

CONCURRENCY = 4
"""Requests to the site at once; 8 when the owner set the delay to 0."""

TIMEOUT = 15.0
"""Seconds without a complete answer before a request is given up; it is tried three times in all."""

MAX_BODY = 10 * 1024 * 1024
"""Largest HTML page read, in bytes, compressed or not."""

SLOT = "site"
"""All origins of a site share one queue and one delay: they are one server to its owner."""


SESSION = "crawler.discovery.session.SessionCookies"


def user_agent(contact: str) -> str:
    """Return the crawl's user agent: who we are, and where to complain."""
    return f"Mozilla/5.0 (compatible; limpide/{__version__}{f'; +{contact}' if contact else ''})"


def crawl_settings(site: SiteSettings, contact: str, identity: Identity | None = None) -> dict[str, Any]:
    """Return the settings of a polite, memory-bounded, breadth-first crawl."""
    here = "crawler.discovery.polite"
    quick = site.delay <= 0
    # A session is one visitor: a site may change it at each answer.
    most = 1 if identity and identity.cookies else 8 if quick else CONCURRENCY
    return {
        "USER_AGENT": user_agent(contact),
        "DEFAULT_REQUEST_HEADERS": {
            "Accept": "text/html,application/xhtml+xml,*/*;q=0.8",
            "Accept-Language": "fr,en;q=0.5",
        },
        "DOWNLOAD_DELAY": max(0.0, site.delay),
        "DOWNLOAD_DELAY_JITTER": 0.0,
        "CONCURRENT_REQUESTS": most,
        "CONCURRENT_REQUESTS_PER_DOMAIN": most,
        "AUTOTHROTTLE_ENABLED": not quick,
        "AUTOTHROTTLE_START_DELAY": max(0.0, site.delay),
        "AUTOTHROTTLE_MAX_DELAY": 10.0,
        "AUTOTHROTTLE_TARGET_CONCURRENCY": float(CONCURRENCY),
        "DOWNLOAD_TIMEOUT": TIMEOUT,
        "DOWNLOAD_MAXSIZE": MAX_BODY,
        "DOWNLOAD_WARNSIZE": 0,
        "DOWNLOAD_VERIFY_CERTIFICATES": site.tls == "verify",
        "RETRY_TIMES": 2,
        "RETRY_HTTP_CODES": [429, 502, 503, 504],
        "RETRY_GIVE_UP_LOG_LEVEL": "DEBUG",
        "REDIRECT_ENABLED": False,
        "METAREFRESH_ENABLED": False,
        "COOKIES_ENABLED": False,
        "REFERER_ENABLED": False,
        "HTTPERROR_ALLOW_ALL": True,
        "DUPEFILTER_CLASS": "scrapy.dupefilters.BaseDupeFilter",
        "SCHEDULER": "crawler.discovery.frontier.Frontier",
        "CONCURRENT_ITEMS": 1,  # else Scrapy starts a hundred tasks for the links of each page
        "DOWNLOADER_MIDDLEWARES": {f"{here}.Ledger": 990, f"{here}.Patience": 580, SESSION: 600},
        "EXTENSIONS": {f"{here}.Economy": 0},
        "TWISTED_DNS_RESOLVER": "crawler.discovery.fence.FencedResolver",
        SETTING: host_of(site.url),
        "TELNETCONSOLE_ENABLED": False,
        "REMOTE_CONTROL_ENABLED": False,
        "MEMUSAGE_ENABLED": False,
        "LOGSTATS_INTERVAL": 0,
        "LOG_LEVEL": "ERROR",
    } | _certificate(identity)  # fmt: skip


def _certificate(identity: Identity | None) -> dict[str, Any]:
    if identity is None or identity.certificate is None:
        return {}
    factory = "crawler.discovery.certificate.WithCertificate"
    return {
        "DOWNLOADER_CLIENTCONTEXTFACTORY": factory,
        "LIMPIDE_CERTIFICATE": (identity.certificate, identity.origins),
    }
