"""Whether the site leads to its source code.

Why: code that others may read and use again is not written twice. Who: other public bodies with the same need.
How to fix: publish the code under a free licence and link to it from the declaration.
"""

from rules.outcomes import told, unmeasured
from rules.reader import SiteReader
from rules.rule import rule
from rules.vocabulary import Outcome
from rules.wording import say, text, visited_pages

_SHOWN = 5


@rule(
    id="source-code",
    scope="site",
    theme="ecodesign",
    unit=text("dépôt", "repository"),
    title=text("Code source publié", "Source code published"),
    why=text(
        "Un code que d'autres peuvent lire et reprendre n'est pas écrit deux fois.",
        "Code that others may read and use again is not written twice.",
    ),
    who=text("Les autres administrations qui ont le même besoin.", "Other public bodies with the same need."),
    fix=text(
        "Publier le code sous une licence libre et y mener depuis la déclaration.",
        "Publish the code under a free licence and link to it from the declaration.",
    ),
    criteria={"rgesn:1.8": "none"},
    source="RGESN 2024, 1.8",
)
def judge(site: SiteReader) -> Outcome:
    """List the links of the visited pages to public forges; whether it is this service's code, a person sees."""
    pages = [page for page in site.pages if page.measured]
    if not pages:
        return unmeasured(["page"])
    found = list(dict.fromkeys(url for page in pages for url in page.eco.forges))
    if not found:
        return told(
            say(
                "Aucun lien vers une forge publique sur {pages}.",
                "No link to a public forge on {pages}.",
                pages=visited_pages(len(pages)),
            )
        )
    return told(
        say(
            "Liens vers une forge publique : {urls}. À vérifier : est-ce le code de ce service, et sous "
            "quelle licence ?",
            "Links to a public forge: {urls}. To check: is it the code of this service, and under which licence?",
            urls=", ".join(found[:_SHOWN]),
        )
    )
