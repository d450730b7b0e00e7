"""The link to the site map is the same, at the same place, on every page.

Why: the site map is the last way out of a person who is lost. Who: people who cannot use the menu. How to fix:
put the same link in the footer of every template.
"""

from rules.reader import SiteReader
from rules.rule import rule
from rules.same_place import SITEMAP, compare
from rules.vocabulary import Outcome
from rules.wording import text


@rule(
    id="sitemap-same-place",
    scope="site",
    theme="navigation",
    unit=text("page", "page"),
    title=text(
        "Garder le lien vers le plan du site à la même place",
        "Keep the link to the site map at the same place",
    ),
    why=text(
        "Le plan du site est le recours d'une personne perdue : elle doit le trouver sans le chercher.",
        "The site map is the resort of a person who is lost, who must find it without a search.",
    ),
    who=text("Les personnes qui ne peuvent pas se servir du menu.", "People who cannot use the menu."),
    fix=text(
        "Placer le même lien au même endroit dans tous les gabarits, par exemple en pied de page.",
        "Put the same link at the same place in every template, for example in the footer.",
    ),
    criteria={"rgaa:12.4": "both"},
    source="RGAA 4.1.2, tests 12.4.1 à 12.4.3",
)
def judge(site: SiteReader) -> Outcome:
    """Compare the link to the site map of each page with that of most pages."""
    return compare(site, SITEMAP)
