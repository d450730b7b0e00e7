"""The menus stand at the same place on every page.

Why: who has learnt where the menu is looks for it there. Who: people who see a small part of the screen at a
time, who have a cognitive disability, who listen to pages. How to fix: one template, one place for each menu.
"""

from collections.abc import Iterator

from rules.navigation import Menu, Page, comparable, in_process, shared_menus, usual, zone
from rules.outcomes import decide, finding, not_applicable, unmeasured
from rules.reader import SiteReader
from rules.rule import rule
from rules.vocabulary import Finding, Outcome, Text
from rules.wording import say, text

_AFTER = text("après le contenu", "after the content")
_BEFORE = text("avant le contenu", "before the content")
_ZONES = {
    "above": text("au-dessus du contenu", "above the content"),
    "below": text("sous le contenu", "below the content"),
    "beside": text("à côté du contenu", "beside the content"),
}
_MOVED = 100.0
"""CSS px: a menu that moved less is at the same place (a message above pushes it down)."""


@rule(
    id="menus-same-place",
    scope="site",
    theme="navigation",
    unit=text("menu", "menu"),
    title=text("Garder les menus à la même place", "Keep the menus at the same place"),
    why=text(
        "Une personne qui a appris où se trouve le menu l'y cherche sur les autres pages.",
        "A person who has learnt where the menu is looks for it there on other pages.",
    ),
    who=text(
        "Les personnes qui agrandissent l'écran, qui écoutent les pages ou qui ont des troubles cognitifs.",
        "People who enlarge the screen, listen to pages or have a cognitive disability.",
    ),
    fix=text(
        "Placer chaque menu au même endroit dans tous les gabarits, à l'écran et dans le code.",
        "Put each menu at the same place in every template, on screen and in the code.",
    ),
    criteria={"rgaa:12.2": "nc"},
    source="RGAA 4.1.2, test 12.2.1",
)
def judge(site: SiteReader) -> Outcome:
    """Compare each menu with itself on other pages; home page and steps of a process are left out, as the test says."""
    every = comparable(site)
    if not every:
        return unmeasured(["navigation"])
    steps = in_process(site)
    pages = [page for page in every if not page.digest.home and page.url not in steps]
    menus = shared_menus(pages, 2)
    if not menus:
        return not_applicable(
            text("Aucun menu commun à plusieurs pages.", "No menu is common to several pages.")
        )
    by_url = {page.url: page for page in pages}
    findings = [one for menu in menus for one in _moves(menu, by_url)] + list(_swaps(menus))
    facts = say(
        "Menus communs comparés : {menus}, sur {pages} pages.",
        "Common menus compared: {menus}, on {pages} pages.",
        menus=len(menus),
        pages=len({url for menu in menus for url in menu.on}),
    )
    return decide(findings, facts)


def _moves(menu: Menu, pages: dict[str, Page]) -> Iterator[Finding]:
    """Give the pages where a menu stands elsewhere than on most pages, in the code or on screen."""
    known = {url: block for url, block in menu.on.items() if pages[url].navigation.main is not None}
    after = usual(block.after_main for block in known.values())
    zones = {url: zone(block, pages[url].navigation) for url, block in known.items()}
    place = usual(found for found in zones.values() if found)
    usual_boxes = [menu.on[url].place.box for url, found in zones.items() if found == place]
    for url, block in known.items():
        if after is not None and block.after_main != after:
            words = (_AFTER, _BEFORE) if block.after_main else (_BEFORE, _AFTER)
            yield _finding(menu, url, words[0], words[1])
            continue
        here, box = zones[url], block.place.box
        if place is None or not here or here == place or box is None:
            continue
        moved = min((abs(box.x - b.x) + abs(box.y - b.y) for b in usual_boxes if b), default=0.0)
        if moved > _MOVED:
            yield _finding(menu, url, _ZONES[here], _ZONES[str(place)])


def _finding(menu: Menu, url: str, here: Text, elsewhere: Text) -> Finding:
    what = say(
        "Ce menu se trouve {here} ; sur les autres pages il est {elsewhere}.",
        "This menu stands {here}; on the other pages it is {elsewhere}.",
        here=here,
        elsewhere=elsewhere,
    )
    return finding(what, page=url, place=menu.on[url].place, party="template")


def _swaps(menus: list[Menu]) -> Iterator[Finding]:
    """Give the pages where the links of a menu come in another order; a person judges whether that matters."""
    what = text(
        "Les liens de ce menu ne se suivent pas dans le même ordre que sur les autres pages.",
        "The links of this menu do not follow one another in the same order as on the other pages.",
    )
    for menu in menus:
        model = list(next(iter(menu.on.values())).links)
        for url, block in menu.on.items():
            common = [link for link in block.links if link in model]
            if common != [link for link in model if link in block.links]:
                yield finding(what, page=url, place=block.place, party="template", certain=False)
