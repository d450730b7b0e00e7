"""Evidence of sites that guide their visitors, and of sites that lose them: several pages each."""

from typing import Any

from rules.evidence.navigation import Block
from rules.evidence.record import Box, Record
from tests import factories as make
from tests.rules.case import Case

MENU, SEARCH, MAP = make.block(), make.search_block(), make.map_block()
NO_SIGN = {"search_signs": 0, "sitemap_signs": 0}
FAR = [make.address("/"), *(make.address(f"/p{n}") for n in range(20))]
"""A site of many pages, not all linked from the home page."""
PLAIN = make.block(tag="ul", landmark=False, place=make.place("div>ul", box=Box(0, 100, 1920, 50)))
LOW = make.block(after_main=True, place=make.place("nav", box=Box(0, 1800, 1920, 50)))


def page(*blocks: Block, **fields: Any) -> list[Record]:
    return [make.navigation(*blocks, **fields)]


def titled(title: str, h1: str) -> list[Record]:
    return [make.page_record(title=title, text=h1), make.navigation(h1=h1)]


def site(first: list[Record], others: list[list[Record]]) -> Case:
    return Case(first, addresses=FAR, others=others)


SUBJECTS = ("Carte d'identité", "Collecte des déchets", "Conseil municipal")
SOUND = site(page(), [page() for _ in range(4)])
MAP_PAGE = [
    make.page_record(
        url=f"{make.SITE}/p0", title="Plan du site",
        links=[make.link(f"/{name}", name, place=make.place(region="main"))
               for name in ("demarches", "agenda", "commune", "contact", "plan", "perdue")],
    ),
]  # fmt: skip
TO_MAP = make.map_block(links={f"{make.SITE}/p0": "Plan du site"})
GONE = make.address("/perdue", "error", status=404, found_on=[f"{make.SITE}/p0"], found_on_total=1)
PASSING: dict[str, Case] = {
    "two-ways-to-pages": SOUND,
    "menus-same-place": SOUND,
    "search-same-place": SOUND,
    "sitemap-same-place": SOUND,
    "menu-zone": SOUND,
    "titles-told-apart": site(
        titled("Ville d'Exemple", "Bienvenue"), [titled(f"{one} – Ville d'Exemple", one) for one in SUBJECTS]
    ),
    "sitemap-page": site(page(MENU, TO_MAP), [[*MAP_PAGE, *page(MENU, TO_MAP)], page(MENU, TO_MAP)]),
}
FAILING: dict[str, Case] = {
    "two-ways-to-pages": site(page(MENU, **NO_SIGN), [page(MENU, **NO_SIGN) for _ in range(3)]),
    "menus-same-place": site(page(), [*(page() for _ in range(4)), page(SEARCH, LOW)]),
    "search-same-place": site(page(), [*(page() for _ in range(4)), page(MENU, MAP, search_signs=0)]),
    "sitemap-same-place": site(page(), [*(page() for _ in range(4)), page(SEARCH, MENU, sitemap_signs=0)]),
    "menu-zone": site(page(PLAIN, skip_links=0), [page(PLAIN, skip_links=0) for _ in range(3)]),
    "titles-told-apart": site(
        titled("Ville d'Exemple", "Bienvenue"), [titled("Ville d'Exemple", f"H{n}") for n in range(3)]
    ),
    "sitemap-page": Case(
        page(MENU, TO_MAP),
        addresses=[*FAR, GONE],
        others=[[*MAP_PAGE, *page(MENU, TO_MAP)], page(MENU, TO_MAP)],
    ),
}
