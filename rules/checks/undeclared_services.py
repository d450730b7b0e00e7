"""The third-party services that the pages call are listed in the eco-design declaration.

Why: a service nobody lists is a service nobody chose for what it costs. Who: the visitors, whose devices run
it. How to fix: list every third-party service with what was checked of it, or remove it.
"""

import re
from collections import Counter

from rules.ecodesign import read_declaration, where
from rules.outcomes import decide, finding, to_review, unmeasured
from rules.reader import SiteReader
from rules.rule import rule
from rules.vocabulary import Finding, Outcome
from rules.wording import requests, say, text

_LIST = re.compile(r"services? (tiers|externes?)|tierces? parties?|third[- ]part(y|ies)", re.IGNORECASE)


@rule(
    id="undeclared-services",
    scope="site",
    theme="third-parties",
    unit=text("service tiers", "third-party service"),
    title=text("Déclarer les services tiers utilisés", "Declare the third-party services in use"),
    why=text(
        "Un service que personne ne déclare est un service que personne n'a choisi pour ce qu'il coûte.",
        "A service nobody lists is a service nobody chose for what it costs.",
    ),
    who=text("Les visiteurs, dont les appareils l'exécutent.", "The visitors, whose devices run it."),
    fix=text(
        "Lister chaque service tiers dans la déclaration avec ce qui en a été vérifié, ou le retirer.",
        "List every third-party service in the declaration with what was checked of it, or remove it.",
    ),
    criteria={"rgesn:2.10": "nc", "rgesn:2.8": "none"},
    source="RGESN 2024, 2.10",
)
def judge(site: SiteReader) -> Outcome:
    """Compare the known services seen in the visits with the words of the declaration.

    Certain when the declaration has a list of third-party services that leaves one out; without a list, a person looks
    whether it stands elsewhere.
    """
    pages = [page for page in site.pages if page.measured]
    if not pages:
        return unmeasured(["page"])
    seen: Counter[str] = Counter()
    for page in pages:
        seen.update(page.eco.services)
    if not seen:
        return to_review(
            [], text("Aucun service tiers connu n'a été vu.", "No known third-party service was seen.")
        )
    found = read_declaration(site)
    said = " ".join(one for _url, one in found.pages).lower()
    absent = {name: many for name, many in sorted(seen.items()) if name.lower() not in said}
    facts = say(
        "Services tiers vus : {seen} ; nommés dans la déclaration : {named} sur {total}. {where}",
        "Third-party services seen: {seen}; named in the declaration: {named} of {total}. {where}",
        seen=", ".join(sorted(seen)),
        named=len(seen) - len(absent),
        total=len(seen),
        where=where(site, found),
    )
    if not found.pages:
        return to_review([], facts)
    listed = bool(_LIST.search(said))
    return decide([_finding(name, many, found.pages[0][0], listed) for name, many in absent.items()], facts)


def _finding(name: str, many: int, page: str, listed: bool) -> Finding:
    what = say(
        "{name} ({requests}) n'est pas nommé dans la déclaration d'écoconception.",
        "{name} ({requests}) is not named in the eco-design declaration.",
        name=name,
        requests=requests(many),
    )
    return finding(what, page=page, resource=name, party="third", component=name, certain=listed)
