"""How the document is structured: headings, zones, lists, quotes, skip links, tab order, cryptic content."""

from typing import ClassVar

import msgspec

from rules.evidence.record import Place, Record


class Heading(msgspec.Struct, frozen=True, kw_only=True):
    """One heading as exposed. level: 1 to 6 or aria-level, 0 when role=heading has none. seen: visible on the
    screen."""

    level: int
    text: str
    seen: bool
    place: Place


class HeadingLook(msgspec.Struct, frozen=True, kw_only=True):
    """A text alone in its block that looks like a heading. Sizes in CSS px; weights as in CSS; next_*: of the
    text after it.

    hint: its class says title or heading. after_heading: it follows a heading at once.
    """

    text: str
    size: float
    weight: int
    next_size: float
    next_weight: int
    next_characters: int
    hint: bool
    after_heading: bool
    place: Place


class Landmark(msgspec.Struct, frozen=True, kw_only=True):
    """One header, footer, nav, main or search element, or its ARIA role.

    sectioned: inside a section of the page. links, controls: what it holds; social: links to social networks.
    """

    tag: str
    role: str
    rendered: bool
    hidden: bool
    sectioned: bool
    links: int
    controls: int
    social: int
    text: str
    place: Place


class Zone(msgspec.Struct, frozen=True, kw_only=True):
    """A block that is a zone of the page without being the element for it.

    kind: header, footer, nav, main or search. how: role, name (its id or class says so), form, home (it leads
    home, before the main content) or after (it holds links after the main content). semantic: it holds or
    stands in the element; landmark: the element or its role. titled: it holds a heading. target: a link of the
    page leads to it.
    """

    kind: str
    how: str
    semantic: bool
    landmark: bool
    titled: bool
    target: bool
    links: int
    text: str
    before_main: bool
    after_main: bool
    place: Place


class HandList(msgspec.Struct, frozen=True, kw_only=True):
    """A list written by hand. kind: bullets, numbers, pictures, links, display, role-list, role-item, split,
    nav, terms."""

    kind: str
    count: int
    text: str
    place: Place


class Quote(msgspec.Struct, frozen=True, kw_only=True):
    """Words in quotation marks outside q and blockquote. kind: block or inline; count: words.

    hint: a class says quote. author: an author is named. spoken: a verb of saying is beside it.
    """

    kind: str
    text: str
    count: int
    hint: bool
    author: bool
    spoken: bool
    place: Place


class SkipLink(msgspec.Struct, frozen=True, kw_only=True):
    """A link to a place of this page that leads, or says it leads, to the main content.

    found: its target exists; to_main: the target is the main content. seen: visible as it stands; appears: a
    style shows it on focus. silent: hidden from assistive technologies.
    """

    text: str
    fragment: str
    speaks: bool
    found: bool
    to_main: bool
    target_tag: str
    before_main: bool
    rendered: bool
    seen: bool
    appears: bool
    tabindex: str
    silent: bool
    place: Place


class TabIndex(msgspec.Struct, frozen=True, kw_only=True):
    """A positive tabindex. moved: places by which the element leaves the order of the source; focusables: of
    the page."""

    value: int
    moved: int
    focusables: int
    text: str
    place: Place


class Cryptic(msgspec.Struct, frozen=True, kw_only=True):
    """Signs that a voice cannot read. kind: emoticon, emoji, leet or drawing. named: an attribute says what it is,
    alternative: its words, where its element holds nothing else; explained: the words beside it do."""

    kind: str
    text: str
    named: bool
    explained: bool
    place: Place
    alternative: str = ""


class Structure(Record, frozen=True, kw_only=True):
    """The document and its frames; skips, landmarks, zones, before_main and links are those of the page itself.

    before_main: links and buttons before the main content. links: rendered links. focus_unread: style sheets
    that could not be read. unread: frames that did not answer.
    """

    NAME: ClassVar[str] = "structure"
    headings: list[Heading] = []
    looks: list[HeadingLook] = []
    landmarks: list[Landmark] = []
    zones: list[Zone] = []
    lists: list[HandList] = []
    quotes: list[Quote] = []
    skips: list[SkipLink] = []
    tabs: list[TabIndex] = []
    cryptic: list[Cryptic] = []
    before_main: int = 0
    links: int = 0
    focus_unread: int = 0
    unread: int = 0
