"""Commands and events of the DevTools protocol, one browser, many sessions."""

import asyncio
import contextlib
from collections.abc import Callable
from typing import Any

import msgspec
from playwright.async_api import Error

from audits.devtools.websocket import SocketClosed, WebSocket

ANSWER_SECONDS = 40.0
"""A command without an answer within this time has none; whoever wants one sooner bounds it himself."""
GONE = "The browser is gone."
Event = dict[str, Any]


class DevToolsError(Error):
    """The browser refused a command, did not answer it, or is gone: one sentence. Raised by Session.send.

    It is one of Playwright's errors, so that a session of ours and one of Playwright's are used alike.
    """


class _Message(msgspec.Struct, rename={"session": "sessionId"}):
    """What every message holds; params are decoded only when somebody listens."""

    id: int = 0
    session: str = ""
    method: str = ""
    params: msgspec.Raw = msgspec.Raw(b"{}")
    result: msgspec.Raw = msgspec.Raw(b"{}")
    error: dict[str, Any] = {}


class Session:
    """One attachment to one target; "" is the browser itself."""

    def __init__(self, connection: "Connection", name: str) -> None:
        self.name = name
        self.heard: dict[str, Callable[[Event], None]] = {}
        self._connection = connection

    def on(self, method: str, heard: Callable[[Event], None]) -> None:
        """Listen to one kind of event; one listener a kind."""
        self.heard[method] = heard

    def post(self, method: str, params: Event | None = None) -> None:
        """Send a command without waiting; its answer, even a refusal, is not wanted."""
        self._connection.post(self.name, method, params or {})

    async def send(self, method: str, params: Event | None = None) -> Event:
        """Send a command and return its answer.

        Raises:
            DevToolsError: it was refused, or the target is gone.
        """
        return await self._connection.ask(self.name, method, params or {})


class Connection:
    """The browser's socket, read by one task for as long as it is open."""

    def __init__(self, socket: WebSocket) -> None:
        self._socket = socket
        self._next = 0
        self._waiting: dict[int, tuple[str, asyncio.Future[Event]]] = {}
        self._sessions: dict[str, Session] = {}
        self._decoder = msgspec.json.Decoder(_Message)
        self._encoder = msgspec.json.Encoder()
        self._reading = asyncio.create_task(self._read())
        self.browser = self.session("")

    @classmethod
    async def open(cls, port: int, path: str) -> "Connection":
        """Connect to the browser that listens on this port of this machine.

        Raises:
            OSError: it does not.
        """
        return cls(await WebSocket.open("127.0.0.1", port, path))

    def session(self, name: str) -> Session:
        """The session of this name, made when first asked for."""
        return self._sessions.setdefault(name, Session(self, name))

    def forget(self, name: str) -> None:
        """Drop a session whose target is gone; whoever waits for its answers is told."""
        self._sessions.pop(name, None)
        for number in [number for number, (session, _) in self._waiting.items() if session == name]:
            _refuse(self._waiting[number][1], "The page is gone.")

    def post(self, session: str, method: str, params: Event) -> int:
        """Send a command; return its number."""
        self._next += 1
        message = {"id": self._next, "method": method, "params": params}
        with contextlib.suppress(SocketClosed):
            self._socket.send(self._encoder.encode(message | ({"sessionId": session} if session else {})))
        return self._next

    async def ask(self, session: str, method: str, params: Event) -> Event:
        """Send a command and wait for its answer.

        Raises:
            DevToolsError: see Session.send.
        """
        if self._reading.done():
            raise DevToolsError(GONE)
        if session not in self._sessions:
            raise DevToolsError("The page is gone.")
        answer: asyncio.Future[Event] = asyncio.get_running_loop().create_future()
        number = self.post(session, method, params)
        self._waiting[number] = session, answer
        try:
            return await asyncio.wait_for(answer, ANSWER_SECONDS)
        except TimeoutError as error:
            raise DevToolsError(f"The browser did not answer {method}.") from error
        finally:
            self._waiting.pop(number, None)

    async def close(self) -> None:
        """Close the socket; whoever waits is told."""
        await self._socket.close()
        self._reading.cancel()
        await asyncio.gather(self._reading, return_exceptions=True)

    async def _read(self) -> None:
        try:
            while True:
                self._take(self._decoder.decode(await self._socket.receive()))
        except SocketClosed:
            pass
        finally:
            for _, answer in self._waiting.values():
                _refuse(answer, GONE)

    def _take(self, message: _Message) -> None:
        if message.id:
            _, answer = self._waiting.get(message.id, ("", None))
            if answer and message.error:
                _refuse(answer, str(message.error.get("message", "refused")))
            elif answer and not answer.done():
                answer.set_result(msgspec.json.decode(message.result))
            return
        session = self._sessions.get(message.session)
        if session and (heard := session.heard.get(message.method)):
            heard(msgspec.json.decode(message.params))


def _refuse(answer: asyncio.Future[Event], why: str) -> None:
    if not answer.done():
        answer.set_exception(DevToolsError(why))
