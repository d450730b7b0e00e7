"""`limpide compare A B`: what changed between two campaigns, reports or sealed folders, cause by cause."""

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from crawler.campaign.sides import Compared, open_side
from crawler.campaign.sides import compare as compare_sides
from crawler.cli.changes import told
from crawler.cli.options import DEFAULT_STORE, LangOption, StoreOption
from crawler.sealed.side import SealedSide, is_sealed
from crawler.words import printable, say
from rules.changes.circumstances import Cause, causes
from rules.vocabulary import Lang

SHOWN = 12
"""Lines of one kind of cause; the others are counted."""


def compare(
    before: Annotated[str, typer.Argument(metavar="A", help="help.compare.side")],
    after: Annotated[str, typer.Argument(metavar="B", help="help.compare.side")],
    lang: LangOption = "fr",
    store: StoreOption = DEFAULT_STORE,
) -> int:
    """Print, site by site, what changed: circumstances, files, third parties, templates, corrections and verdicts."""
    seals = [SealedSide(Path(name)) if is_sealed(name) else None for name in (before, after)]
    sides = [
        seal.side if seal else open_side(store, name)
        for seal, name in zip(seals, (before, after), strict=True)
    ]
    compared = compare_sides(sides[0], sides[1])
    if seals[0] and seals[1]:
        for line in circumstances(seals[0], seals[1], compared, lang):
            print(printable(line))
    for line in told(compared, lang):
        print(printable(line))
    return 0


def circumstances(before: SealedSide, after: SealedSide, compared: Compared, lang: Lang) -> Iterator[str]:
    """Yield what differs around the measures of two sealed folders, site by site."""
    for was, now in compared.pairs:
        found = causes(before.circumstances(was), after.circumstances(now))
        yield say("cause.title", lang, n=len(found)) if found else say("cause.none", lang)
        kinds = dict.fromkeys(one.kind for one in found)
        for kind in kinds:
            lines = [_line(one, lang) for one in found if one.kind == kind]
            yield from (f"  {line}" for line in lines[:SHOWN])
            if len(lines) > SHOWN:
                yield "  " + say("compare.more", lang, n=len(lines) - SHOWN)


def _line(one: Cause, lang: Lang) -> str:
    sides = {"before": one.before or "—", "after": one.after or "—"}
    if one.kind in ("packages", "sample", "document"):
        return say(f"cause.{one.kind}", lang, what=one.what, **sides)
    return say(f"cause.{one.kind}", lang, **sides)
