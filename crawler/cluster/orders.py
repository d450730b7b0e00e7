"""What the audit and its workers say to each other, as JSON."""

from typing import Literal

import msgspec

from audits.protocol import Protocol
from rules.vocabulary import Text


class Order(msgspec.Struct, frozen=True, kw_only=True):
    """One site to audit: its number in the store, and how.

    run: names this run of the campaign, so that it alone is stopped. browser: what measures, the same on every
    worker; named: the browser the user named, "" for any. concurrency: visits at once on a worker, 0 for what its
    machine bears. share: workers that share its machine.
    """

    run: str
    campaign: str
    site: int
    protocol: Protocol
    browser: str
    named: str = ""
    archive: bool = False
    concurrency: int = 0
    share: int = 1


class End(msgspec.Struct, frozen=True, kw_only=True):
    """How a site ended: trouble says what stopped limpide itself, None when nothing did."""

    trouble: Text | None = None


class Told(msgspec.Struct, frozen=True, kw_only=True):
    """One piece of progress."""

    kind: Literal["note", "crawling", "visiting", "finished"]
    site: str = ""
    text: Text | None = None
    done: int = 0
    total: int = 0
