"""The main menu can be reached or skipped: a landmark, a heading, a button or a skip link.

Why: without one of them, a person who listens to the page goes through the whole menu on each page. Who: people
who use a screen reader or the keyboard alone. How to fix: put the menu in a nav element.
"""

from rules.navigation import Menu, Page, comparable, shared_menus
from rules.outcomes import decide, finding, not_applicable, unmeasured
from rules.reader import SiteReader
from rules.rule import rule
from rules.vocabulary import Finding, Outcome
from rules.wording import say, text

_PAGES = 3
"""Pages that must share a list of links for it to be the main menu."""
_LINKS = 4


@rule(
    id="menu-zone",
    scope="site",
    theme="navigation",
    unit=text("menu", "menu"),
    title=text("Placer le menu dans une zone de navigation", "Put the menu in a navigation zone"),
    why=text(
        "Sans repère, il faut traverser tout le menu sur chaque page avant d'atteindre le contenu.",
        "Without a landmark, the whole menu must be crossed on each page before the content.",
    ),
    who=text(
        "Les personnes qui utilisent un lecteur d'écran ou le clavier seul.",
        "People who use a screen reader or the keyboard alone.",
    ),
    fix=text(
        "Mettre le menu dans un élément <nav>, et ajouter un lien « Aller au contenu » en haut de page.",
        "Put the menu in a <nav> element, and add a “Skip to content” link at the top of the page.",
    ),
    criteria={"rgaa:12.6": "nc"},
    source="RGAA 4.1.2, test 12.6.1",
)
def judge(site: SiteReader) -> Outcome:
    """Look at the list of links shared by most pages: it must have one of the five means of the official test."""
    pages = comparable(site)
    if not pages:
        return unmeasured(["navigation"])
    menus = [menu for menu in shared_menus(pages, _PAGES) if menu.links >= _LINKS]
    main = max(menus, key=lambda menu: (len(menu.on), menu.links), default=None)
    if main is None:
        return not_applicable(
            text("Aucun menu commun à plusieurs pages.", "No menu is common to several pages.")
        )
    bare = [page for page in pages if page.url in main.on and _is_bare(page, main)]
    facts = say(
        "Pages où le menu commun peut être atteint ou évité : {good} sur {total}.",
        "Pages where the common menu can be reached or skipped: {good} of {total}.",
        good=len(main.on) - len(bare),
        total=len(main.on),
    )
    return decide([_finding(page, main) for page in bare], facts)


def _is_bare(page: Page, menu: Menu) -> bool:
    block = menu.on[page.url]
    return not (block.landmark or block.heading or page.navigation.skip_links)


def _finding(page: Page, menu: Menu) -> Finding:
    what = say(
        "Ce menu de {links} liens n'a ni repère, ni titre, ni bouton, et la page n'a pas de lien d'évitement.",
        "This menu of {links} links has no landmark, heading or button, and the page has no skip link.",
        links=len(menu.on[page.url].links),
    )
    return finding(what, page=page.url, place=menu.on[page.url].place, party="template")
