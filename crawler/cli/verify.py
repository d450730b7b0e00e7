"""`limpide verify FOLDER`: proves a sealed folder, and judges it again with the network cut."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from crawler.cli.options import LangOption
from crawler.errors import UserError
from crawler.sealed.check import Checked
from crawler.sealed.offline import Answer
from crawler.sealed.stamp import Stamp
from crawler.sealed.verify import Verified
from crawler.sealed.verify import verify as verify_folder
from crawler.words import both, printable, say
from rules.changes.rejudged import Difference
from rules.vocabulary import Lang

SHOWN = 60
"""Lines of one list; the others are counted."""
SealedArgument = Annotated[Path, typer.Argument(metavar="FOLDER", help="help.sealed")]


def verify(
    folder: SealedArgument,
    lang: LangOption = "fr",
    wanted: Annotated[str | None, typer.Option("--hash", metavar="SHA256", help="help.hash")] = None,
    root: Annotated[Path | None, typer.Option("--tsa-root", metavar="PEM", help="help.tsa_root")] = None,
) -> int:
    """Prove every hash of a sealed folder, then judge every page again offline; 1 when something is not the same."""
    if wanted is not None and not re.fullmatch(r"[0-9a-fA-F]{64}", wanted):
        raise UserError(both("verify.hash.wrong"))
    found = verify_folder(folder, root)
    other = wanted is not None and wanted.lower() != found.checked.digest
    for line in told(found, wanted, lang):
        print(printable(line))
    return 0 if found.sound and not other else 1


def told(found: Verified, wanted: str | None, lang: Lang) -> Iterator[str]:
    """Yield what a verification found, one line after the other."""
    if seal := found.seal:
        facts = {"sealed": seal.sealed_at, "started": seal.started, "ended": seal.ended}
        yield say("verify.sealed", lang, **facts, limpide=seal.limpide, rules=seal.rules[:12])
    yield say("verify.digest", lang, digest=found.checked.digest)
    if wanted is not None:
        same = wanted.lower() == found.checked.digest
        yield say("verify.hash.same", lang) if same else say("verify.hash.other", lang, hash=wanted)
    yield from _hashes(found.checked, lang)
    yield from _stamp(found.stamp, lang)
    if found.judged is None:
        yield say("verify.unjudged", lang)
    else:
        yield from _judged(found.judged, lang)


def _hashes(checked: Checked, lang: Lang) -> Iterator[str]:
    total = len(checked.files)
    bad = len({*checked.changed, *checked.missing} & checked.files.keys())
    yield say("verify.files", lang, n=total - bad, total=total)
    for key in ("changed", "missing", "extra"):
        listed: list[str] = getattr(checked, key)
        yield from _shortened([say(f"verify.{key}", lang, file=one) for one in listed], lang)
    if checked.outside:
        yield say("verify.outside", lang, files=", ".join(checked.outside))


def _stamp(stamp: Stamp | None, lang: Lang) -> Iterator[str]:
    if stamp is None:
        yield say("verify.stamp.none", lang)
        return
    if stamp.state != "sound":
        yield say(f"verify.stamp.{stamp.state}", lang)
        return
    yield say("verify.stamp.sound", lang, time=stamp.time, authority=stamp.authority or "—")
    held = "unsigned" if stamp.signed is None else "signed" if stamp.signed else "forged"
    yield say(f"verify.stamp.{held}", lang)


def _judged(judged: Answer, lang: Lang) -> Iterator[str]:
    yield say(f"verify.cut.{judged.cut}", lang)
    differences = [(site, one) for site in judged.sites for one in site.differences]
    counts = {
        "n": sum(one.identical for one in judged.sites),
        "total": sum(one.pages for one in judged.sites),
    }
    if judged.same_rules:
        yield say("verify.same", lang, **counts)
        if differences:
            yield say("verify.tampered", lang)
    else:
        yield say("verify.other", lang, **counts, rules=judged.rules[:12], differences=len(differences))
    yield from _shortened([_difference(site.site, one, lang) for site, one in differences], lang)
    if judged.clauses:
        same = judged.clauses - len(judged.clause_differences)
        yield say("verify.clauses", lang, n=same, total=judged.clauses)
        yield from _shortened([_difference("", one, lang) for one in judged.clause_differences], lang)


def _difference(site: str, one: Difference, lang: Lang) -> str:
    where = one.page or site or say("verify.clause", lang)
    return say(
        "verify.difference",
        lang,
        where=where,
        what=one.what,
        before=one.before or "—",
        after=one.after or "—",
    )


def _shortened(lines: list[str], lang: Lang) -> Iterator[str]:
    yield from lines[:SHOWN]
    if len(lines) > SHOWN:
        yield say("verify.more", lang, n=len(lines) - SHOWN)
