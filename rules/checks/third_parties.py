"""No third party's service loads before the visitor chose it.

Why: a map, a video player or an audience counter of another company brings its own files, and tells that company
who visits. Who: everybody's privacy, and slow devices. How to fix: show a still picture and a button; load the
service when asked for; host fonts and libraries on the site.
"""

from collections import defaultdict

from rules.addresses import host, host_name
from rules.evidence.ledger import Ledger, Request
from rules.outcomes import decide, finding, not_applicable
from rules.reader import PageReader
from rules.rule import rule
from rules.services import OPTIONAL, ROLES, role_of, service_of
from rules.vocabulary import Finding, Outcome, Text
from rules.wording import count, requests, say, size, text


@rule(
    id="third-parties",
    theme="third-parties",
    unit=text("service tiers", "third-party service"),
    title=text(
        "Ne charger les services tiers qu'à la demande", "Load third-party services only when asked for"
    ),
    why=text(
        "Un service tiers apporte ses propres fichiers et apprend qui visite le site, avant tout choix.",
        "A third-party service brings its own files and learns who visits the site, before any choice.",
    ),
    who=text(
        "La vie privée de chacun ; les appareils lents, qui exécutent ce code en plus.",
        "Everybody's privacy; slow devices, which run this code on top.",
    ),
    fix=text(
        "Montrer une image fixe et un bouton, charger le service au clic ; héberger soi-même polices et bibliothèques.",
        "Show a still picture and a button, load the service on click; host fonts and libraries on the site.",
    ),
    criteria={"rgesn:4.4": "nc", "rgesn:2.10": "none", "rgesn:1.6": "none", "rgesn:2.8": "none"},
    needs=(Ledger,),
    source="RGESN 2024, 4.4",
)
def judge(page: PageReader) -> Outcome:
    """Group the requests to third parties by host; a known service a page works without is proven.

    Another host (it may deliver the site's own files), and a service that may be needed (captcha, payment, consent,
    library, font), are left to a person.
    """
    hosts: dict[str, list[Request]] = defaultdict(list)
    for request in page.need(Ledger).requests:
        if request.party == "third" and not request.favicon and request.outcome != "blocked":
            hosts[host(request.url)].append(request)
    if not hosts:
        return not_applicable(text("Aucune requête vers un tiers.", "No request to a third party."))
    facts = say(
        "{hosts} avant tout choix du visiteur : {requests}.",
        "{hosts} before any choice of the visitor: {requests}.",
        hosts=count(len(hosts), ("hôte tiers", "hôtes tiers"), ("third-party host", "third-party hosts")),
        requests=requests(sum(map(len, hosts.values()))),
    )
    return decide([_finding(name, made) for name, made in sorted(hosts.items())], facts)


def _finding(name: str, made: list[Request]) -> Finding:
    service = service_of(name)
    role = role_of(service)
    weight = sum(r.wire_bytes for r in made)
    what = say(
        "{requests} vers {host}{service} ({size}) sans que le visiteur l'ait demandé.",
        "{requests} to {host}{service} ({size}) though the visitor did not ask.",
        requests=requests(len(made)),
        host=name,
        service=_named(service, role),
        size=size(weight),
    )
    return finding(
        what,
        resource=made[0].url,
        party="third",
        component=host_name(made[0].url),
        certain=role in OPTIONAL,
        saved_bytes=weight,
        saved_requests=len(made),
    )


def _named(service: str, role: str) -> Text:
    if not service:
        return Text("", "")
    return say(" ({service}, {role})", " ({service}, {role})", service=service, role=ROLES[role])
