"""Every page the site map gives is reached by a link.

Why: a page that no link leads to is found by search engines only, and forgotten by those who keep the site. Who:
people who browse, and editors. How to fix: link to it, or remove it.
"""

from rules.addresses import path, shape
from rules.editorial import THEME, named, pages_of
from rules.outcomes import decide, finding, not_applicable, unmeasured
from rules.reader import SiteReader
from rules.rule import rule
from rules.vocabulary import Outcome
from rules.wording import say, text


@rule(
    id="orphan-pages",
    scope="site",
    theme=THEME,
    unit=text("page", "page"),
    title=text("Relier ou retirer les pages isolées", "Link to or remove isolated pages"),
    why=text(
        "Une page sans lien n'est trouvée que par les moteurs de recherche, et oubliée de ceux qui tiennent le site.",
        "A page without a link is found by search engines only, and forgotten by those who keep the site.",
    ),
    who=text("Les personnes qui naviguent, et les rédacteurs.", "People who browse, and editors."),
    fix=text("Mettre un lien vers elle, ou la retirer.", "Link to it, or remove it."),
    criteria={"rgesn:5.8": "none"},
    source="RGESN 2024, 5.8",
)
def judge(site: SiteReader) -> Outcome:
    """Look for pages that the site map gives and no page of the inventory links to."""
    if site.addresses is None:
        return unmeasured(["inventory"])
    pages = pages_of(site)
    if not any(one.source == "sitemap" for one in pages):
        every = text("Aucune page connue du seul plan du site.", "No page known from the site map alone.")
        return decide([], every) if pages else not_applicable(every)
    alone = [one for one in pages if one.source == "sitemap" and not one.found_on]
    facts = say(
        "Pages du plan du site (sitemap) sans aucun lien : {alone} sur {pages} pages.",
        "Pages of the site map (sitemap) without any link: {alone} of {pages} pages.",
        alone=len(alone),
        pages=len(pages),
    )
    found = [
        finding(
            say(
                "« {name} » ({path}) n'est liée d'aucune page.",
                "“{name}” ({path}) is linked from no page.",
                name=named(one),
                path=path(one.url),
            ),
            page=one.url,
            resource=one.url,
            component=shape(one.url),
            certain=False,
        )
        for one in alone
    ]
    return decide(found, facts)
