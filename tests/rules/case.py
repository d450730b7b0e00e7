"""The evidence of one case of a rule."""

from dataclasses import dataclass, field
from typing import Any

from rules.evidence.inventory import Address
from rules.evidence.record import Record


@dataclass
class Case:
    """Records, addresses and other fields of the site's evidence that replace those of a site without defect."""

    records: list[Record] = field(default_factory=list)
    addresses: list[Address] | None = None
    site: dict[str, Any] = field(default_factory=dict)
    others: list[list[Record]] = field(default_factory=list)
    """For a site rule: the records of the other pages, /p0, /p1 …"""
