"""The page asks for few files: at most 30 requests at the first visit.

Why: each request wakes the device's radio, the network and a server up. Who: people on mobile networks,
where each round trip is slow. How to fix: remove what is not used, merge small files, load images when they show.
"""

from rules.evidence.ledger import Ledger
from rules.outcomes import decide, finding
from rules.reader import PageReader
from rules.rule import rule
from rules.thresholds import bar, source
from rules.vocabulary import Outcome
from rules.wording import requests, say, text


@rule(
    id="page-requests",
    theme="weight",
    unit=text("page", "page"),
    title=text("Réduire le nombre de requêtes des pages", "Reduce the number of requests of the pages"),
    why=text(
        "Chaque requête réveille l'antenne de l'appareil, le réseau et un serveur.",
        "Each request wakes up the device's radio, the network and a server.",
    ),
    who=text(
        "Les personnes sur un réseau mobile, où chaque aller-retour est lent.",
        "People on mobile networks, where each round trip is slow.",
    ),
    fix=text(
        "Supprimer les fichiers inutilisés, regrouper les petits, ne charger les images que lorsqu'elles se voient.",
        "Remove unused files, merge small ones, load images only when they show.",
    ),
    criteria={"rgesn:6.1": "none"},
    needs=(Ledger,),
    source=source("page-requests"),
)
def judge(page: PageReader) -> Outcome:
    """Compare the number of requests that weigh with the bar."""
    made, limit = len(page.need(Ledger).counted), int(bar("page-requests"))
    facts = say(
        "{made}, pour {limit} au plus.",
        "{made}, against {limit} at most.",
        made=requests(made),
        limit=limit,
    )
    if made <= limit:
        return decide([], facts)
    what = say(
        "La page fait {made}, soit {more} de trop.",
        "The page makes {made}, {more} too many.",
        made=requests(made),
        more=made - limit,
    )
    return decide([finding(what, component="page")], facts)
