"""Runs the collectors on the frozen page, each with its own deadline; one that fails is missing, with a sentence."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from typing import Any

import msgspec

from audits.collect import Collector
from audits.visit.archiving import archive, fingerprint
from audits.visit.picture import take_picture
from audits.visit.problems import LedgerLostError
from audits.visit.session import learn_session
from audits.visit.stage import Stage
from rules.evidence.archive import Archive
from rules.evidence.fingerprint import Fingerprint
from rules.evidence.ledger import Ledger
from rules.evidence.picture import Picture
from rules.evidence.record import Record

PICTURE_DEADLINE = 20.0
LOST = "The browser's log of the network did not come in time."
SHOWN = 3
"""Addresses quoted in a sentence."""


async def collect_all(stage: Stage, chosen: Sequence[Collector], until: float) -> dict[str, Record]:
    """Make the records of the collectors, then the picture; what could not be made is said in stage.missing.

    Args:
        until: time of the event loop at which the visit must be over.
    """
    records = await collect(stage, chosen, until)
    picture = await _bounded(stage, Picture.NAME, PICTURE_DEADLINE, until, lambda: take_picture(stage))
    return records | ({Picture.NAME: picture} if picture is not None else {})


async def collect(stage: Stage, chosen: Sequence[Collector], until: float) -> dict[str, Record]:
    """Make the records of the collectors; see collect_all."""
    records: dict[str, Record] = {}
    stage.tab.read_anew(one.reading.script for one in chosen if one.reading is not None)
    # The longest last: on a page that takes all the time there is, it is the only one missing.
    for one in sorted(chosen, key=lambda one: one.deadline):
        made = await _bounded(stage, one.name, one.deadline, until, lambda one=one: one.collect(stage.tab))  # type: ignore[misc]
        records |= {made.NAME: made} if made is not None else {}
    return records


async def freeze(stage: Stage) -> dict[str, Record]:
    """Close the ledger, and keep the bodies where an archive is asked.

    A request without its end, or a private address that answered, is said in stage.missing. Behind a proxy the address
    that answers is the proxy's, and says nothing of the server's.

    Raises:
        LedgerLostError: the browser no longer tells what the network does, and another may.
    """
    ledger = await stage.recorder.freeze()
    if stage.watched.behind and not stage.apart:
        raise LedgerLostError(LOST)
    if stage.job.tape:
        stage.job.tape.freeze()
    records: dict[str, Record] = {Ledger.NAME: ledger}
    await learn_session(stage)
    if stage.job.archive:
        records[Archive.NAME] = await archive(stage)
    if stage.job.fingerprint:
        records[Fingerprint.NAME] = await fingerprint(stage, ledger)
    stage.watched.quiet()
    if unended := stage.recorder.unended:
        stage.missing[Ledger.NAME] = (
            f"{len(unended)} request(s) had not ended when the measurement stopped: {_some(unended)}."
        )
    if stage.watched.behind:
        stage.missing[Ledger.NAME] = LOST
    reached = [r for r in ledger.requests if r.outcome != "blocked"]
    private = [r.url for r in reached if stage.scope.private_answer(r.url, r.remote)]
    if private and not stage.proxied:
        stage.missing["scope"] = (
            f"{len(private)} request(s) reached a private address that is not the site's: {_some(private)}."
        )
    return records


def encoded(records: dict[str, Record]) -> dict[str, msgspec.Raw]:
    """Return the records as a visit holds them."""
    return {name: msgspec.Raw(msgspec.json.encode(record)) for name, record in records.items()}


async def _bounded(
    stage: Stage, name: str, deadline: float, until: float, make: Callable[[], Awaitable[Any]]
) -> Any:
    left = min(deadline, until - asyncio.get_running_loop().time())
    if left <= 0:
        stage.missing[name] = "The time of the visit was over."
        return None
    try:
        async with asyncio.timeout(left):
            return await make()
    except TimeoutError:
        stage.missing[name] = f"No answer within {left:.3g} s."
    except Exception as error:
        # Whatever a page does to a collector, the other collectors still run.
        stage.missing[name] = f"It failed: {(str(error) or type(error).__name__).splitlines()[0][:300]}"
    return None


def _some(addresses: Sequence[str]) -> str:
    shown = ", ".join(address[:120] for address in addresses[:SHOWN])
    return f"{shown}, …" if len(addresses) > SHOWN else shown
