"""What a server has sent and nobody has read is seen in the socket, once it has waited."""

import asyncio
import socket
import time

import pytest

from audits.netlog.queues import LEFT, Queues

SENT = 50_000


@pytest.mark.skipif(not hasattr(socket, "AF_NETLINK"), reason="only Linux tells of its sockets")
async def test_bytes_that_wait_in_a_socket_are_seen_even_once_it_is_closed() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server, socket.socket() as client:
        client.connect(server.getsockname())
        port, began = client.getsockname()[1], time.monotonic() * 1000
        seen, (given, _) = Queues(), server.accept()
        with given:
            given.sendall(bytes(SENT))
            seen.look()
            assert seen.waiting(port, began) == 0, "it may still be read at once"
            await asyncio.sleep(LEFT / 1000 + 0.05)
            seen.look()
            client.close()
            seen.look()
            assert seen.waiting(port, began) == SENT
            assert seen.waiting(port, time.monotonic() * 1000) == 0, "it was seen before the last read"
    assert seen.waiting(1, 0.0) == -1, "nobody uses that port"
