"""What the site's own answers were made of, so that a later audit can tell whether a page has changed."""

from typing import ClassVar

from rules.evidence.record import Record


class Fingerprint(Record, frozen=True, kw_only=True):
    """SHA-256 (hex) of the body of each own answer, decompressed, by address without its fragment.

    An answer that could not be read is not there: whether it has changed cannot be told.
    """

    NAME: ClassVar[str] = "fingerprint"
    bodies: dict[str, str]
