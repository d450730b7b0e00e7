"""The site map leads where it says and shows the sections of the site.

Why: a site map with dead links or missing sections leads nowhere. Who: people who cannot use the menu or the
search. How to fix: build the site map from the menu, and repair its links.
"""

from collections.abc import Iterator

from rules.addresses import same_place
from rules.navigation import blocks, comparable, shared_menus
from rules.outcomes import decide, finding, not_applicable, to_review, unmeasured
from rules.reader import SiteReader
from rules.rule import rule
from rules.same_place import SITEMAP
from rules.site_evidence import PageDigest
from rules.thresholds import bar
from rules.vocabulary import Finding, Outcome
from rules.wording import count, say, text

_GONE = (404, 410)


@rule(
    id="sitemap-page",
    scope="site",
    theme="navigation",
    unit=text("lien du plan", "link of the map"),
    title=text("Tenir le plan du site à jour", "Keep the site map up to date"),
    why=text(
        "Un plan du site incomplet ou dont les liens sont morts ne mène nulle part.",
        "A site map that lacks sections or has dead links leads nowhere.",
    ),
    who=text(
        "Les personnes qui ne peuvent se servir ni du menu ni de la recherche.",
        "People who can use neither the menu nor the search.",
    ),
    fix=text(
        "Produire le plan à partir du menu, et réparer ses liens morts.",
        "Build the map from the menu, and repair its dead links.",
    ),
    criteria={"rgaa:12.3": "nc"},
    source="RGAA 4.1.2, tests 12.3.1 et 12.3.2",
)
def judge(site: SiteReader) -> Outcome:
    """Hold the links of the site map against the addresses found dead and against the common menu."""
    pages = comparable(site)
    if not pages:
        return unmeasured(["navigation"])
    targets = {link for page in pages for block in blocks(page, "sitemap") for link in block.links}
    if not targets and not any(page.navigation.sitemap_signs for page in pages):
        return not_applicable(SITEMAP.none)
    maps = [
        page.digest
        for page in pages
        if page.digest.map_links and any(same_place(t, page.url) for t in targets)
    ]
    if not maps:
        unseen = text("Le plan du site n'a pas été visité.", "The site map was not visited.")
        return to_review([], unseen)
    findings = [one for page in maps for one in (*_dead(page, site), *_missing(page, site))]
    links = sum(len(page.map_links) for page in maps)
    facts = say(
        "Plan du site : {links}.",
        "Site map: {links}.",
        links=count(links, ("lien suivi", "liens suivis"), ("link followed", "links followed")),
    )
    return decide(findings, facts)


def _dead(page: PageDigest, site: SiteReader) -> Iterator[Finding]:
    gone = {a.url: a.status for a in site.addresses or [] if a.kind == "error" and a.status in _GONE}
    for url in page.map_links:
        if url in gone:
            what = say(
                "Ce lien du plan du site est mort ({status}).",
                "This link of the site map is dead ({status}).",
                status=str(gone[url]),
            )
            yield finding(what, page=page.url, resource=url, component="dead link of the map")


def _missing(page: PageDigest, site: SiteReader) -> Iterator[Finding]:
    """Give a sign when the map lacks most of what the common menu shows."""
    menus = shared_menus(comparable(site), 2)
    wanted = list(next(iter(menus[0].on.values())).links) if menus else []
    held = [url for url in wanted if any(same_place(url, link) for link in page.map_links)]
    if wanted and len(held) < bar("map-covers-menu") * len(wanted):
        what = say(
            "Le plan du site ne cite que {held} des {wanted} pages du menu.",
            "The site map names only {held} of the {wanted} pages of the menu.",
            held=len(held),
            wanted=len(wanted),
        )
        yield finding(what, page=page.url, component="sections of the map", certain=False)
