"""The ways through a site, compared from page to page: which menus are one menu, where each stands."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Literal, NamedTuple

from rules.addresses import same_place
from rules.evidence.navigation import Block, Navigation
from rules.reader import SiteReader
from rules.site_evidence import PageDigest
from rules.thresholds import bar

Zone = Literal["above", "below", "beside", ""]
MENU_LINKS = 3
"""Links of the shortest menu."""


class Page(NamedTuple):
    """A page whose navigation is known."""

    digest: PageDigest
    navigation: Navigation

    @property
    def url(self) -> str:
        """Its address."""
        return self.digest.url


class Menu(NamedTuple):
    """One menu: on each page that has it, the block it is there."""

    on: dict[str, Block]

    @property
    def links(self) -> int:
        """Number of links on the page where it has most."""
        return max(len(block.links) for block in self.on.values())


def comparable(site: SiteReader) -> list[Page]:
    """Return the pages that can be compared: measured, and not the answer to an error."""
    known = [page for page in site.pages if page.measured and not page.error]
    return [Page(page, page.navigation) for page in known if page.navigation is not None]


def in_process(site: SiteReader) -> frozenset[str]:
    """Return the pages that look like a step of a process, which several criteria leave out."""
    return frozenset(a.url for a in site.addresses or [] if "process" in a.features)


def population(site: SiteReader) -> int:
    """Return the number of pages known of the site."""
    known = sum(address.kind == "page" for address in site.addresses or [])
    return max(known, len(site.pages))


def shared_menus(pages: Sequence[Page], on_pages: int) -> list[Menu]:
    """Return the menus found on at least that many pages, the longest first.

    Two blocks are one menu when most of their links are the same.
    """
    menus: list[Menu] = []
    for page in pages:
        for block in blocks(page, "menu"):
            if len(block.links) < MENU_LINKS or block.in_main:
                continue
            kin = (menu for menu in menus if page.url not in menu.on and _alike(menu, block))
            menu = next(kin, None)
            if menu is None:
                menus.append(Menu({page.url: block}))
            else:
                menu.on[page.url] = block
    return sorted((menu for menu in menus if len(menu.on) >= on_pages), key=lambda menu: -menu.links)


def _alike(menu: Menu, block: Block) -> bool:
    one, other = set(next(iter(menu.on.values())).links), set(block.links)
    return len(one & other) >= bar("same-menu") * len(one | other)


def blocks(page: Page, kind: str) -> list[Block]:
    """Return the blocks of one kind, in document order."""
    return [block for block in page.navigation.blocks if block.kind == kind]


def zone(block: Block, navigation: Navigation) -> Zone:
    """Tell where a block is shown against the main content; "" when one of them has no place."""
    box, main = block.place.box, navigation.main
    if box is None or main is None or not block.shown:
        return ""
    if box.y + box.height <= main.y + 1:
        return "above"
    return "below" if box.y >= main.y + main.height - 1 else "beside"


def usual(values: Iterable[str | bool]) -> str | bool | None:
    """Return the value that most pages share, None when fewer than the bar do, or fewer than three pages."""
    counts = Counter(values)
    if not counts:
        return None
    value, times = counts.most_common(1)[0]
    return value if times >= 3 and times >= bar("usual-place") * counts.total() else None


def leads_to(block: Block, url: str) -> bool:
    """Tell whether a block holds a link to that page."""
    return any(same_place(link, url) for link in block.links)
