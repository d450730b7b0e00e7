"""No file is downloaded twice by the same page.

Why: the second download brings what the page already had. Who: small data plans. How to fix: let the file be
kept in the cache (no no-store), and load it at one place of the template.
"""

from collections import defaultdict

from rules.addresses import file_name, host_name, shape
from rules.evidence.ledger import Ledger, Request
from rules.outcomes import decide, finding
from rules.reader import STATIC_KINDS, PageReader, party_of_request
from rules.rule import rule
from rules.vocabulary import Finding, Outcome
from rules.wording import say, size, text


@rule(
    id="duplicate-requests",
    theme="network",
    unit=text("fichier", "file"),
    title=text("Ne télécharger chaque fichier qu'une fois", "Download each file only once"),
    why=text(
        "Le second téléchargement apporte ce que la page avait déjà.",
        "The second download brings what the page already had.",
    ),
    who=text("Les personnes qui ont un petit forfait.", "People with a small data plan."),
    fix=text(
        "Permettre au navigateur de garder le fichier, et ne l'appeler qu'à un endroit du gabarit.",
        "Let the browser keep the file, and ask for it at one place of the template.",
    ),
    criteria={"rgesn:6.5": "nc", "rgesn:6.2": "none"},
    needs=(Ledger,),
    source="RGESN 2024, 6.5",
)
def judge(page: PageReader) -> Outcome:
    """Find static files answered whole (200) more than once over the network for one address."""
    loads: dict[str, list[Request]] = defaultdict(list)
    for request in page.answered():
        # An answer of no byte came from the cache, whatever the browser says of it.
        if (
            request.kind in STATIC_KINDS
            and request.method == "GET"
            and request.status == 200
            and request.wire_bytes
        ):
            loads[request.url].append(request)
    twice = [made for made in loads.values() if len(made) > 1]
    facts = say(
        "Fichiers téléchargés plusieurs fois : {twice} sur {total}.",
        "Files downloaded more than once: {twice} of {total}.",
        twice=len(twice),
        total=len(loads),
    )
    return decide([_finding(made) for made in twice], facts)


def _finding(made: list[Request]) -> Finding:
    first, *again = made
    wasted = sum(r.wire_bytes for r in again)
    what = say(
        "{name} est téléchargé {times} fois ({size} de trop).",
        "{name} is downloaded {times} times ({size} too much).",
        name=file_name(first.url),
        times=len(made),
        size=size(wasted),
    )
    return finding(
        what,
        resource=first.url,
        party=party_of_request(first),
        component=host_name(first.url) if first.party == "third" else shape(first.url),
        saved_bytes=wasted,
        saved_requests=len(again),
    )
