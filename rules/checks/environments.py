"""Development, test or staging environments that the public site leads to.

Why: an environment that runs when nobody works on it costs as much as the real one. Who: the site's own
servers. How to fix: stop these environments at night and on days off, and close them to the public.
"""

import re
from functools import cache

from rules.addresses import host_name
from rules.outcomes import decide, finding, unmeasured
from rules.reader import SiteReader
from rules.referentials import read_data
from rules.rule import rule
from rules.vocabulary import Outcome
from rules.wording import count, say, text


@rule(
    id="environments",
    scope="site",
    theme="hosting",
    unit=text("hôte", "host"),
    title=text("Arrêter les environnements de test inutilisés", "Stop test environments nobody uses"),
    why=text(
        "Un environnement de test qui tourne sans que personne y travaille coûte autant que le vrai.",
        "A test environment that runs when nobody works on it costs as much as the real one.",
    ),
    who=text("Les serveurs du site, et leur prix.", "The site's servers, and their price."),
    fix=text(
        "Les arrêter la nuit et les jours chômés, et les fermer au public.",
        "Stop them at night and on days off, and close them to the public.",
    ),
    criteria={"rgesn:3.7": "none"},
    source="RGESN 2024, 3.7",
)
def judge(site: SiteReader) -> Outcome:
    """Look among the links and the hosts of the visited pages for hosts named like a test environment."""
    pages = [page for page in site.pages if page.measured]
    if not pages:
        return unmeasured(["page"])
    hosts = {name: page.url for page in pages for name in page.eco.linked_hosts}
    known = {host_name(a.url): a.url for a in site.addresses or ()}
    own = host_name(site.url)
    stages = {name: url for name, url in (known | hosts).items() if name != own and _stage().match(name)}
    facts = say(
        "Hôtes liés par les pages : {hosts} ; nommés comme un environnement de test : {stages}.",
        "Hosts the pages link to: {hosts}; named like a test environment: {stages}.",
        hosts=count(len(hosts), ("hôte", "hôtes"), ("host", "hosts")),
        stages=", ".join(sorted(stages)) or text("aucun", "none"),
    )
    found = [
        finding(
            say("Le site mène à {host}.", "The site leads to {host}.", host=name),
            page=url,
            resource=name,
            party="template",
            component=name,
            certain=False,
        )
        for name, url in sorted(stages.items())
    ]
    return decide(found, facts)


@cache
def _stage() -> re.Pattern[str]:
    written: list[str] = read_data("hosts-of-interest.json")["stages"]
    return re.compile("(" + "|".join(map(re.escape, written)) + r")(\d*|[-.].*)[.]", re.IGNORECASE)
