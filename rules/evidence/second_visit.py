"""The page visited a second time: what the browser's cache spared, and what was fetched again."""

from typing import ClassVar

import msgspec

from rules.evidence.ledger import Request, weighing
from rules.evidence.record import Record

NOT_MODIFIED = 304


class FirstSeen(msgspec.Struct, frozen=True, kw_only=True):
    """One address as the first visit received it."""

    wire_bytes: int
    body_bytes: int
    decoded_bytes: int
    etag: str = ""
    last_modified: str = ""


class SecondVisit(Record, frozen=True, kw_only=True):
    """A second visit in the context of the first one: its cache, its cookies, its service worker.

    requests: of the second visit. first: what the first one received whole (2xx), by address. first_requests,
    first_bytes: weight of the first one.
    """

    NAME: ClassVar[str] = "second_visit"
    PROFILE: ClassVar[str] = "return"
    requests: list[Request]
    first: dict[str, FirstSeen]
    first_requests: int
    first_bytes: int

    @property
    def counted(self) -> list[Request]:
        """The requests that weigh, questions of freshness included."""
        return weighing(self.requests)

    @property
    def wire_bytes(self) -> int:
        """Weight of the second visit in wire bytes."""
        return sum(r.wire_bytes for r in self.counted)

    @property
    def from_cache(self) -> int:
        """Number of requests the cache answered without the network."""
        return sum(r.from_cache and not r.favicon for r in self.requests)

    @property
    def revalidated(self) -> list[Request]:
        """The requests that asked whether the kept file is still good, and were told so."""
        return [r for r in self.counted if r.status == NOT_MODIFIED]

    @property
    def again(self) -> list[Request]:
        """The requests that received whole, once more, an address of the first visit, bytes for bytes as long."""
        return [
            r
            for r in self.counted
            if 200 <= r.status < 300 and r.method == "GET" and self._is_same(r) and r.outcome == "done"
        ]

    def _is_same(self, request: Request) -> bool:
        before = self.first.get(request.url)
        return before is not None and (before.body_bytes, before.decoded_bytes) == (
            request.body_bytes,
            request.decoded_bytes,
        )
