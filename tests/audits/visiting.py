"""Quick visits for the tests: short waits, pictures kept in memory, no collector unless one is given."""

import hashlib
import io
import os
from collections.abc import Sequence
from typing import Any

from counting_site import CountingSite
from PIL import Image

from audits.browser.pool import BrowserPool
from audits.collect import Collector
from audits.protocol import Protocol
from audits.visit import VisitJob, visit
from rules.evidence.ledger import Ledger
from rules.evidence.visit import Visit

QUICK: dict[str, Any] = {
    "settle": 0.2,
    "scroll_pause": 0.05,
    "load_deadline": 4.0,
    "step_deadline": 2.0,
    "deadline": 15.0,
    "picture_height": 1000,
    "picture_scale": 0.1,
}
pictures: dict[str, bytes] = {}


def keep(data: bytes, suffix: str) -> str:
    assert suffix.startswith(".")
    name = hashlib.sha256(data).hexdigest()
    pictures[name] = data
    return name


async def quick_visit(
    pool: BrowserPool,
    site: CountingSite,
    path: str = "/",
    collectors: Sequence[Collector] = (),
    extra_hosts: tuple[str, ...] = (),
    **protocol: Any,
) -> Visit:
    job = VisitJob(
        url=site.origin + path,
        origins=(site.origin,),
        extra_hosts=extra_hosts,
        contact="https://metropole.example/contact",
        save=keep,
        protocol=Protocol(**(QUICK | protocol)),
    )
    return await visit(pool, job, lambda: collectors)


def noise(width: int = 300, height: int = 200) -> bytes:
    """A PNG of noise: it does not compress, and it decodes."""
    drawn = io.BytesIO()
    Image.frombytes("RGB", (width, height), os.urandom(width * height * 3)).save(drawn, "png")
    return drawn.getvalue()


def ledger_of(seen: Visit) -> Ledger:
    ledger = seen.get(Ledger)
    assert ledger is not None, (seen.status, seen.reason, seen.missing)
    return ledger
