"""How many clicks from the home page the pages are.

Why: each page on the way is loaded for nothing when the way is too long. Who: everybody, first people who find
their way with difficulty. How to fix: bring the most used services closer to the home page.
"""

from collections import Counter

from rules.outcomes import told, unmeasured
from rules.reader import SiteReader
from rules.rule import rule
from rules.thresholds import bar, source
from rules.vocabulary import Outcome
from rules.wording import number, pages, say, text


@rule(
    id="path-length",
    scope="site",
    theme="links",
    unit=text("page", "page"),
    title=text("Clics depuis l'accueil", "Clicks from the home page"),
    why=text(
        "Chaque page traversée en chemin est chargée pour rien.",
        "Each page on the way is loaded for nothing.",
    ),
    who=text(
        "Tout le monde, et d'abord les personnes qui s'orientent avec difficulté.",
        "Everybody, and first people who find their way with difficulty.",
    ),
    fix=text(
        "Rapprocher de l'accueil les services les plus utilisés.",
        "Bring the most used services closer to home.",
    ),
    criteria={"rgesn:4.3": "none"},
    source=source("clicks"),
)
def judge(site: SiteReader) -> Outcome:
    """Count the known pages by their depth; those found by the sitemap alone have no known way."""
    if site.addresses is None:
        return unmeasured(["inventory"])
    linked = [a for a in site.addresses if a.kind == "page" and a.source != "sitemap"]
    depths = Counter(a.depth for a in linked)
    far = sum(many for depth, many in depths.items() if depth > bar("clicks"))
    facts = say(
        "Pages à plus de {bar} clics de l'accueil : {far} sur {total} ; la plus loin : {deepest} clics. Pages "
        "connues par le seul plan du site (sitemap) : {orphans}.",
        "Pages over {bar} clicks from the home page: {far} of {total}; the farthest: {deepest} clicks. Pages "
        "known by the sitemap alone: {orphans}.",
        bar=number(bar("clicks")),
        far=far,
        total=pages(len(linked)),
        deepest=max(depths, default=0),
        orphans=sum(a.kind == "page" and a.source == "sitemap" for a in site.addresses),
    )
    return told(facts)
