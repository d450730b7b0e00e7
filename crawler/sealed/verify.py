"""Verifies a sealed folder: its hashes, then its verdicts, judged again by a process without network."""

import asyncio
from pathlib import Path

import msgspec

from crawler.child import start
from crawler.sealed.check import Checked, check
from crawler.sealed.layout import Seal, SealedError
from crawler.sealed.offline import Answer, Order
from crawler.sealed.read import SealedEvidence
from crawler.sealed.stamp import Stamp, read_stamp
from crawler.words import both

MINUTES = 60
"""How long judging may take."""
ANSWER_MAX = 1 << 30
"""Bytes of the longest answer."""


class Verified(msgspec.Struct, frozen=True, kw_only=True):
    """What a verification found. seal: None when its own file is not what was sealed; judged: None when it was not.

    stamp: what the time stamp says, None when there is none.
    """

    checked: Checked
    seal: Seal | None = None
    judged: Answer | None = None
    stamp: Stamp | None = None

    @property
    def sound(self) -> bool:
        """Whether every file is the one sealed, and the same rules give the same verdicts."""
        if not self.checked.intact or self.judged is None or (self.stamp and not self.stamp.good):
            return False
        differs = self.judged.clause_differences or any(one.differences for one in self.judged.sites)
        return not self.judged.same_rules or not differs


def verify(folder: Path, root: Path | None = None) -> Verified:
    """Prove a folder and judge it again.

    Args:
        root: certificates (PEM) of the time-stamping authorities that are trusted.

    Raises:
        SealedError: it is not a sealed folder, it is made to deceive, or its evidence makes no sense.
        UserError: root holds no certificate.
    """
    checked = check(folder)
    stamp = read_stamp(folder, root)
    if not checked.intact:
        return Verified(checked=checked, stamp=stamp)
    seal = SealedEvidence(folder, checked.files).seal
    order = Order(folder=str(folder.resolve()), files=checked.files)
    return Verified(checked=checked, seal=seal, judged=asyncio.run(_judged(order)), stamp=stamp)


async def _judged(order: Order) -> Answer:
    child = await start("crawler.sealed.offline", ANSWER_MAX, asyncio.subprocess.PIPE)
    try:
        asked = child.communicate(msgspec.json.encode(order))
        out, errors = await asyncio.wait_for(asked, MINUTES * 60)
    except TimeoutError as error:
        raise SealedError(both("verify.slow", minutes=MINUTES)) from error
    finally:
        if child.returncode is None:
            child.kill()
            await child.wait()
    try:
        answer = msgspec.json.decode(out, type=Answer)
    except msgspec.DecodeError as error:
        why = (errors.decode("utf-8", "replace").strip().splitlines() or [f"exit {child.returncode}"])[-1]
        raise SealedError(both("sealed.senseless", why=why[:200])) from error
    if answer.error is not None:
        raise SealedError(answer.error)
    return answer
