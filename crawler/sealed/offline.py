"""A process of its own that judges a sealed folder again with the network cut, and tells what differs.

The network is cut before anything of the folder is read: an empty network namespace where the kernel allows it; and, in
any case, every way to a socket or to another process is refused inside this one. Reads an Order as JSON on its input,
writes an Answer on its output.
"""

import ctypes
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Literal

import msgspec

from crawler.acceptance.again import CONTRACT, FINDINGS
from crawler.acceptance.again import judge_again as clauses_again
from crawler.campaign.judgement import judge_campaign
from crawler.sealed.facts import rules_version
from crawler.sealed.layout import SealedError, SealedFile
from crawler.sealed.read import SealedEvidence
from crawler.words import both
from rules.acceptance import ClauseFinding
from rules.changes.rejudged import Difference, Rejudged, rejudged
from rules.results import CampaignResult, SiteResult
from rules.vocabulary import Text

NEW_USER, NEW_NETWORK = 0x10000000, 0x40000000
"""CLONE_NEWUSER and CLONE_NEWNET of unshare(2)."""
REFUSED = (
    "socket.",
    "subprocess.",
    "os.system",
    "os.exec",
    "os.fork",
    "os.forkpty",
    "os.posix_spawn",
    "os.spawn",
    "urllib.",
)
"""Audit events of Python that lead to the network or to another process."""
Cut = Literal["namespace", "refused"]


class Order(msgspec.Struct, frozen=True, kw_only=True):
    """The folder, and the files of its manifest, whose hashes are proven."""

    folder: str
    files: dict[str, SealedFile]


class Answer(msgspec.Struct, frozen=True, kw_only=True):
    """What judging again gave. cut: how the network was cut; same_rules: whether the rules are those of the seal.

    error: why it could not be done; then nothing else counts.
    """

    cut: Cut
    same_rules: bool = False
    sealed_rules: str = ""
    rules: str = ""
    sites: list[Rejudged] = []
    clauses: int = 0
    """Clauses of an acceptance judged again; 0 when the folder holds none."""
    clause_differences: list[Difference] = []
    error: Text | None = None


def cut_network(unshare: Callable[[int], int] | None = None) -> Cut:
    """Cut this process, which has one thread, from every network; say how."""
    done = False
    if sys.platform == "linux":
        call = unshare or ctypes.CDLL(None).unshare
        done = call(NEW_NETWORK) == 0 or call(NEW_USER | NEW_NETWORK) == 0
    sys.addaudithook(_refuse)
    return "namespace" if done else "refused"


def _refuse(event: str, _arguments: tuple[Any, ...]) -> None:
    if event.startswith(REFUSED):
        raise PermissionError(f"{event}: the network is cut while evidence is judged again")


def judge_again(order: Order, cut: Cut) -> Answer:
    """Judge every campaign of a folder again, and hold the verdicts against those that were sealed."""
    evidence = SealedEvidence(Path(order.folder), order.files)
    try:
        sites, runs = [], []
        for number, one in enumerate(evidence.campaigns, 1):
            sealed = evidence.result(number)
            judged = judge_campaign(evidence, one.campaign, one.gate)
            # As read from a file again: there, a whole number is a decimal one where the field is.
            found = msgspec.json.decode(msgspec.json.encode(judged), type=CampaignResult)
            if len(sealed.sites) != len(found.sites):
                raise SealedError(both("sealed.senseless", why=f"{len(sealed.sites)}, {len(found.sites)}"))
            runs += found.sites
            sites += [rejudged(number, was, now) for was, now in zip(sealed.sites, found.sites, strict=True)]
        clauses, differences = _clauses(evidence, runs)
        return Answer(
            clauses=clauses,
            clause_differences=differences,
            cut=cut,
            same_rules=evidence.seal.rules == rules_version(),
            sealed_rules=evidence.seal.rules,
            rules=rules_version(),
            sites=sites,
        )
    except SealedError as error:
        return Answer(cut=cut, error=error.text)
    except Exception as error:
        # Evidence that is well formed and senseless may break a rule anywhere: it is one sentence, not a traceback.
        why = f"{type(error).__name__}: {str(error).splitlines()[0][:200] if str(error) else ''}"
        return Answer(cut=cut, error=both("sealed.senseless", why=why))


def _clauses(evidence: SealedEvidence, runs: Sequence[SiteResult]) -> tuple[int, list[Difference]]:
    """Judge the clauses of an acceptance again; return how many there are, and those that differ to the letter."""
    if not {CONTRACT, FINDINGS} <= evidence.files.keys():
        return 0, []
    before, after = clauses_again(evidence.read(CONTRACT), evidence.read(FINDINGS), runs)
    if len(before.findings) != len(after.findings):
        raise SealedError(both("sealed.senseless", why=FINDINGS))
    pairs = zip(before.findings, after.findings, strict=True)
    return len(before.findings), [
        Difference(page="", what=f"{was.article} ({was.metric})", before=_said(was), after=_said(now))
        for was, now in pairs
        if was != now
    ]


def _said(finding: ClauseFinding) -> str:
    return f"{finding.verdict} {'' if finding.value is None else finding.value}".strip()


def main() -> None:
    """Answer one order."""
    cut = cut_network()
    order = msgspec.json.decode(sys.stdin.buffer.read(), type=Order)
    sys.stdout.buffer.write(msgspec.json.encode(judge_again(order, cut)))


if __name__ == "__main__":
    main()
