"""Every file the page asks for exists.

Why: a request that fails costs a round trip and often hides a broken function. Who: everybody who needed what did
not come. How to fix: restore the file, correct its address, or remove the request.
"""

from rules.addresses import file_name, host_name, shape
from rules.evidence.ledger import Ledger, Request
from rules.outcomes import decide, finding
from rules.reader import PageReader, party_of_request
from rules.rule import rule
from rules.vocabulary import Finding, Outcome, Text
from rules.wording import requests, say, text


@rule(
    id="failed-requests",
    theme="network",
    unit=text("requête", "request"),
    title=text("Réparer ou retirer les fichiers introuvables", "Repair or remove the files that fail"),
    why=text(
        "Une requête qui échoue coûte un aller-retour et cache souvent une fonction cassée.",
        "A request that fails costs a round trip and often hides a broken function.",
    ),
    who=text(
        "Toutes les personnes qui avaient besoin de ce qui n'est pas venu.",
        "Everybody who needed what did not come.",
    ),
    fix=text(
        "Rétablir le fichier, corriger son adresse, ou retirer l'appel.",
        "Restore the file, correct its address, or remove the request.",
    ),
    criteria={"rgesn:6.5": "none", "rgesn:2.7": "none"},
    needs=(Ledger,),
    source="RGESN 2024, 6.5",
)
def judge(page: PageReader) -> Outcome:
    """Find the requests answered by an error (4xx, 5xx), and those without an answer, left to a person."""
    made = [
        r
        for r in page.need(Ledger).requests
        if not r.favicon and (r.outcome not in ("blocked", "aborted") or r.status >= 400)
    ]
    broken = [r for r in made if r.outcome == "failed" or r.status >= 400]
    facts = say(
        "En échec : {broken} sur {total}.",
        "Failed: {broken} of {total}.",
        broken=requests(len(broken)),
        total=len(made),
    )
    return decide([_finding(r) for r in broken], facts)


def _finding(request: Request) -> Finding:
    answered = request.status >= 400
    return finding(
        _what(request),
        resource=request.url,
        party=party_of_request(request),
        component=host_name(request.url) if request.party == "third" else shape(request.url),
        certain=answered,
        saved_bytes=request.wire_bytes if answered else None,
        saved_requests=1 if answered else None,
    )


def _what(request: Request) -> Text:
    if request.status >= 400:
        return say(
            "{name} : le serveur répond par l'erreur {status}.",
            "{name}: the server answers with error {status}.",
            name=file_name(request.url),
            status=str(request.status),
        )
    return say("{name} : aucune réponse.", "{name}: no answer.", name=file_name(request.url))
