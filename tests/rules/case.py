"""The evidence of one case of a rule."""

from dataclasses import dataclass, field

from rules.evidence.inventory import Address
from rules.evidence.record import Record


@dataclass
class Case:
    """Records and addresses that replace those of a site without defect."""

    records: list[Record] = field(default_factory=list)
    addresses: list[Address] | None = None
