"""Links of the same name lead to the same place.

Why: two links that sound the same are taken for the same. Who: screen reader users, people who use voice
control. How to fix: say in each link what sets it apart.
"""

from collections import defaultdict

from rules.addresses import without_fragment
from rules.evidence.named import Named, NamedLink
from rules.outcomes import decide, finding, not_applicable
from rules.reader import PageReader
from rules.rule import rule
from rules.vocabulary import Finding, Outcome
from rules.wording import say, text


@rule(
    id="links-same-name",
    theme="links",
    unit=text("lien", "link"),
    title=text("Distinguer les liens de même nom", "Tell apart links of the same name"),
    why=text(
        "Deux liens de même nom passent pour le même lien.",
        "Two links of the same name are taken for the same link.",
    ),
    who=text(
        "Les personnes qui utilisent un lecteur d'écran ou la commande vocale.",
        "People who use a screen reader or voice control.",
    ),
    fix=text(
        "Ajouter à chaque lien ce qui le distingue, ou donner la même adresse à ceux qui mènent "
        "au même endroit.",
        "Add to each link what sets it apart, or give the same address to those that lead to the same place.",
    ),
    criteria={"rgaa:6.1": "none"},
    needs=(Named,),
    source="RGAA 4.1.2, 6.1; WCAG 2.4.4, 2.4.9",
)
def judge(page: PageReader) -> Outcome:
    """Group the links by name; a name that leads to several addresses is for a person: they
    may serve the same purpose."""
    record = page.need(Named)
    if not record.links_total:
        return not_applicable(text("Aucun lien.", "No link."))
    groups: dict[str, list[NamedLink]] = defaultdict(list)
    for link in record.links:
        groups[" ".join(link.name.casefold().split())].append(link)
    several = [links for links in groups.values() if len({_place(link.url) for link in links}) > 1]
    facts = say(
        "Noms de lien qui mènent à plusieurs adresses : {several} ; liens : {total}.",
        "Names of links that lead to several addresses: {several}; links: {total}.",
        several=len(several),
        total=record.links_total,
    )
    return decide([_finding(page, links) for links in several], facts)


def _place(url: str) -> str:
    return without_fragment(url).rstrip("/") if not url.rpartition("#")[0] else url


def _finding(page: PageReader, links: list[NamedLink]) -> Finding:
    first = links[0]
    other = next(link for link in links if _place(link.url) != _place(first.url))
    what = say(
        "« {name} » mène à {one}, et ailleurs à {other}.",
        '"{name}" leads to {one}, and elsewhere to {other}.',
        name=first.name[:80],
        one=first.url[:120],
        other=other.url[:120],
    )
    return finding(what, place=other.place, party=page.party_of(other.place), certain=False)
