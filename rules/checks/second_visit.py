"""The second visit downloads nothing twice.

Why: what the browser already has costs nothing to show again; downloading it anew wastes the visitor's data plan and
the server's work. Who: people who come back, first on mobile plans. How to fix: give each file a lifetime in the cache
and a validator (ETag), and answer 304 when it has not changed.
"""

from rules.addresses import file_name
from rules.evidence.ledger import Request
from rules.evidence.second_visit import FirstSeen, SecondVisit
from rules.outcomes import decide, finding, not_applicable
from rules.reader import STATIC_KINDS, PageReader, party_of_request
from rules.rule import rule
from rules.vocabulary import Finding, Outcome, Text
from rules.wording import join, percent, requests, say, size, text

CACHE_ENTRY = 1_000_000
"""Bytes of a file that any browser keeps; a larger one may have been dropped by the instrument's own cache."""


@rule(
    id="second-visit",
    scope="template",
    theme="network",
    unit=text("fichier", "file"),
    title=text(
        "Ne rien télécharger deux fois d'une visite à l'autre",
        "Download nothing twice from one visit to the next",
    ),
    why=text(
        "Le fichier déjà reçu est téléchargé de nouveau, entier, à chaque visite.",
        "The file already received is downloaded again, whole, at each visit.",
    ),
    who=text(
        "Les personnes qui reviennent sur le site, surtout avec un petit forfait.",
        "People who come back to the site, mostly those with a small data plan.",
    ),
    fix=text(
        "Donner au fichier une durée de conservation (Cache-Control: max-age) et répondre 304 quand il n'a pas changé.",
        "Give the file a lifetime in the cache (Cache-Control: max-age) and answer 304 when it has not changed.",
    ),
    criteria={"rgesn:6.2": "nc"},
    needs=(SecondVisit,),
    source="RGESN 2024, 6.2",
)
def judge(page: PageReader) -> Outcome:
    """Find the site's own static files that came whole a second time, unchanged, with the header that explains it."""
    visit = page.need(SecondVisit)
    if not visit.first_bytes:
        return not_applicable(text("La première visite n'a rien reçu.", "The first visit received nothing."))
    again = {r.url: r for r in visit.again if r.kind in STATIC_KINDS and r.party == "own" and r.wire_bytes}
    facts = say(
        "Première visite : {first}. Seconde : {second} ({share}) ; du cache : {cached} ; revérifiés : {checked}.",
        "First visit: {first}. Second: {second} ({share}); from the cache: {cached}; checked again: {checked}.",
        first=size(visit.first_bytes),
        second=size(visit.wire_bytes),
        share=percent(visit.wire_bytes / visit.first_bytes),
        cached=visit.from_cache,
        checked=len(visit.revalidated),
    )
    found = [_finding(r, visit.first[r.url]) for r in again.values()]
    return decide(found, join([facts, *_worker(visit)]))


def _worker(visit: SecondVisit) -> list[Text]:
    """Tell what a service worker kept and answered; nothing where there is none."""
    answered = [r for r in visit.requests if r.cache == "service_worker"]
    own = [r for r in visit.counted if r.target == "service_worker"]
    if not answered and not own:
        return []
    return [
        say(
            "Le service worker du site répond à {answered} et demande lui-même {asked} ({size}).",
            "The site's service worker answers {answered} and asks for {asked} itself ({size}).",
            answered=requests(len(answered)),
            asked=requests(len(own)),
            size=size(sum(r.wire_bytes for r in own)),
        )
    ]


def _finding(request: Request, before: FirstSeen) -> Finding:
    why, certain = _reason(request, before)
    what = say(
        "{name} est téléchargé de nouveau à la seconde visite ({size}) : {why}.",
        "{name} is downloaded again at the second visit ({size}): {why}.",
        name=file_name(request.url),
        size=size(request.wire_bytes),
        why=why,
    )
    return finding(
        what,
        resource=request.url,
        party=party_of_request(request),
        component="own static",
        certain=certain and request.body_bytes < CACHE_ENTRY,
    )


def _reason(request: Request, before: FirstSeen) -> tuple[Text, bool]:
    """Return why the file came again, and whether the answer's headers prove it."""
    control = request.headers.get("cache-control", "").lower()
    etag, modified = request.headers.get("etag", ""), request.headers.get("last-modified", "")
    if "no-store" in control:
        return text("no-store interdit de le garder", "no-store forbids keeping it"), True
    if request.headers.get("vary", "").strip() == "*":
        return text("Vary: * interdit de le réutiliser", "Vary: * forbids using it again"), True
    if not (etag or modified) and ("max-age" not in control and "expires" not in request.headers):
        return text("ni durée de conservation ni validateur", "neither a lifetime nor a validator"), True
    if (etag and etag == before.etag) or (not etag and modified and modified == before.last_modified):
        return text(
            "le serveur ne répond pas 304 alors qu'il n'a pas changé",
            "the server does not answer 304 though it has not changed",
        ), "max-age" not in control and "expires" not in request.headers
    if etag and before.etag and etag != before.etag:
        return text(
            "son ETag change alors que sa taille reste la même",
            "its ETag changes though its size stays the same",
        ), False
    return text("cause à chercher", "cause to look for"), False
