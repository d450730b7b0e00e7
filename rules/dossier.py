"""The dossier of the auditor: what a person needs to see of a page to decide, taken from its evidence.

Each list is bounded; `more` says how many items were left out of it.
"""

from collections.abc import Sequence
from functools import cache
from itertools import islice
from typing import Protocol, TypeVar

import msgspec

from rules.evidence.fields import Field, Fields
from rules.evidence.languages import Languages, Passage
from rules.evidence.media import Media
from rules.evidence.named import Named, NamedImage, NamedLink, PlainLink
from rules.evidence.record import Box
from rules.evidence.structure import Heading, Structure
from rules.evidence.tables import PageTable, PageTables
from rules.evidence.views import View, Views
from rules.evidence.walk import Walk
from rules.reader import PageReader
from rules.referentials import read_data

SECTIONS = ("images", "links", "forms", "structure", "views")
T = TypeVar("T")
_MOST = {
    "images": 120,
    "links": 200,
    "headings": 150,
    "landmarks": 40,
    "fields": 120,
    "frames": 40,
    "tables": 40,
    "media": 40,
    "languages": 60,
    "stops": 150,
}
"""Items kept of each list."""


class Most(Protocol):
    """Keeps the first items of a list and counts the others."""

    def __call__(self, name: str, items: Sequence[T]) -> list[T]:
        """Return at most as many items as the list may hold."""


_CUT = 160
"""Characters of a text kept."""


class ImageItem(msgspec.Struct, frozen=True, kw_only=True):
    """One image. alternative: its accessible name; source: where it comes from ("alt", "aria-label" …), "" for none;
    decorative: an empty alternative or hidden from assistive technologies. context: the link or button around it."""

    tag: str
    file: str
    alternative: str
    source: str
    decorative: bool
    shown: bool
    context: str
    box: Box | None


class LinkItem(msgspec.Struct, frozen=True, kw_only=True):
    """One link: what is said of it, where it leads, what stands around it."""

    name: str
    url: str
    context: str
    heading: str


class Line(msgspec.Struct, frozen=True, kw_only=True):
    """One line of a simple inventory: what it is, and its facts in the page's own words, "" where there is none."""

    what: str
    facts: list[str]
    level: int = 0


class StopItem(msgspec.Struct, frozen=True, kw_only=True):
    """One stop of the keyboard walk, in the order of the Tab key."""

    name: str
    box: Box | None


class Dossier(msgspec.Struct, frozen=True, kw_only=True):
    """Everything prepared for one page. more: items left out, by list. An absent list was not measured: None."""

    images: list[ImageItem] | None = None
    links: list[LinkItem] | None = None
    headings: list[Line] | None = None
    landmarks: list[Line] | None = None
    fields: list[Line] | None = None
    frames: list[Line] | None = None
    tables: list[Line] | None = None
    media: list[Line] | None = None
    languages: list[Line] | None = None
    stops: list[StopItem] | None = None
    views: list[View] = []
    more: dict[str, int] = {}


@cache
def sections_of(criterion: str) -> list[str]:
    """Return the sections of a dossier that help to decide a criterion."""
    by_criterion: dict[str, list[str]] = read_data("dossier.json")["criteria"]
    theme = criterion.rpartition(".")[0]
    return by_criterion.get(criterion) or by_criterion.get(theme, [])


def dossier(page: PageReader) -> Dossier:
    """Return the dossier of one page."""
    named, tables, media = page.get(Named), page.get(PageTables), page.get(Media)
    structure, fields = page.get(Structure), page.get(Fields)
    languages, walk, views = page.get(Languages), page.get(Walk), page.get(Views)
    more: dict[str, int] = {}

    def most(name: str, items: Sequence[T]) -> list[T]:
        if len(items) > _MOST[name]:
            more[name] = len(items) - _MOST[name]
        return list(islice(items, _MOST[name]))

    return Dossier(
        images=None if named is None else [_image(one) for one in most("images", named.images)],
        links=None if named is None else [_link(one) for one in most("links", _links(named))],
        headings=None
        if structure is None
        else [_heading(one) for one in most("headings", structure.headings)],
        landmarks=None
        if structure is None
        else [_line(one.role or one.tag, one.text) for one in most("landmarks", structure.landmarks)],
        fields=None if fields is None else [_field(one) for one in most("fields", fields.fields)],
        frames=None
        if named is None
        else [
            _line("iframe", one.title or "", one.document, one.url) for one in most("frames", named.frames)
        ],
        tables=None if tables is None else [_table(one) for one in most("tables", tables.tables)],
        media=None
        if media is None
        else [_line(one.tag, one.url, ", ".join(one.tracks)) for one in most("media", media.media)],
        languages=None if languages is None else _languages(languages, most),
        stops=None
        if walk is None
        else [StopItem(name=_cut(s.name), box=s.place.box) for s in most("stops", walk.stops)],
        views=views.views if views else [],
        more=more,
    )


def _languages(record: Languages, most: Most) -> list[Line]:
    page = _line("html", record.lang or record.xml_lang or "", record.whole.code)
    return [page, *(_line(_tag(p), p.lang, p.text) for p in most("languages", record.parts))]


def _tag(one: Passage) -> str:
    """Return the name of the element, read from its code when the evidence does not name it."""
    return one.tag or one.place.html.lstrip("<").partition(">")[0].partition(" ")[0]


def _image(one: NamedImage) -> ImageItem:
    return ImageItem(
        tag=one.tag,
        file=_cut(one.file),
        alternative=_cut(one.name),
        source=one.name_from if one.name else "",
        decorative=one.silent or one.alt == "" or one.role in ("none", "presentation"),
        shown=one.shown,
        context=_cut(one.container_text) if one.container else "",
        box=one.place.box,
    )


def _links(named: Named) -> list[NamedLink | PlainLink]:
    """Return every link of the page: first those whose name does not say all, then the others."""
    return [*named.links, *named.other_links]


def _link(one: NamedLink | PlainLink) -> LinkItem:
    context = one.context if isinstance(one, NamedLink) else ""
    return LinkItem(name=_cut(one.name), url=one.url[:300], context=_cut(context), heading=_cut(one.heading))


def _heading(one: Heading) -> Line:
    return _line(one.text, str(one.level or "?"), level=max(1, min(one.level, 6)))


def _field(one: Field) -> Line:
    required = "✓" if one.required else ""
    name = next(iter(one.names), "")
    return _line(one.type, name, required, one.autocomplete, one.described or one.placeholder)


def _table(one: PageTable) -> Line:
    headers = ", ".join(header.text for header in one.headers if header.text)
    title = one.caption or one.label or one.title
    return _line(one.role or "table", title, f"{one.rows} × {one.columns}", headers)


def _line(what: str, *facts: str, level: int = 0) -> Line:
    return Line(what=what, facts=[_cut(fact) for fact in facts], level=level)


def _cut(text: str) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= _CUT else plain[: _CUT - 1] + "…"
