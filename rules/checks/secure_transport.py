"""The site's own files travel over HTTPS, with TLS 1.3.

Why: HTTPS and TLS 1.3 keep the service reachable as browsers drop older protocols, and TLS 1.3 opens a connection one
round trip sooner. Who: everybody's privacy; mobile networks, where a round trip is slow. How to fix: a certificate on
the web server, a redirect from http:// to https://, and TLS 1.3 turned on.
"""

from collections import Counter

from rules.addresses import host
from rules.evidence.ledger import Ledger, Request
from rules.outcomes import decide, finding, unmeasured
from rules.reader import PageReader
from rules.rule import rule
from rules.vocabulary import Finding, Outcome
from rules.wording import requests, say, text

_MODERN = ("TLS 1.3", "QUIC")


@rule(
    id="secure-transport",
    theme="network",
    unit=text("hôte", "host"),
    title=text("Servir le site en HTTPS, avec TLS 1.3", "Serve the site over HTTPS, with TLS 1.3"),
    why=text(
        "HTTPS et TLS 1.3 gardent le service accessible quand les navigateurs abandonnent les anciens protocoles.",
        "HTTPS and TLS 1.3 keep the service reachable as browsers drop the older protocols.",
    ),
    who=text(
        "La vie privée de chacun ; les réseaux mobiles, où TLS 1.3 épargne un aller-retour par connexion.",
        "Everybody's privacy; mobile networks, where TLS 1.3 spares a round trip per connection.",
    ),
    fix=text(
        "Installer un certificat, rediriger http:// vers https://, et activer TLS 1.3 sur le serveur web.",
        "Install a certificate, redirect http:// to https://, and turn TLS 1.3 on in the web server.",
    ),
    criteria={"rgesn:3.3": "nc", "rgesn:1.7": "none"},
    needs=(Ledger,),
    source="RGESN 2024, 3.3",
)
def judge(page: PageReader) -> Outcome:
    """Read scheme and TLS version of each answered request of the site; third parties are facts only.

    The browser offers TLS 1.3 on every connection: an older version agreed on is the server's. An answer without a
    known version (service worker, reused connection) proves nothing.
    """
    own = [r for r in page.answered() if r.party == "own" and r.url.startswith("http")]
    if not own:
        return unmeasured([Ledger.NAME], text("Aucune réponse du site.", "No answer of the site."))
    clear = Counter(host(r.url) for r in own if r.url.startswith("http:"))
    old = Counter((host(r.url), r.tls) for r in own if r.tls and not r.tls.startswith(_MODERN))
    facts = say(
        "Réponses du site en HTTPS : {safe} sur {total} ; en TLS 1.3 : {new} ; version de TLS inconnue : {unknown}. "
        "Réponses de tiers en HTTPS : {third_safe} sur {third}.",
        "Responses of the site over HTTPS: {safe} of {total}; over TLS 1.3: {new}; TLS version unknown: {unknown}. "
        "Responses of third parties over HTTPS: {third_safe} of {third}.",
        safe=len(own) - clear.total(),
        total=len(own),
        new=sum(r.tls.startswith(_MODERN) for r in own),
        unknown=sum(not r.tls and r.url.startswith("https:") for r in own),
        third_safe=sum(r.url.startswith("https:") for r in _third(page)),
        third=len(_third(page)),
    )
    findings = [_clear(name, many) for name, many in sorted(clear.items())]
    findings += [_old(name, version, many) for (name, version), many in sorted(old.items())]
    return decide(findings, facts)


def _third(page: PageReader) -> list[Request]:
    return [r for r in page.answered() if r.party == "third" and r.url.startswith("http")]


def _clear(name: str, many: int) -> Finding:
    what = say(
        "{requests} vers {host} en clair (http://).",
        "{requests} to {host} in the clear (http://).",
        requests=requests(many),
        host=name,
    )
    return finding(what, resource=name, party="template", component="clear")


def _old(name: str, version: str, many: int) -> Finding:
    what = say(
        "{requests} vers {host} en {version}, alors que le navigateur propose TLS 1.3.",
        "{requests} to {host} over {version}, though the browser offers TLS 1.3.",
        requests=requests(many),
        host=name,
        version=version,
    )
    return finding(what, resource=name, party="template", component="old TLS")
