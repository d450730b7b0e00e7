"""Every page links to the page « Accessibilité ».

Why: the law requires that page, with the accessibility declaration, one click away from every page. Who: people
with a disability who meet an obstacle and look for help. How to fix: put the link in the footer of the template.
"""

import re
from collections.abc import Sequence
from functools import cache
from urllib.parse import unquote, urlsplit

from rules.addresses import same_place, without_fragment
from rules.declaration.source import Spot
from rules.evidence.inventory import Address
from rules.evidence.page import Link
from rules.outcomes import decide, finding, unmeasured
from rules.reader import SiteReader
from rules.referentials import read_data
from rules.rule import rule
from rules.site_evidence import PageDigest
from rules.texts import normal
from rules.vocabulary import Finding, Outcome
from rules.wording import say, text


@rule(
    id="accessibility-page",
    scope="site",
    theme="obligations",
    unit=text("page", "page"),
    title=text(
        "Mettre le lien « Accessibilité » sur chaque page", "Put the “Accessibilité” link on every page"
    ),
    why=text(
        "La loi impose une page « Accessibilité », avec la déclaration, accessible depuis n'importe quelle page.",
        "French law requires an “Accessibilité” page, with the declaration, reachable from any page.",
    ),
    who=text(
        "Les personnes handicapées qui rencontrent un obstacle et cherchent à qui le signaler.",
        "People with a disability who meet an obstacle and look for whom to tell.",
    ),
    fix=text(
        "Ajouter dans le pied de page du gabarit un lien vers la déclaration d'accessibilité.",
        "Add a link to the accessibility declaration in the footer of the template.",
    ),
    source="Loi n° 2005-102, article 47 ; RGAA, Mentions et pages obligatoires "
    "(https://accessibilite.numerique.gouv.fr/obligations/mentions-et-pages-obligatoires/)",
)
def judge(site: SiteReader) -> Outcome:
    """Look on each visited page for a link to the accessibility page, and for that page to answer."""
    pages = [page for page in site.pages if page.measured]
    if not pages:
        return unmeasured(["page"])
    found = {page.url: [link for link in page.access_links if leads_there(link, page.url)] for page in pages}
    targets = {without_fragment(link.url) for links in found.values() for link in links}
    without = [page for page in pages if not found[page.url] and page.url not in targets]
    facts = say(
        "Pages visitées qui ont un lien vers la page « Accessibilité » : {good} sur {total}.",
        "Visited pages that link to the “Accessibilité” page: {good} of {total}.",
        good=len(pages) - len(without),
        total=len(pages),
    )
    findings = [_without(page) for page in without]
    return decide(findings + _dead(targets, site.addresses or [], pages[0]), facts)


def leads_there(link: Link | Spot, page: str) -> bool:
    """Tell whether a link names the accessibility page, by its text or by its address, and leaves the page."""
    name, address = _patterns()
    if same_place(link.url, page) and not address.search(unquote(urlsplit(page).path)):
        return False
    said = normal(link.text).strip()
    return bool(name.search(said)) or bool(address.search(unquote(urlsplit(link.url).path)))


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    written = read_data("declaration-patterns.json")["page_link"]
    return re.compile(written["text"], re.IGNORECASE), re.compile(written["url"], re.IGNORECASE)


def _without(page: PageDigest) -> Finding:
    what = text(
        "Aucun lien vers la page « Accessibilité » sur cette page.",
        "No link to the “Accessibilité” page on this page.",
    )
    return finding(what, page=page.url, party="template", component="missing link")


def _dead(targets: set[str], addresses: Sequence[Address], page: PageDigest) -> list[Finding]:
    broken = [a for a in addresses if a.url in targets and a.kind == "error" and a.status in (404, 410)]
    return [
        finding(
            say(
                "La page « Accessibilité » n'existe plus : {url}.",
                "The “Accessibilité” page is gone: {url}.",
                url=a.url,
            ),
            page=page.url,
            resource=a.url,
            party="template",
            component="dead page",
        )
        for a in broken
    ]
