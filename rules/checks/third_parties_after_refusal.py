"""A refusal is kept: third parties no longer load.

Why: who refused has said no; a service that loads all the same follows people against their will. Who: everybody's
privacy. How to fix: bind every third-party service to the banner, and check with a refusal.
"""

from collections import defaultdict

from rules.addresses import host, host_name
from rules.evidence.consent_state import ConsentRefused
from rules.evidence.ledger import Request
from rules.outcomes import decide, finding
from rules.reader import PageReader
from rules.rule import rule
from rules.trackers import sent, tracker_of
from rules.vocabulary import Finding, Outcome
from rules.wording import count, requests, say, size, text


@rule(
    id="third-parties-after-refusal",
    scope="template",
    theme="third-parties",
    unit=text("service tiers", "third-party service"),
    title=text("Respecter le refus du visiteur", "Keep to the visitor's refusal"),
    why=text(
        "Une personne qui a refusé est suivie malgré elle, et reçoit des fichiers dont elle ne veut pas.",
        "A person who refused is followed against their will, and receives files they do not want.",
    ),
    who=text("La vie privée de chacun.", "Everybody's privacy."),
    fix=text(
        "Soumettre chaque service tiers au bandeau, et vérifier en refusant.",
        "Bind each third-party service to the banner, and check by refusing.",
    ),
    criteria={"rgesn:1.6": "nc", "rgesn:4.4": "nc"},
    needs=(ConsentRefused,),
    source="RGESN 2024, 1.6 et 4.4 ; loi Informatique et Libertés, art. 82",
)
def judge(page: PageReader) -> Outcome:
    """Group by host the third-party requests that started after the refusal; data sent to a known tracker is proven."""
    state = page.need(ConsentRefused).state
    hosts: dict[str, list[Request]] = defaultdict(list)
    for request in sent(state.requests[state.before :]):
        hosts[host(request.url)].append(request)
    facts = say(
        "Refus par « {label} » ({banner}). Hôtes tiers appelés ensuite : {hosts}.",
        "Refused with “{label}” ({banner}). Third-party hosts called afterwards: {hosts}.",
        label=state.label,
        banner=state.banner,
        hosts=count(len(hosts), ("hôte", "hôtes"), ("host", "hosts")),
    )
    return decide([_finding(name, made) for name, made in sorted(hosts.items())], facts)


def _finding(name: str, made: list[Request]) -> Finding:
    tracker = tracker_of(made[0].url)
    proven = tracker is not None and any(map(tracker.proven_by, made))
    weight = sum(r.wire_bytes for r in made)
    what = say(
        "{requests} vers {host}{service} ({size}) après le refus.",
        "{requests} to {host}{service} ({size}) after the refusal.",
        requests=requests(len(made)),
        host=name,
        service=f" ({tracker.service})" if tracker else "",
        size=size(weight),
    )
    return finding(
        what,
        resource=made[0].url,
        party="third",
        component=host_name(made[0].url),
        certain=proven,
        saved_bytes=weight if proven else None,
        saved_requests=len(made) if proven else None,
    )
