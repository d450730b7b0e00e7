"""What remains of a page with JavaScript turned off: text, links, forms. Information, never a verdict."""

from collections import Counter
from collections.abc import Sequence

import msgspec

from rules.evidence.old_device import FunctionsToday
from rules.evidence.old_hardware import WithoutScripts
from rules.old_devices import WORD


class Remains(msgspec.Struct, frozen=True, kw_only=True):
    """Of so many words, links and fields of today's page (known), how many are left without scripts (kept)."""

    words: tuple[int, int]
    links: tuple[int, int]
    fields: tuple[int, int]


def remains(today: FunctionsToday | None, bare: WithoutScripts | None) -> Remains | None:
    """Return what is kept; None when one of the visits was not made."""
    if today is None or bare is None:
        return None
    before, after = today.shown, bare.shown
    return Remains(
        words=_kept(WORD.findall(before.text.lower()), WORD.findall(after.text.lower())),
        links=_kept(before.links, after.links),
        fields=_kept(before.fields, after.fields),
    )


def _kept(before: Sequence[str], after: Sequence[str]) -> tuple[int, int]:
    return (Counter(before) & Counter(after)).total(), len(before)
