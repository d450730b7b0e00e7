"""HTTP/2, one connection; bytes are counted frame by frame: HEADERS, CONTINUATION and DATA with their heads."""

import asyncio
from contextlib import suppress
from typing import Any

from h2.config import H2Configuration
from h2.connection import H2Connection
from h2.errors import ErrorCodes
from h2.events import DataReceived, RequestReceived, StreamEnded, StreamReset, WindowUpdated
from h2.exceptions import ProtocolError
from h2.settings import SettingCodes, Settings

from tests.truth.answer import Answer, Asked
from tests.truth.counts import Counts, Row
from tests.truth.http1 import IDLE, Find

COUNTED = {0x0, 0x1, 0x9}
"""DATA, HEADERS, CONTINUATION (RFC 9113, 6)."""
HEAD = 9


class Http2:
    """Answers the streams of one connection side by side."""

    def __init__(
        self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, find: Find, counts: Counts
    ) -> None:
        self.reader = reader
        self.writer = writer
        self.find = find
        self.counts = counts
        self.h2 = H2Connection(H2Configuration(client_side=False, header_encoding="latin-1"))
        self.h2.local_settings = Settings(
            client=False, initial_values={**self.h2.local_settings, SettingCodes.ENABLE_CONNECT_PROTOCOL: 1}
        )
        self.rows: dict[int, Row] = {}
        self.asked: dict[int, tuple[dict[str, str], bytearray]] = {}
        self.tasks: dict[int, asyncio.Task[None]] = {}
        self.tunnels: dict[int, asyncio.StreamReader] = {}
        self.window = asyncio.Event()
        self.draining = asyncio.Lock()

    async def serve(self) -> None:
        """Answer until the connection ends."""
        self.h2.initiate_connection()
        self._flush()
        try:
            while True:
                async with asyncio.timeout(IDLE):
                    received = await self.reader.read(65536)
                if not received:
                    return
                for event in self.h2.receive_data(received):
                    self._heard(event)
                self._flush()
        except (OSError, TimeoutError, ProtocolError):
            return
        finally:
            for task in self.tasks.values():
                task.cancel()
            with suppress(OSError):
                self.writer.close()

    def _heard(self, event: Any) -> None:
        if isinstance(event, RequestReceived):
            self.asked[event.stream_id] = (dict(event.headers), bytearray())
            if ":protocol" in self.asked[event.stream_id][0]:
                # A websocket (RFC 8441): its request does not end before it does.
                self.tunnels[event.stream_id] = asyncio.StreamReader()
                self._start(event.stream_id)
        elif isinstance(event, DataReceived):
            self.h2.acknowledge_received_data(event.flow_controlled_length, event.stream_id)
            if tunnel := self.tunnels.get(event.stream_id):
                tunnel.feed_data(event.data)
            else:
                self.asked[event.stream_id][1].extend(event.data)
        elif isinstance(event, StreamEnded):
            if tunnel := self.tunnels.get(event.stream_id):
                tunnel.feed_eof()
            else:
                self._start(event.stream_id)
        elif isinstance(event, StreamReset):
            if task := self.tasks.get(event.stream_id):
                task.cancel()
        elif isinstance(event, WindowUpdated):
            self.window.set()

    def _start(self, number: int) -> None:
        """Note the request at once: one that is reset in the same breath has been asked all the same."""
        headers, body = self.asked[number]
        row = Row("h2", headers[":method"], headers[":authority"], headers[":path"], received=len(body))
        self.rows[number] = row
        self.counts.rows.append(row)
        self.tasks[number] = asyncio.create_task(self._stream(number, row))

    async def _stream(self, number: int, row: Row) -> None:
        headers, body = self.asked[number]
        asked, answer = self.find(Asked(headers[":method"], headers[":path"], headers, bytes(body)))
        with suppress(OSError, ProtocolError):
            await asyncio.sleep(answer.wait)
            if answer.talk:
                await self._talk(number, row, answer)
            else:
                await self._answer(number, row, asked, answer)
            row.whole = answer.cut is None and not answer.hang

    async def _answer(self, number: int, row: Row, asked: Asked, answer: Answer) -> None:
        row.refused = answer.refused
        if answer.silent or answer.refused:
            self._reset(number, ErrorCodes.REFUSED_STREAM if answer.refused else ErrorCodes.INTERNAL_ERROR)
            return
        row.status = answer.status
        if answer.hints is not None:
            self.h2.send_headers(number, [(":status", "103"), *_lower(answer.hints)])
            self._flush()
            await asyncio.sleep(0.05)
        for status in answer.interim:
            self.h2.send_headers(number, [(":status", str(status))])
            self._flush()
            await asyncio.sleep(0.02)
        bare = asked.method == "HEAD" or answer.status in (204, 304) or not answer.body
        ends = bare and not answer.hang and answer.trailers is None
        self.h2.send_headers(number, _headers(answer), end_stream=ends)
        if ends or not answer.whole_at_once:
            self._flush()
        if ends:
            return
        for piece in answer.written:
            await self.give(number, piece, answer.padding)
            await asyncio.sleep(answer.pause)
        if answer.goaway:
            self.h2.close_connection(ErrorCodes.INTERNAL_ERROR)
            self._flush()
            self.writer.close()
            return
        if answer.cut is not None:
            self._reset(number)
        elif answer.hang:
            await asyncio.sleep(IDLE)
        elif answer.trailers is not None:
            self.h2.send_headers(number, _lower(answer.trailers), end_stream=True)
        else:
            self.h2.send_data(number, b"", end_stream=True)
        self._flush()

    async def _talk(self, number: int, row: Row, answer: Answer) -> None:
        """Accept a websocket on its stream (RFC 8441, 5)."""
        row.status = 200
        self.h2.send_headers(number, [(":status", "200"), *_lower(answer.headers)])
        self._flush()
        assert answer.talk is not None
        await answer.talk(Tunnel(self, number))
        self.h2.end_stream(number)
        self._flush()

    async def give(self, number: int, content: bytes, padding: int = 0) -> None:
        """Give bytes to a stream, in as many frames as its window allows."""
        while content:
            room = (
                min(self.h2.local_flow_control_window(number), self.h2.max_outbound_frame_size) - padding - 1
            )
            if room <= 0:
                self.window.clear()
                await self.window.wait()
                continue
            self.h2.send_data(number, content[:room], pad_length=padding or None)
            content = content[room:]
            self._flush()
            async with self.draining:
                await self.writer.drain()

    def _reset(self, number: int, why: ErrorCodes = ErrorCodes.INTERNAL_ERROR) -> None:
        self.h2.reset_stream(number, why)
        self._flush()

    def _flush(self) -> None:
        given, at = self.h2.data_to_send(), 0
        while at + HEAD <= len(given):
            size, kind = int.from_bytes(given[at : at + 3]), given[at + 3]
            row = self.rows.get(int.from_bytes(given[at + 5 : at + 9]) & 0x7FFFFFFF)
            if row and kind in COUNTED:
                row.given += HEAD + size
            at += HEAD + size
        if given:
            self.writer.write(given)


class Tunnel:
    """The two ways of a websocket inside its stream, as those of a connection of its own."""

    def __init__(self, connection: Http2, number: int) -> None:
        self.reader = connection.tunnels[number]
        self._connection = connection
        self._number = number

    async def give(self, content: bytes) -> None:
        """Give bytes to the client."""
        await self._connection.give(self._number, content)


def _headers(answer: Answer) -> list[tuple[str, str]]:
    headers = {"content-type": answer.mime} | dict(_lower(answer.headers))
    if answer.status in (204, 304):
        headers.pop("content-type")
    elif not (answer.chunked or answer.hang):
        headers["content-length"] = str(answer.length if answer.length is not None else len(answer.body))
    more = [(name.lower(), value) for name, value in answer.more]
    return [(":status", str(answer.status)), *headers.items(), *more]


def _lower(headers: dict[str, str]) -> list[tuple[str, str]]:
    return [(name.lower(), value) for name, value in headers.items()]
