"""Two ways lead to the pages of the site: a menu, a search, a site map, two of them at least.

Why: some people find their way by a menu, others only by a search or a list of all pages. Who: people who see
poorly, who read with difficulty, who get lost in menus. How to fix: add a search or a site map to the template.
"""

import msgspec

from rules.addresses import same_place
from rules.navigation import Page, blocks, comparable, in_process, population, shared_menus
from rules.outcomes import decide, finding, not_applicable, unmeasured
from rules.reader import SiteReader
from rules.rule import rule
from rules.vocabulary import Finding, Outcome, Text, Verdict
from rules.wording import join, say, text

_NAMES = {
    "menu": text("un menu", "a menu"),
    "search": text("une recherche", "a search"),
    "sitemap": text("un plan du site", "a site map"),
}


@rule(
    id="two-ways-to-pages",
    scope="site",
    theme="navigation",
    unit=text("page", "page"),
    title=text("Offrir deux moyens de trouver les pages", "Offer two ways to find the pages"),
    why=text(
        "Un seul moyen de navigation laisse sans issue les personnes qui ne peuvent pas s'en servir.",
        "A single way through the site leaves without a way those who cannot use it.",
    ),
    who=text(
        "Les personnes qui voient mal, qui lisent avec difficulté ou qui se perdent dans les menus.",
        "People who see poorly, read with difficulty or get lost in menus.",
    ),
    fix=text(
        "Ajouter au gabarit un moteur de recherche ou un lien vers un plan du site.",
        "Add a search, or a link to a site map, to the template.",
    ),
    criteria={"rgaa:12.1": "both"},
    source="RGAA 4.1.2, test 12.1.1",
)
def judge(site: SiteReader) -> Outcome:
    """Look on each page for a menu shared by other pages, a search form, a link to a site map."""
    pages = comparable(site)
    if not pages:
        return unmeasured(["navigation"])
    if population(site) == 1:
        return not_applicable(text("Le site n'a qu'une page.", "The site has a single page."))
    systems = {page.url: _systems(page, pages) for page in pages}
    poor = [page for page in pages if len(systems[page.url]) < 2]
    facts = say(
        "Pages qui offrent deux moyens de navigation : {good} sur {total}.",
        "Pages that offer two ways through the site: {good} of {total}.",
        good=len(pages) - len(poor),
        total=len(pages),
    )
    spared, steps = _home_leads_everywhere(site), in_process(site)
    findings = [
        _finding(page, systems[page.url], certain=not spared and _is_proven(page, systems[page.url]))
        for page in poor
        if page.url not in steps
    ]
    held: dict[str, Verdict] = {url: Verdict.C for url, found in systems.items() if len(found) > 1}
    held |= {page.url: Verdict.NT for page in poor if page.url in steps}
    return msgspec.structs.replace(decide(findings, facts), pages=held)


def _systems(page: Page, pages: list[Page]) -> set[str]:
    found = {"menu"} if any(page.url in menu.on for menu in shared_menus(pages, 2)) else set()
    if blocks(page, "search"):
        found.add("search")
    maps = [link for other in pages for block in blocks(other, "sitemap") for link in block.links]
    if blocks(page, "sitemap") or any(same_place(link, page.url) for link in maps):
        found.add("sitemap")
    return found


def _is_proven(page: Page, found: set[str]) -> bool:
    """Tell whether one way was found, and nothing on the page speaks of another, in the widest sense.

    Where none was found, the page may offer one that we do not recognise: a person looks.
    """
    navigation = page.navigation
    return (
        len(found) == 1
        and ("menu" in found or not blocks(page, "menu"))
        and ("search" in found or not navigation.search_signs)
        and ("sitemap" in found or not navigation.sitemap_signs)
    )


def _home_leads_everywhere(site: SiteReader) -> bool:
    """Tell whether the home page links to every known page: the test spares very small sites."""
    known = [address for address in site.addresses or [] if address.kind == "page"]
    home = site.home.url if site.home else site.url
    return all(address.url == home or home in address.found_on for address in known)


def _finding(page: Page, found: set[str], *, certain: bool) -> Finding:
    names: list[Text] = [_NAMES[name] for name in _NAMES if name in found]
    only = join(names) if names else text("aucun moyen", "none")
    what = say(
        "Moyen de navigation trouvé : {only} ; il en faut deux parmi menu, recherche et plan du site.",
        "Way through the site found: {only}; two are needed among menu, search and site map.",
        only=only,
    )
    return finding(what, page=page.url, party="template", component="navigation", certain=certain)
