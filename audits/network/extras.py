"""The network's own account of each hop (ExtraInfo events), which comes apart, and in its own time."""

from collections import defaultdict
from collections.abc import Sequence

from audits.network.exchange import Event, Exchange


class Extras:
    """Accounts heard so far, in order, by request; given to the hops at the end."""

    def __init__(self) -> None:
        self._asked: dict[str, list[Event]] = defaultdict(list)
        self._answered: dict[str, list[Event]] = defaultdict(list)

    def asked(self, event: Event) -> None:
        """What was really sent: raw request headers, cookies included."""
        self._asked[event["requestId"]].append(event)

    def answered(self, event: Event) -> None:
        """What really came: the status and headers on the wire."""
        self._answered[event["requestId"]].append(event)

    def give(self, hops: Sequence[Exchange]) -> None:
        """Give each hop its own accounts: a hop taken from a cache has none."""
        for hop in hops:
            if hop.extra is False:
                continue
            if self._asked[hop.key] and not hop.network_asked:
                hop.network_asked = self._asked[hop.key].pop(0)
            if self._answered[hop.key] and not hop.network:
                hop.network = self._answered[hop.key].pop(0)
