"""Plays the answers of an archived visit to a page in the place of the network: nothing else is answered.

The n-th request of an address receives the n-th answer it had; once they are used up, the last one again. An address
whose query is not the one archived (a moment, a random number) receives the answer of the same path, and is told apart.
"""

import base64
import socket
from collections import defaultdict
from collections.abc import Iterable

import msgspec

from audits.devtools.connection import Event, Session

DROPPED = frozenset(
    {
        "content-encoding",
        "content-length",
        "transfer-encoding",
        "connection",
        "alt-svc",
        "strict-transport-security",
    }
)
"""Headers that speak of the transfer that was: the body is played as decoded."""
SHIFTED_CLOCK = """(() => {
  const shift = %d - Date.now(), Real = Date;
  globalThis.Date = new Proxy(Real, {
    construct: (target, given, made) =>
      Reflect.construct(target, given.length ? given : [target.now() + shift], made === Date ? target : made),
    apply: (target) => new target(target.now() + shift).toString(),
    get: (target, name) => (name === "now" ? () => target.now() + shift : Reflect.get(target, name)),
  });
})()"""
"""The page's clock stands where it stood: a page that writes the date writes the same one."""


class Take(msgspec.Struct, frozen=True, kw_only=True):
    """One archived answer. status 0: the request had failed. body: decoded, None when it was not kept.

    expected: whether the page is sure to ask for it again.
    """

    method: str
    url: str
    status: int
    headers: list[tuple[str, str]] = []
    body: bytes | None = b""
    expected: bool = True


class Tape:
    """The answers of one visit, and what a page made of them.

    started_ms: when the archived visit began, in ms since 1970. served: requests answered; near: those answered by the
    same path under another query; failed: those that had failed, and fail again; unkept: those whose body was not kept;
    missing: those the archive does not hold. All by address, in order.
    """

    def __init__(self, takes: Iterable[Take], started_ms: int) -> None:
        self.started_ms = started_ms
        self.served: list[str] = []
        self.near: list[str] = []
        self.failed: list[str] = []
        self.unkept: list[str] = []
        self.missing: list[str] = []
        self._counting = True
        self._exact: dict[tuple[str, str], list[Take]] = defaultdict(list)
        self._paths: dict[tuple[str, str], list[Take]] = defaultdict(list)
        self.unasked: dict[tuple[str, str], None] = {}
        """Addresses of the archive, with their method, that nobody has asked for yet."""
        for take in takes:
            key = take.method, _bare(take.url)
            self._exact[key].append(take)
            self._paths[take.method, key[1].partition("?")[0]].append(take)
            if take.expected:
                self.unasked[key] = None
        # A port that is ours and where nobody listens: what does not come by the tape ends there.
        self._nowhere = socket.socket()
        self._nowhere.bind(("127.0.0.1", 0))

    @property
    def proxy(self) -> dict[str, str]:
        """Playwright's proxy that leads nowhere, for every address."""
        return {"server": f"http://127.0.0.1:{self._nowhere.getsockname()[1]}", "bypass": "<-loopback>"}

    @property
    def clock(self) -> str:
        """The script that sets the page's clock."""
        return SHIFTED_CLOCK % self.started_ms

    def freeze(self) -> None:
        """Count nothing from now on: what is asked by those who read the page was no request of the page."""
        self._counting = False

    def close(self) -> None:
        """Let go of the port."""
        self._nowhere.close()

    def answer(self, session: Session, event: Event) -> None:
        """Answer one paused request."""
        request = {"requestId": event["requestId"]}
        asked = event["request"]
        take = self._take(asked["method"], _bare(asked["url"]))
        if take is None or not take.status or take.body is None:
            session.post("Fetch.failRequest", request | {"errorReason": "Failed"})
            return
        given = [{"name": n, "value": line} for n, value in take.headers for line in value.split("\n")]
        answer = {
            "responseCode": take.status,
            "responseHeaders": [one for one in given if one["name"].lower() not in DROPPED],
            "body": base64.b64encode(take.body).decode(),
        }
        session.post("Fetch.fulfillRequest", request | answer)

    def _take(self, method: str, url: str) -> Take | None:
        """Return the answer of a request, and note what became of it; None when the archive has none."""
        held, exact = self._exact.get((method, url)), True
        if not held:
            held, exact = self._paths.get((method, url.partition("?")[0])), False
        take = (held.pop(0) if len(held) > 1 else held[0]) if held else None
        if self._counting:
            self._count(url, take, exact=exact)
        return take

    def _count(self, url: str, take: Take | None, *, exact: bool) -> None:
        if take is None:
            self.missing.append(url)
            return
        self.unasked.pop((take.method, _bare(take.url)), None)
        if not take.status:
            self.failed.append(url)
        elif take.body is None:
            self.unkept.append(url)
        else:
            (self.served if exact else self.near).append(url)


def _bare(url: str) -> str:
    return url.partition("#")[0]
