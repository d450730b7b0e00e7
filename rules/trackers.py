"""The services known to follow visitors, recognised by their hosts and by the cookies they leave."""

import re
from collections.abc import Iterable
from functools import cache
from urllib.parse import urlsplit

import msgspec

from rules.addresses import host_name
from rules.evidence.ledger import Request
from rules.referentials import read_data


class Tracker(msgspec.Struct, frozen=True, kw_only=True):
    """One service. collects, cookies: patterns, "" when none; exempt: it can be set so that consent is not needed."""

    service: str
    hosts: list[str]
    collects: str
    cookies: str
    exempt: bool = False

    def proven_by(self, request: Request) -> bool:
        """Tell whether this request carries the visitor's data to the service."""
        parts = urlsplit(request.url)
        path = f"{parts.path}?{parts.query}" if parts.query else parts.path
        return not self.exempt and bool(self.collects) and re.search(self.collects, path) is not None


@cache
def trackers() -> tuple[Tracker, ...]:
    """Every known tracker."""
    return tuple(msgspec.convert(read_data("trackers.json")["trackers"], list[Tracker]))


def tracker_of(url: str) -> Tracker | None:
    """Return the tracker that answers at this address, None when it is not known as one."""
    name = host_name(url)
    for one in trackers():
        if any(name == end or name.endswith(f".{end}") for end in one.hosts):
            return one
    return None


def tracker_of_cookie(name: str) -> Tracker | None:
    """Return the tracker that leaves a cookie of this name, None when unknown."""
    return next((one for one in trackers() if one.cookies and re.search(one.cookies, name)), None)


def sent(requests: Iterable[Request]) -> list[Request]:
    """Return the requests that left for a third party, whatever became of them but blocked by us."""
    return [r for r in requests if r.party == "third" and not r.favicon and r.outcome != "blocked"]
