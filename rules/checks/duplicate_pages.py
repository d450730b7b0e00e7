"""No page is published twice under two addresses.

Why: two copies are corrected once, then contradict each other. Who: visitors who read the wrong one; editors. How to
fix: keep one address, redirect the other, or name the first as canonical.
"""

from collections import defaultdict

from rules.addresses import host, path, shape
from rules.editorial import THEME, named, pages_of
from rules.evidence.inventory import Address
from rules.outcomes import decide, finding, unmeasured
from rules.reader import SiteReader
from rules.rule import rule
from rules.thresholds import bar
from rules.vocabulary import Finding, Outcome
from rules.wording import say, text


@rule(
    id="duplicate-pages",
    scope="site",
    theme=THEME,
    unit=text("page", "page"),
    title=text("Garder une seule adresse par page", "Keep one address a page"),
    why=text(
        "De deux copies, une seule est corrigée : elles finissent par se contredire.",
        "Of two copies one alone is corrected: they end up contradicting each other.",
    ),
    who=text(
        "Les visiteurs qui lisent la mauvaise, et les rédacteurs.",
        "Visitors who read the wrong one, and editors.",
    ),
    fix=text(
        "Garder une adresse, rediriger l'autre, ou déclarer la première par rel=canonical.",
        "Keep one address, redirect the other, or name the first by rel=canonical.",
    ),
    criteria={"rgesn:5.8": "none"},
    source="RGESN 2024, 5.8",
)
def judge(site: SiteReader) -> Outcome:
    """Group the pages of one host that show the same words."""
    if site.addresses is None:
        return unmeasured(["inventory"])
    pages = pages_of(site)
    groups: dict[tuple[str, str], list[Address]] = defaultdict(list)
    for one in pages:
        if one.text_key and one.words >= bar("duplicate-words"):
            groups[host(one.url), one.text_key].append(one)
    copies = [(held[0], one) for held in groups.values() for one in held[1:]]
    facts = say(
        "Pages au même texte qu'une autre : {copies} sur {pages}.",
        "Pages with the same text as another: {copies} of {pages}.",
        copies=len(copies),
        pages=len(pages),
    )
    return decide([_finding(first, one) for first, one in copies], facts)


def _finding(first: Address, one: Address) -> Finding:
    what = say(
        "« {name} » : même texte à {first} et à {other}.",
        "“{name}”: the same text at {first} and at {other}.",
        name=named(one),
        first=path(first.url),
        other=path(one.url),
    )
    return finding(what, page=one.url, resource=first.url, component=shape(one.url), certain=False)
