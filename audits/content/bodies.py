"""Keeps the bodies a page receives, in the browser's own memory: nothing is asked of the site a second time.

A session of its own listens beside the ledger's, with buffers the ledger does without. A body is read once the page is
frozen; one that the browser could not keep (too large, evicted, its document gone) is counted as unread.
"""

import asyncio
import base64
from typing import Any

import msgspec
from playwright.async_api import BrowserContext, CDPSession, Error, Page

BODY_MAX, TOTAL_MAX = 20_000_000, 120_000_000
"""Bytes kept of one body, and of all of them."""
READ_SECONDS = 5.0
FILES_MAX = 600
"""Bodies read at most, in order of arrival."""


class Body(msgspec.Struct, frozen=True, kw_only=True):
    """One body, decompressed. kind: image, font, script, stylesheet, media or document. mime: as answered."""

    url: str
    kind: str
    mime: str
    data: bytes


class Player(msgspec.Struct, kw_only=True):
    """One player of media. url: of its file; properties: as the browser names them; error: "" when it could read."""

    url: str = ""
    error: str = ""
    properties: dict[str, str] = {}


class _Answer(msgspec.Struct, kw_only=True):
    request: str
    url: str
    kind: str
    mime: str


class Bodies:
    """What one page receives, from before its load. unread counts, by kind, the bodies that could not be read."""

    def __init__(self) -> None:
        self.unread: dict[str, int] = {}
        self.players: dict[str, Player] = {}
        self._answers: dict[tuple[str, str], _Answer] = {}
        self._session: CDPSession | None = None

    async def open(self, context: BrowserContext, page: Page) -> None:
        """Begin to listen."""
        session = self._session = await context.new_cdp_session(page)
        session.on("Network.responseReceived", self._answered)
        session.on("Media.playerPropertiesChanged", self._described)
        session.on("Media.playerEventsAdded", self._played)
        session.on("Media.playerErrorsRaised", self._broken)
        await session.send(
            "Network.enable", {"maxTotalBufferSize": TOTAL_MAX, "maxResourceBufferSize": BODY_MAX}
        )

    async def learn_players(self) -> None:
        """Ask the players that exist now for what they know; the browser tells it in events, a little later."""
        if self._session is not None:
            await self._session.send("Media.enable")

    async def read(self, *kinds: str) -> list[Body]:
        """Return the bodies of these kinds, each address once, in order of arrival."""
        found = []
        for answer in [one for one in self._answers.values() if one.kind in kinds][:FILES_MAX]:
            data = await self._body(answer)
            if data is None:
                self.unread[answer.kind] = self.unread.get(answer.kind, 0) + 1
            else:
                found.append(Body(url=answer.url, kind=answer.kind, mime=answer.mime, data=data))
        return found

    async def close(self) -> None:
        """Let go of the buffers."""
        if self._session is not None:
            await self._session.detach()

    def _answered(self, event: dict[str, Any]) -> None:
        response = event["response"]
        url, kind = response["url"].partition("#")[0], event["type"].lower()
        if 200 <= response["status"] < 300 and url.startswith(("http:", "https:")):
            self._answers.setdefault(
                (url, kind),
                _Answer(request=event["requestId"], url=url, kind=kind, mime=response["mimeType"]),
            )

    def _player(self, event: dict[str, Any]) -> Player:
        return self.players.setdefault(event["playerId"], Player())

    def _described(self, event: dict[str, Any]) -> None:
        self._player(event).properties |= {one["name"]: one["value"] for one in event["properties"]}

    def _played(self, event: dict[str, Any]) -> None:
        for one in event["events"]:
            said = one["value"]
            if '"kLoad"' in said:
                self._player(event).url = str(msgspec.json.decode(said).get("url", ""))[:2000]

    def _broken(self, event: dict[str, Any]) -> None:
        for one in event["errors"]:
            self._player(event).error = str(one.get("errorType", "unreadable"))

    async def _body(self, answer: _Answer) -> bytes | None:
        if self._session is None:
            return None
        try:
            sent = self._session.send("Network.getResponseBody", {"requestId": answer.request})
            got = await asyncio.wait_for(sent, READ_SECONDS)
        except (Error, TimeoutError):
            return None
        body: str = got["body"]
        return base64.b64decode(body) if got["base64Encoded"] else body.encode()
