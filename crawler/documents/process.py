"""The reading process: `python -m crawler.documents.process`, an Order on stdin, two lines a document on stdout.

Its memory is bounded by the system where that exists: a file that unfolds without end ends this process, not the audit.
"""

import contextlib
import sys
import time
from typing import BinaryIO
from urllib.request import OpenerDirector

import msgspec

from crawler.documents.fetch import fetch, opener
from crawler.documents.messages import Order
from crawler.documents.read import read_pdf
from rules.evidence.documents import DocumentFacts

MEMORY = 1536 * 1024 * 1024


def main() -> None:
    """Ask for each document in turn, and tell what it says of itself."""
    reading, writing = sys.stdin.buffer, sys.stdout.buffer
    sys.stdout = sys.stderr  # whatever a library prints must not mix with the messages
    _bound()
    order = msgspec.json.decode(reading.readline(), type=Order)
    asking = opener(order)
    for position, url in enumerate(order.urls):
        if position:
            time.sleep(order.delay)
        if _ask(asking, url, order, writing):
            _spare(order.urls[position + 1 :], writing)
            return


def _bound() -> None:
    with contextlib.suppress(ImportError, OSError, ValueError):
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


def _ask(asking: OpenerDirector, url: str, order: Order, writing: BinaryIO) -> bool:
    """Write what was received first, which stays true if reading it kills this process, then what it says.

    Returns:
        Whether the server asks to be left alone.
    """
    answer = fetch(asking, url, order)
    facts = DocumentFacts(
        url=url,
        status="failed" if answer.status == "read" else answer.status,
        reason=answer.reason or "It could not be read within the bounds of time and memory.",
        reason_fr=answer.reason_fr or "Il n'a pas pu être lu dans les bornes de temps et de mémoire.",
        requests=1,
        wire_bytes=answer.wire_bytes,
        bytes=len(answer.body),
        mime=answer.mime,
    )
    _say(facts, writing)
    if answer.status == "read":
        with contextlib.suppress(MemoryError):
            facts = read_pdf(answer.body, msgspec.structs.replace(facts, reason="", reason_fr=""))
    _say(facts, writing)
    return answer.busy


def _spare(urls: list[str], writing: BinaryIO) -> None:
    """Ask no more of a server that is busy, and say so of what is left."""
    for url in urls:
        facts = DocumentFacts(
            url=url,
            status="failed",
            reason="It was not asked for: the server said it was busy.",
            reason_fr="Il n'a pas été demandé : le serveur s'est dit occupé.",
        )
        _say(facts, writing)
        _say(facts, writing)


def _say(facts: DocumentFacts, writing: BinaryIO) -> None:
    writing.write(msgspec.json.encode(facts) + b"\n")
    writing.flush()


if __name__ == "__main__":
    main()
