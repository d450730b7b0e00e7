"""What has a name on the page: links and their context, controls that show a label, images, "
"figures, frames."""

from typing import ClassVar

import msgspec

from rules.evidence.record import Place, Record

FIELD_ROLES = frozenset(
    {"textbox", "searchbox", "combobox", "spinbutton", "slider", "listbox", "checkbox", "radio", "switch"}
)
"""Roles of what a form asks to fill or to tick."""


class NamedLink(msgspec.Struct, frozen=True, kw_only=True):
    """One link in the accessibility tree. name: accessible name; name_from: where it comes from (content …).

    shown: text a sighted reader sees, of a link that has a title. url: absolute, or its onclick when it has no
    address. block: number of the paragraph, list item or cell that holds it, -1 for none; context: the rest of that
    block, else of the items above. place: whole where the link has a title, a name that several addresses share or that
    says nothing; else its region. heading: the nearest heading before it, heading_number its rank, since_heading:
    characters between them, of a very short link without context. described: text of aria-describedby.
    """

    name: str
    name_from: str
    shown: str
    url: str
    block: int
    context: str
    heading: str
    heading_number: int
    described: str
    title: str
    place: Place
    since_heading: int = 0


class LabelledControl(msgspec.Struct, frozen=True, kw_only=True):
    """One control named by aria-label or aria-labelledby that also shows a label; in_form:
    inside a form element."""

    role: str
    name: str
    shown: str
    in_form: bool
    place: Place


class NamedImage(msgspec.Struct, frozen=True, kw_only=True):
    """One image of any kind. alt: None without the attribute; label: aria-label; role: explicit role.

    silent: it or an ancestor has aria-hidden="true". shown: it occupies space. file: name of its file, ""
    when none. container: "link", "button" … when it stands in one, container_text the text seen there. inner:
    title and desc of an svg, content of a canvas or object. followed: a link or button comes next.
    description: where longdesc leads, "" without it: place, nowhere, or words in place of an address. captioned:
    in a figure.
    """

    tag: str
    role: str
    name: str
    name_from: str
    alt: str | None
    title: str
    label: str
    silent: bool
    shown: bool
    width: int
    height: int
    file: str
    container: str
    container_text: str
    inner: str
    followed: bool
    captioned: bool
    server_map: bool
    place: Place
    description: str = ""


class Figure(msgspec.Struct, frozen=True, kw_only=True):
    """One figure element; images: its images that have a name; label: aria-label; role: explicit role."""

    role: str
    label: str
    caption: str
    images: int
    place: Place


class Frame(msgspec.Struct, frozen=True, kw_only=True):
    """One iframe or frame. title: None without the attribute. document: title of what it holds; text: its
    beginning.

    reachable: controls inside that the Tab key should reach; None when the document inside did not answer.
    """

    title: str | None
    name: str
    url: str
    exposed: bool
    tabindex: int | None
    width: int
    height: int
    place: Place
    document: str = ""
    text: str = ""
    reachable: int | None = None


class PlainLink(msgspec.Struct, frozen=True, kw_only=True):
    """A link no rule has to look at: its name is long and leads to one address. heading: the nearest before it."""

    name: str
    url: str
    heading: str


class Named(Record, frozen=True, kw_only=True):
    """Everything named in the page and its frames; unread: frames that did not answer; text:
    beginning of the page's."""

    NAME: ClassVar[str] = "named"
    links: list[NamedLink]
    links_total: int
    other_links: list[PlainLink] = []
    controls: list[LabelledControl]
    images: list[NamedImage]
    figures: list[Figure]
    frames: list[Frame]
    unread: int = 0
