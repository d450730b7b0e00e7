"""Nobody is followed before having agreed.

Why: services that measure or advertise receive who visits, from where and what they read. Who: everybody's
privacy; requests that serve no visitor. How to fix: load these services only after the visitor accepted.
"""

from collections import defaultdict

from rules.addresses import host_name
from rules.evidence.consent import Consent, Stored
from rules.evidence.ledger import Ledger, Request
from rules.outcomes import decide, finding, not_applicable
from rules.reader import PageReader
from rules.rule import rule
from rules.trackers import Tracker, sent, tracker_of, tracker_of_cookie
from rules.vocabulary import Finding, Outcome, Text
from rules.wording import count, requests, say, text


@rule(
    id="trackers-before-consent",
    theme="third-parties",
    unit=text("service de suivi", "tracking service"),
    title=text("Ne suivre personne avant son accord", "Follow nobody before they agree"),
    why=text(
        "Le service de suivi apprend qui visite le site et ce qui est lu, avant tout choix.",
        "The tracking service learns who visits the site and what is read, before any choice.",
    ),
    who=text("La vie privée de chacun.", "Everybody's privacy."),
    fix=text(
        "Ne charger ce service qu'après l'accord du visiteur, ou le remplacer par une mesure d'audience exemptée.",
        "Load this service only once the visitor agreed, or replace it by an exempt audience measurement.",
    ),
    criteria={"rgesn:1.6": "nc"},
    needs=(Ledger, Consent),
    source="RGESN 2024, 1.6 ; loi Informatique et Libertés, art. 82",
)
def judge(page: PageReader) -> Outcome:
    """Find known trackers in the untouched visit: certain when data left for them, or when they left their cookie."""
    asked = sent(page.need(Ledger).requests)
    cookies = [one for one in page.need(Consent).stored if one.kind == "cookie"]
    if not asked and not cookies:
        return not_applicable(
            text("Aucun tiers appelé, aucun cookie déposé.", "No third party called, no cookie set.")
        )
    made: dict[str, list[Request]] = defaultdict(list)
    left: dict[str, list[Stored]] = defaultdict(list)
    known: dict[str, Tracker] = {}
    for request in asked:
        if tracker := tracker_of(request.url):
            known[tracker.service] = tracker
            made[tracker.service].append(request)
    for cookie in cookies:
        if tracker := tracker_of_cookie(cookie.name):
            known[tracker.service] = tracker
            left[tracker.service].append(cookie)
    facts = say(
        "Services de suivi connus, avant tout choix : {known} ; cookies déposés : {cookies}.",
        "Known tracking services, before any choice: {known}; cookies set: {cookies}.",
        known=len(known),
        cookies=len(cookies),
    )
    return decide([_finding(one, made[name], left[name]) for name, one in sorted(known.items())], facts)


def _finding(tracker: Tracker, made: list[Request], left: list[Stored]) -> Finding:
    collected = [request for request in made if tracker.proven_by(request)]
    what = say(
        "{service} : {requests}{cookies} avant tout choix du visiteur.",
        "{service}: {requests}{cookies} before any choice of the visitor.",
        service=tracker.service,
        requests=requests(len(made)),
        cookies=_cookies(left),
    )
    resource = (collected or made)[0].url if made else ""
    return finding(
        what,
        resource=resource,
        party="third",
        component=host_name(resource) or tracker.service,
        certain=bool(collected or left),
        saved_bytes=sum(r.wire_bytes for r in made) if collected else None,
        saved_requests=len(made) if collected else None,
    )


def _cookies(left: list[Stored]) -> Text:
    if not left:
        return Text("", "")
    names = ", ".join(sorted({one.name[:40] for one in left})[:3])
    return say(
        " et {cookies} ({names})",
        " and {cookies} ({names})",
        cookies=count(len(left), ("cookie", "cookies"), ("cookie", "cookies")),
        names=names,
    )
