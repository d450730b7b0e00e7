"""The site answers under one name, and links to no former one.

Why: an old domain that still answers keeps old contents in search engines, costs its hosting, and may lapse into other
hands. Who: everybody who lands there. How to fix: redirect it whole to the present name, then correct the links.
"""

from collections import defaultdict

from rules.addresses import host, host_name
from rules.declaration.services import label
from rules.editorial import THEME, pages_of
from rules.evidence.inventory import Address
from rules.outcomes import decide, finding, unmeasured
from rules.reader import SiteReader
from rules.rule import rule
from rules.thresholds import bar
from rules.vocabulary import Finding, Outcome
from rules.wording import pages, say, text


@rule(
    id="twin-hosts",
    scope="site",
    theme=THEME,
    unit=text("hôte", "host"),
    title=text("Fermer les anciens noms de domaine", "Close former domain names"),
    why=text(
        "Un ancien nom qui répond encore garde de vieux contenus dans les moteurs et coûte son hébergement.",
        "A former name that still answers keeps old contents in search engines and costs its hosting.",
    ),
    who=text("Tous ceux qui y arrivent par un vieux lien.", "All who land there by an old link."),
    fix=text(
        "Rediriger tout l'ancien nom vers le nouveau, puis corriger les liens.",
        "Redirect the whole former name to the new one, then correct the links.",
    ),
    criteria={"rgesn:8.8": "none"},
    source="RGESN 2024, 8.8",
)
def judge(site: SiteReader) -> Outcome:
    """Look for the same text under two names, and for links to names like the site's; nothing else is asked."""
    if site.addresses is None:
        return unmeasured(["inventory"])
    twins, sisters = _twins(site), _sisters(site)
    facts = say(
        "Noms sous lesquels les mêmes pages répondent : {twins} ; noms proches "
        "vers lesquels des pages visitées ont un lien, "
        "non demandés : {sisters}.",
        "Names under which the same pages answer: {twins}; names like the "
        "site's that visited pages link to, not asked: "
        "{sisters}.",
        twins=len(twins),
        sisters=len(sisters),
    )
    return decide([*twins, *sisters], facts)


def _twins(site: SiteReader) -> list[Finding]:
    groups: dict[str, list[Address]] = defaultdict(list)
    for one in pages_of(site):
        if one.text_key and one.words >= bar("duplicate-words"):
            groups[one.text_key].append(one)
    here = host(site.url)
    seen: dict[str, list[Address]] = defaultdict(list)
    for held in groups.values():
        for one in held:
            if host(one.url) != here and any(host(other.url) != host(one.url) for other in held):
                seen[host(one.url)].append(one)
    return [
        finding(
            say(
                "{other} répond avec le même texte que {here} sur {pages}.",
                "{other} answers with the same text as {here} on {pages}.",
                other=name,
                here=here,
                pages=pages(len(held)),
            ),
            page=site.url,
            resource=held[0].url,
            component=name,
            certain=False,
        )
        for name, held in seen.items()
    ]


def _sisters(site: SiteReader) -> list[Finding]:
    here = host_name(site.url)
    own = {host_name(one.url) for one in pages_of(site)} | {here}
    linking: dict[str, list[str]] = defaultdict(list)
    for page in site.pages:
        for name in sorted(page.eco.linked_hosts - own):
            if (
                label(here)
                and label(name) == label(here)
                and not label(here)[0].isdigit()
                and _is_former(name, here)
            ):
                linking[name].append(page.url)
    return [
        finding(
            say(
                "Des liens mènent à {other}, un nom proche de {here}, depuis {pages} : vérifier qu'il redirige.",
                "Links lead to {other}, a name like {here}, from {pages}: check that it redirects.",
                other=name,
                here=here,
                pages=pages(len(held)),
            ),
            page=held[0],
            resource=f"https://{name}/",
            component=name,
            certain=False,
        )
        for name, held in linking.items()
    ]


def _is_former(name: str, here: str) -> bool:
    """Tell another suffix, or a prefix of a former version, from a service of its own (media.ville.fr)."""
    bare, own = name.removeprefix("www."), here.removeprefix("www.")
    if bare == own:
        return False
    first = bare.split(".")[0]
    return not bare.endswith("." + own) or first.startswith(
        ("www", "old", "ancien", "archive", "v1", "v2", "test", "dev")
    )
