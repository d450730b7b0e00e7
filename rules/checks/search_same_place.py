"""The search is reached in the same way, at the same place, on every page.

Why: a person who relies on the search must find it without looking for it. Who: people who see a small part of
the screen, who listen to pages, who have a cognitive disability. How to fix: put the same form in the header of
every template.
"""

from rules.reader import SiteReader
from rules.rule import rule
from rules.same_place import SEARCH, compare
from rules.vocabulary import Outcome
from rules.wording import text


@rule(
    id="search-same-place",
    scope="site",
    theme="navigation",
    unit=text("page", "page"),
    title=text("Garder la recherche à la même place", "Keep the search at the same place"),
    why=text(
        "Une personne qui se sert de la recherche doit la trouver au même endroit partout.",
        "A person who relies on the search must find it at the same place everywhere.",
    ),
    who=text(
        "Les personnes qui agrandissent l'écran, qui écoutent les pages ou qui ont des troubles cognitifs.",
        "People who enlarge the screen, listen to pages or have a cognitive disability.",
    ),
    fix=text(
        "Placer le même formulaire de recherche au même endroit dans tous les gabarits.",
        "Put the same search form at the same place in every template.",
    ),
    criteria={"rgaa:12.5": "both"},
    source="RGAA 4.1.2, tests 12.5.1 à 12.5.3",
)
def judge(site: SiteReader) -> Outcome:
    """Compare the search of each page with that of most pages."""
    return compare(site, SEARCH)
