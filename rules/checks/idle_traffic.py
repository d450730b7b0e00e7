"""A page nobody touches asks for nothing.

Why: a page that asks its server again and again keeps radio, processor and server awake for a reader who does nothing.
Who: batteries, small data plans, the server. How to fix: ask only when the page is looked at and touched; ask less
often; let the server speak when there is something to say.
"""

from collections import defaultdict

from rules.addresses import file_name, host_name, shape
from rules.evidence.idle import Idle
from rules.evidence.ledger import Request
from rules.outcomes import decide, finding
from rules.reader import PageReader, party_of_request
from rules.rule import rule
from rules.thresholds import bar, source
from rules.vocabulary import Finding, Outcome
from rules.wording import number, requests, say, size, text

LEAST = 3
"""Times an address must be asked to be said polled, however short the time was."""


@rule(
    id="idle-traffic",
    scope="template",
    theme="network",
    unit=text("adresse", "address"),
    title=text("Ne rien demander quand personne n'agit", "Ask for nothing when nobody acts"),
    why=text(
        "Une page qui interroge sans cesse son serveur tient éveillés l'appareil, le réseau et le serveur.",
        "A page that asks its server without end keeps the device, the network and the server awake.",
    ),
    who=text(
        "Les batteries, les petits forfaits et le serveur.", "Batteries, small data plans, and the server."
    ),
    fix=text(
        "N'interroger le serveur que lorsque la page est regardée et utilisée, et moins souvent.",
        "Ask the server only while the page is looked at and used, and less often.",
    ),
    criteria={"rgesn:6.1": "none", "rgesn:6.5": "none"},
    needs=(Idle,),
    source=source("idle-polling"),
)
def judge(page: PageReader) -> Outcome:
    """Find addresses asked again and again while nothing was done; media that play are another rule's."""
    idle = page.need(Idle)
    asked: dict[tuple[str, str], list[Request]] = defaultdict(list)
    for request in idle.counted:
        if request.kind != "media":
            asked[host_name(request.url), shape(request.url)].append(request)
    polled = [
        made
        for _, made in sorted(asked.items())
        if len(made) >= LEAST and idle.per_minute(len(made)) >= bar("idle-polling")
    ]
    facts = say(
        "En {seconds} s sans rien faire : {requests}, {size} ; connexions gardées ouvertes : {open}.",
        "In {seconds} s of doing nothing: {requests}, {size}; connections kept open: {open}.",
        seconds=number(idle.seconds, 1),
        requests=requests(len(idle.counted)),
        size=size(idle.wire_bytes),
        open=len(idle.sockets),
    )
    return decide([_finding(idle, made) for made in polled], facts)


def _finding(idle: Idle, made: list[Request]) -> Finding:
    weight = sum(r.wire_bytes for r in made)
    what = say(
        "{name} est demandé {times} fois en {seconds} s sans que personne n'agisse ({size} par minute).",
        "{name} is asked for {times} times in {seconds} s though nobody acts ({size} a minute).",
        name=file_name(made[0].url),
        times=len(made),
        seconds=number(idle.seconds, 1),
        size=size(idle.per_minute(weight)),
    )
    return finding(
        what,
        resource=made[0].url,
        party="third" if made[0].party == "third" else "template",
        component=host_name(made[0].url) if party_of_request(made[0]) == "third" else shape(made[0].url),
    )
