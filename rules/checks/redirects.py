"""Files and pages are asked for at their final address.

Why: a redirect is one more round trip that brings nothing. Who: mobile networks, where each round trip is
slow. How to fix: write the final address in the link, the style sheet or the template.
"""

from rules.addresses import file_name, host_name, shape
from rules.evidence.ledger import Ledger, Request
from rules.outcomes import decide, finding
from rules.reader import PageReader, party_of_request
from rules.rule import rule
from rules.vocabulary import Finding, Outcome
from rules.wording import requests, say, size, text


@rule(
    id="redirects",
    theme="network",
    unit=text("redirection", "redirect"),
    title=text("Appeler les fichiers à leur adresse finale", "Ask for files at their final address"),
    why=text(
        "Une redirection est un aller-retour de plus qui n'apporte rien.",
        "A redirect is one more round trip that brings nothing.",
    ),
    who=text(
        "Les personnes sur un réseau mobile, où chaque aller-retour est lent.",
        "People on mobile networks, where each round trip is slow.",
    ),
    fix=text(
        "Écrire l'adresse finale dans le lien, la feuille de styles ou le gabarit.",
        "Write the final address in the link, the style sheet or the template.",
    ),
    criteria={"rgesn:6.5": "none"},
    needs=(Ledger,),
    source="RGESN 2024, 6.5",
)
def judge(page: PageReader) -> Outcome:
    """Count the redirect answers of the visit (3xx with a target)."""
    ledger = page.need(Ledger)
    hops = [r for r in ledger.counted if 300 <= r.status < 400 and r.redirect_to]
    facts = say(
        "Redirections : {hops} sur {total}.",
        "Redirects: {hops} of {total}.",
        hops=requests(len(hops)),
        total=len(ledger.counted),
    )
    return decide([_finding(hop) for hop in hops], facts)


def _finding(hop: Request) -> Finding:
    what = say(
        "{name} est redirigé vers {target} ({size} pour rien).",
        "{name} is redirected to {target} ({size} for nothing).",
        name=file_name(hop.url),
        target=hop.redirect_to,
        size=size(hop.wire_bytes),
    )
    return finding(
        what,
        resource=hop.url,
        party=party_of_request(hop),
        component=host_name(hop.url) if hop.party == "third" else shape(hop.url),
        saved_bytes=hop.wire_bytes,
        saved_requests=1,
    )
