"""Lays what the DevTools tell beside the network's log: the same hop in both, and hops only the log knows."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from audits.netlog.hops import Hop, Use
from audits.netlog.log import NetLog
from audits.network.exchange import Exchange

SLACK = 50.0
"""Milliseconds by which the two may tell the same start apart."""
STALLED = 500.0
"""Milliseconds without a byte after which an open transfer waits for its reader."""
LOCAL = ("memory", "service_worker")
"""Caches that answer before the network stack is asked."""


class Matcher:
    """The part of one visit in the log of its browser.

    Args:
        log: the browser's.
        visit: tells this visit from the others of the same browser.
    """

    def __init__(self, log: NetLog, visit: object) -> None:
        self._log = log
        self._visit = visit
        self._earlier: list[Hop] = []

    def own(self, socket: int) -> None:
        """Note that a connection is this visit's."""
        if socket:
            self._log.owners.setdefault(socket, self._visit)

    def match(self, hops: Sequence[Exchange]) -> None:
        """Give each hop its account in the log; those whose connection is known choose first."""
        free = self._free()
        waiting = [hop for hop in hops if hop.logged is None and _reached_the_network(hop)]
        for hop in sorted(waiting, key=lambda hop: (not hop.connection, hop.start)):
            candidates = [one for one in free[hop.method, _plain(hop.url)] if self._may_be(one, hop)]
            if candidates:
                # A look into the cache that found nothing is a hop of its own, without a connection.
                self._claim(min(candidates, key=lambda one: (not self._sockets(one), one.start)), hop)
        for hop in hops:
            if hop.logged:
                # Asked for more since it was first found: its connections, and what was answered before.
                hop.uses = list(self._log.uses(hop.logged))
                self._earlier += [one for one in hop.logged.before if not one.claimed]
            last = max((use.last for use in hop.uses), default=self._log.now)
            hop.stalled = not hop.ended and self._log.now - last > STALLED
            if hop.uses:
                hop.unread = self._log.unread(hop.uses[-1])
                hop.remote = hop.remote or self._log.remote(hop.uses[-1])

    def orphans(self, began: float, hops: Sequence[Exchange]) -> list[Hop]:
        """Return the hops of the log that are this visit's and that no target told, in order of start."""
        known = {_plain(hop.url) for hop in hops}
        others = self._asked_by_others()
        found, self._earlier = self._earlier, []
        for one in found:
            one.claimed = True
        # What an untold script asked for is untold as well: each one found tells of others.
        while more := [one for one in self._all() if self._is_orphan(one, began, known, others)]:
            for one in more:
                known.add(_plain(one.url))
                for each in (*one.before, one):
                    each.claimed = True
                    found.append(each)
                for socket in self._sockets(one):
                    self.own(socket)
        return sorted(found, key=lambda one: one.start)

    def _is_orphan(self, one: Hop, began: float, known: set[str], others: set[str]) -> bool:
        if one.claimed or one.start < began - SLACK or not one.url.startswith(("http", "ws")):
            return False
        sockets = self._sockets(one)
        owners = {self._log.owners[s] for s in sockets if s in self._log.owners}
        if owners:
            return owners == {self._visit}
        # A style sheet that several visits share asks for all of them.
        url, referer = _plain(one.url), _plain(one.referer)
        likely = referer in known and url not in others
        return bool(sockets) and likely and not self._read_again(url, referer, one.start)

    def _read_again(self, url: str, referer: str, at: float) -> bool:
        """Tell whether another visit, frozen by then, was being read: that asks for its style sheets again."""
        return any(one.asked_again(url, referer, at) for one in self._log.readings)

    def _asked_by_others(self) -> set[str]:
        """Addresses that other visits of the same browser have asked for and not yet found in the log."""
        return {
            _plain(hop.url)
            for visit, hops in self._log.asking.items()
            if visit is not self._visit
            for hop in hops
            if hop.logged is None
        }

    def uses(self, one: Hop) -> list[Use]:
        """Return the connections a hop of the log used."""
        return list(self._log.uses(one))

    def _free(self) -> dict[tuple[str, str], list[Hop]]:
        found: dict[tuple[str, str], list[Hop]] = defaultdict(list)
        for one in self._all():
            if not one.claimed:
                found[one.method, _plain(one.url)].append(one)
        return found

    def _all(self) -> Iterable[Hop]:
        for hops in self._log.hops.values():
            yield from hops

    def _may_be(self, one: Hop, hop: Exchange) -> bool:
        # A websocket is told when its handshake leaves: its connection is older.
        if one.claimed or (hop.kind != "websocket" and one.start < hop.start * 1000 - SLACK):
            return False
        sockets = self._sockets(one)
        if hop.connection:
            return hop.connection in sockets
        return all(self._log.owners.get(socket, self._visit) is self._visit for socket in sockets)

    def _claim(self, one: Hop, hop: Exchange) -> None:
        one.claimed = True
        hop.logged = one
        if not hop.answered and one.head:
            # Refused before any target was told of it: by CORS, by too many redirects.
            hop.status, hop.headers = one.status, one.headers
        hop.uses = list(self._log.uses(one))
        if hop.kind == "websocket":
            hop.start = one.start / 1000
        for use in hop.uses:
            self.own(use.socket)

    def _sockets(self, one: Hop) -> set[int]:
        return {use.socket for each in (*one.before, one) for use in self._log.uses(each)}


def _reached_the_network(hop: Exchange) -> bool:
    return hop.cache not in LOCAL


def _plain(url: str) -> str:
    return url.partition("#")[0]
