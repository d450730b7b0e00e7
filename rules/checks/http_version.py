"""The site's own files travel over HTTP/2 or HTTP/3, from one host.

Why: one connection carries all files at once; each other host or older protocol opens more connections. Who:
mobile networks, where opening a connection is slow. How to fix: HTTPS and HTTP/2 on the web server; one host name
for all static files.
"""

from collections import Counter

from rules.addresses import host
from rules.evidence.ledger import Ledger
from rules.outcomes import decide, finding, unmeasured
from rules.reader import PageReader
from rules.rule import rule
from rules.thresholds import bar, source
from rules.vocabulary import Finding, Outcome
from rules.wording import requests, say, text

_MODERN = ("h2", "h3", "http/2", "http/3", "quic")


@rule(
    id="http-version",
    theme="network",
    unit=text("hôte", "host"),
    title=text(
        "Passer le serveur à HTTP/2 ou HTTP/3, sur un seul hôte", "Move to HTTP/2 or HTTP/3, on one host"
    ),
    why=text(
        "Avec HTTP/2 ou HTTP/3, une seule connexion transporte tous les fichiers à la fois.",
        "With HTTP/2 or HTTP/3, one connection carries all the files at once.",
    ),
    who=text(
        "Les personnes sur un réseau mobile, où ouvrir une connexion est lent.",
        "People on mobile networks, where opening a connection is slow.",
    ),
    fix=text(
        "Activer HTTPS et HTTP/2 sur le serveur web ; servir les fichiers statiques depuis un seul nom de domaine.",
        "Turn HTTPS and HTTP/2 on in the web server; serve all static files from one host name.",
    ),
    criteria={"rgesn:6.7": "both"},
    needs=(Ledger,),
    source=source("static-hosts"),
)
def judge(page: PageReader) -> Outcome:
    """Read the protocol of each own response, and count the hosts of the site's own static files."""
    own = [r for r in page.answered() if r.party == "own" and r.kind != "websocket" and r.protocol]
    if not own:
        return unmeasured([Ledger.NAME], text("Le protocole est inconnu.", "The protocol is unknown."))
    old = Counter(
        (host(r.url), r.protocol.lower()) for r in own if not r.protocol.lower().startswith(_MODERN)
    )
    hosts = sorted({host(r.url) for r in page.own_static()})
    facts = say(
        "Réponses du site en HTTP/2 ou HTTP/3 : {good} sur {total} ; hôtes de ses fichiers statiques : {hosts}. "
        "HTTP/2 demande HTTPS.",
        "Responses of the site over HTTP/2 or HTTP/3: {good} of {total}; hosts of its static files: {hosts}. "
        "HTTP/2 needs HTTPS.",
        good=len(own) - old.total(),
        total=len(own),
        hosts=len(hosts),
    )
    findings = [_old(name, protocol, many) for (name, protocol), many in sorted(old.items())]
    if len(hosts) > bar("static-hosts"):
        findings.append(_several(hosts))
    return decide(findings, facts)


def _old(name: str, protocol: str, many: int) -> Finding:
    what = say(
        "{requests} vers {host} en {protocol}.",
        "{requests} to {host} over {protocol}.",
        requests=requests(many),
        host=name,
        protocol=protocol,
    )
    return finding(what, resource=name, party="template", component="protocol")


def _several(hosts: list[str]) -> Finding:
    what = say(
        "Les fichiers statiques du site viennent de {total} hôtes : {hosts}.",
        "The site's static files come from {total} hosts: {hosts}.",
        total=len(hosts),
        hosts=", ".join(hosts),
    )
    return finding(what, resource=hosts[0], party="template", component="hosts")
