"""The files a site loads, page by page, and which of them came, went or changed size."""

from collections.abc import Iterable, Iterator, Mapping
from statistics import median

import msgspec

from rules.addresses import host, shape
from rules.changes.places import here
from rules.evidence.ledger import Ledger
from rules.evidence.visit import PLAIN, Visit
from rules.results import SiteResult
from rules.thresholds import bar

OWN = "own"


class File(msgspec.Struct, frozen=True, kw_only=True):
    """One file of first visits. key: its path, host and path for a third party's. party: "own", or the third party's
    host and port. size: wire bytes on the pages that load it, the median of them. pages: those pages, by path."""

    key: str
    kind: str
    party: str
    size: int
    pages: frozenset[str]


Files = dict[str, File]


class FileChange(msgspec.Struct, frozen=True, kw_only=True):
    """A file that is not what it was; before is None for a new one, after for one that is no longer loaded.

    pages: number of pages measured both times that it concerns. effect: wire bytes gained or lost on all of them.
    """

    key: str
    kind: str
    party: str
    before: int | None
    after: int | None
    former_key: str = ""
    pages: int
    effect: int


def files_of_visits(visits: Iterable[Visit], origins: frozenset[str]) -> Files:
    """Return the files of the plain visits, from their ledgers."""
    return _files(_in_visits(visits), origins)


def files_of_result(site: SiteResult, origins: frozenset[str]) -> Files:
    """Return the files a result still names: all on pages that stand for a template, the heaviest elsewhere."""
    return _files(_in_result(site), origins)


_Loaded = tuple[str, str, str, bool, int]
"""Page, address, kind, whether it is the site's own, wire bytes."""


def _in_visits(visits: Iterable[Visit]) -> Iterator[_Loaded]:
    for visit in visits:
        ledger = visit.get(Ledger) if visit.profile == PLAIN else None
        for one in ledger.counted if ledger else []:
            yield visit.url, one.url, one.kind, one.party == OWN, one.wire_bytes


def _in_result(site: SiteResult) -> Iterator[_Loaded]:
    for page in site.pages:
        if page.timeline:
            for step in page.timeline:
                if step.wire_bytes:
                    yield page.url, step.url, step.kind, step.party == OWN, step.wire_bytes
        elif page.weight:
            others = set(page.weight.bytes_by_party) - {OWN}
            for url, kind, size in page.weight.heaviest:
                yield page.url, url, kind, host(url) not in others, size


def _files(loaded: Iterable[_Loaded], origins: frozenset[str]) -> Files:
    sizes: dict[str, dict[str, int]] = {}
    about: dict[str, tuple[str, str]] = {}
    for page, url, kind, own, size in loaded:
        key = here(url, origins)
        on_page = sizes.setdefault(key, {})
        on_page[here(page, origins)] = on_page.get(here(page, origins), 0) + size
        about.setdefault(key, (kind, OWN if own else host(url)))
    return {
        key: File(
            key=key,
            kind=about[key][0],
            party=about[key][1],
            size=round(median(on_page.values())),
            pages=frozenset(on_page),
        )
        for key, on_page in sizes.items()
    }


def files_changed(before: Files, after: Files, pages: frozenset[str]) -> list[FileChange]:
    """Return the files that changed on pages measured both times, the largest effect first.

    A file whose name only changed its hash or its number is one file that changed, when it is the only one so named.
    Files of the same size but for a few bytes of headers did not change.
    """
    old, new = _on(before, pages), _on(after, pages)
    went = {key: file for key, file in old.items() if key not in new}
    came = {key: file for key, file in new.items() if key not in old}
    renamed = _renamed(went, came)
    pairs: list[tuple[File | None, File | None]] = [(old[key], new[key]) for key in old.keys() & new.keys()]
    pairs += [(went.pop(was), came.pop(now)) for was, now in renamed.items()]
    pairs += [(file, None) for file in went.values()] + [(None, file) for file in came.values()]
    made = [_change(was, now, pages) for was, now in pairs if _differ(was, now)]
    return sorted(made, key=lambda one: (-abs(one.effect), one.key))


def _on(files: Files, pages: frozenset[str]) -> Files:
    return {key: file for key, file in files.items() if file.pages & pages}


def _renamed(went: Mapping[str, File], came: Mapping[str, File]) -> dict[str, str]:
    """Return former key to later key of the files alone of their shape on both sides."""
    old, new = _by_shape(went), _by_shape(came)
    shared = (one for one in old if len(old[one]) == 1 and len(new.get(one, [])) == 1)
    return {old[one][0]: new[one][0] for one in shared}


def _by_shape(files: Mapping[str, File]) -> dict[tuple[str, str, str], list[str]]:
    found: dict[tuple[str, str, str], list[str]] = {}
    for key, file in files.items():
        found.setdefault((file.party, file.kind, shape(key)), []).append(key)
    return found


def _differ(was: File | None, now: File | None) -> bool:
    if was is None or now is None:
        return True
    least = max(bar("file-change-bytes"), bar("file-change-share") * was.size)
    return abs(now.size - was.size) > least


def _change(was: File | None, now: File | None, pages: frozenset[str]) -> FileChange:
    shown = now or was
    assert shown is not None
    size_was, size_now = (was.size if was else 0), (now.size if now else 0)
    on_was, on_now = (len(one.pages & pages) if one else 0 for one in (was, now))
    return FileChange(
        key=shown.key,
        kind=shown.kind,
        party=shown.party,
        before=was.size if was else None,
        after=now.size if now else None,
        former_key=was.key if was and was.key != shown.key else "",
        pages=max(on_was, on_now),
        effect=size_now * on_now - size_was * on_was,
    )
