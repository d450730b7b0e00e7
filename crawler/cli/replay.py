"""`limpide replay FOLDER VISIT`: opens a sealed visit again from its archive, with nothing asked of the network."""

import asyncio
import os
from collections.abc import Iterator
from typing import Annotated

import typer

from audits.browser import find_browser
from crawler.cli.options import BrowserOption, LangOption
from crawler.cli.verify import SealedArgument
from crawler.sealed.check import check
from crawler.sealed.read import SealedEvidence
from crawler.sealed.replay import Replayed, find_visit, plain_visits
from crawler.sealed.replay import replay as replay_visit
from crawler.words import printable, say
from rules.evidence.visit import Visit
from rules.vocabulary import Lang

SHOWN = 30
"""Lines of one list; the others are counted."""


def replay(
    folder: SealedArgument,
    visit: Annotated[str | None, typer.Argument(metavar="VISIT", help="help.replay.visit")] = None,
    lang: LangOption = "fr",
    browser: BrowserOption = None,
) -> int:
    """Replay one visit and print what is not as it was sealed; without a visit, list those of the folder."""
    evidence = SealedEvidence(folder, check(folder).files)
    if visit is None:
        for one in plain_visits(evidence):
            facts = {"number": one.number, "url": one.visit.url, "status": one.visit.status}
            print(printable(say("replay.line", lang, **facts)))
        return 0
    sealed = find_visit(evidence, visit)

    async def run() -> Replayed:
        may_install = not os.environ.get("LIMPIDE_NO_INSTALL")
        chosen = await find_browser(browser, announce=lambda _text: None, install=may_install)
        return await replay_visit(evidence, sealed, chosen)

    found = asyncio.run(run())
    for line in told(sealed.visit, found, lang):
        print(printable(line))
    if found.status not in ("audited", "partial"):
        return 3
    return 0 if found.same else 1


def told(sealed: Visit, found: Replayed, lang: Lang) -> Iterator[str]:
    """Yield what a replay gave, one line after the other."""
    yield say("replay.page", lang, url=sealed.url, started=sealed.started)
    if found.status not in ("audited", "partial"):
        yield say("replay.failed", lang, why=found.reason)
    counts = {"requests": found.requests, "served": found.served, "near": len(found.near)}
    yield say("replay.requests", lang, **counts, failed=found.failed)
    for key in ("missing", "unkept", "unasked"):
        listed: list[str] = list(dict.fromkeys(getattr(found, key)))
        yield from _shortened([say(f"replay.{key}", lang, url=url) for url in listed], lang)
    if found.status not in ("audited", "partial"):
        return
    before, after = ("—" if one is None else one for one in found.elements)
    if found.document is None:
        yield say("replay.document.unkept", lang)
    elif found.document:
        yield say("replay.document.same", lang, n=after)
    else:
        yield say("replay.document.other", lang, before=before, after=after)
    same = found.rules - len(found.verdicts)
    yield say("replay.verdicts", lang, n=same, total=found.rules)
    lines = [
        say("replay.verdict", lang, what=one.what, before=one.before or "—", after=one.after or "—")
        for one in found.verdicts
    ]
    yield from _shortened(lines, lang)


def _shortened(lines: list[str], lang: Lang) -> Iterator[str]:
    yield from lines[:SHOWN]
    if len(lines) > SHOWN:
        yield say("verify.more", lang, n=len(lines) - SHOWN)
