"""Services are a few clicks away from the home page.

Why: each page on the way is loaded for nothing but to go on. Who: everybody, first those with a slow connection. How to
fix: link the services people come for from the home page and the menu.
"""

from collections.abc import Sequence

from rules.evidence.inventory import Address
from rules.outcomes import finding, not_applicable, passed, to_review, unmeasured
from rules.reader import SiteReader
from rules.rule import rule
from rules.thresholds import bar, source
from rules.vocabulary import Finding, Outcome, Text
from rules.wording import join, say, text

_SERVICES = ("form", "process", "login")
_SHOWN = 50


@rule(
    id="steps-to-services",
    scope="site",
    theme="interface",
    unit=text("page", "page"),
    title=text("Raccourcir le chemin vers les services", "Shorten the way to services"),
    why=text(
        "Chaque page du chemin est chargée pour rien d'autre que continuer.",
        "Each page on the way is loaded for nothing but to go on.",
    ),
    who=text("Tout le monde, d'abord les connexions lentes.", "Everybody, first slow connections."),
    fix=text(
        "Mettre à l'accueil et au menu des liens vers les services les plus demandés.",
        "Put links to the services people come for on the home page and in the menu.",
    ),
    criteria={"rgesn:4.3": "none"},
    source=source("service-clicks"),
)
def judge(site: SiteReader) -> Outcome:
    """Find pages with a form, a process or a login farther from the home page than the bar, in clicks: signs only."""
    if site.addresses is None:
        return unmeasured(["inventory"])
    services = [a for a in site.addresses if a.kind == "page" and set(a.features) & set(_SERVICES)]
    if not services:
        none = text("Aucune page de service reconnue.", "No page of a service recognised.")
        return not_applicable(join([none, _all_pages(site.addresses)]))
    far = [a for a in services if a.depth > bar("service-clicks") and a.source == "link"]
    facts = say(
        "Pages de service à plus de {bar} clics de l'accueil : {far} sur {total}.",
        "Pages of a service over {bar} clicks from the home page: {far} of {total}.",
        bar=int(bar("service-clicks")),
        far=len(far),
        total=len(services),
    )
    facts = join([facts, _all_pages(site.addresses)])
    return to_review([_finding(one) for one in far[:_SHOWN]], facts) if far else passed(facts)


def _all_pages(addresses: Sequence[Address]) -> Text:
    """Count all the known pages by the same bar; those found by the sitemap alone have no known way."""
    linked = [one for one in addresses if one.kind == "page" and one.source != "sitemap"]
    return say(
        "Toutes pages : {far} sur {total} à plus de {bar} clics ; la plus loin : {deepest} clics. Pages connues par "
        "le seul plan du site (sitemap) : {orphans}.",
        "All pages: {far} of {total} over {bar} clicks away; the farthest: {deepest} clicks. Pages known by the "
        "sitemap alone: {orphans}.",
        bar=int(bar("service-clicks")),
        far=sum(one.depth > bar("service-clicks") for one in linked),
        total=len(linked),
        deepest=max((one.depth for one in linked), default=0),
        orphans=sum(one.kind == "page" and one.source == "sitemap" for one in addresses),
    )


def _finding(one: Address) -> Finding:
    what = say(
        "« {title} » est à {depth} clics de l'accueil.",
        "“{title}” is {depth} clicks from the home page.",
        title=one.title or one.url,
        depth=one.depth,
    )
    return finding(what, page=one.url, party="template", component="depth", certain=False)
