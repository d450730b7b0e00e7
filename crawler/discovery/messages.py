"""What the parent and the crawling process say to each other: JSON, one message a line.

Parent to child: one Order, then the line "stop" (or the end of the stream, when the parent is gone).
Child to parent: Message lines; the last one holds `end`.
"""

import msgspec

from audits.identity import Identity
from crawler.campaign.settings import SiteSettings
from rules.evidence.inventory import Address, Discovery


class Order(msgspec.Struct, frozen=True, kw_only=True):
    """What is asked of the child: the site, the contact written in the user agent, its credentials."""

    site: SiteSettings
    contact: str = ""
    identity: Identity | None = None


class Progress(msgspec.Struct, frozen=True, kw_only=True):
    """Addresses found, fetched and waiting, and the discovery so far, kept if the child is killed."""

    found: int
    fetched: int
    queued: int
    so_far: Discovery


class Message(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One line of the child: exactly one of its fields is set."""

    address: Address | None = None
    progress: Progress | None = None
    end: Discovery | None = None
    session: Identity | None = None
    """The credentials, when the site changed them."""
