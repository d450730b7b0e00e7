"""The page is light: under 1 MB on the wire at the first visit.

Why: every byte is stored, carried and received; weight is what makes a page slow on an old telephone or a poor
network. Who: people with a small data plan, an old device or a remote village's connection. How to
fix: see the heaviest files of the page; first images, then scripts, fonts and third parties.
"""

from rules.evidence.ledger import Ledger
from rules.outcomes import decide, finding
from rules.reader import PageReader
from rules.rule import rule
from rules.thresholds import bar, source
from rules.vocabulary import Outcome
from rules.wording import requests, say, size, text


@rule(
    id="page-weight",
    theme="weight",
    unit=text("page", "page"),
    title=text("Alléger les pages de plus de 1 Mo", "Lighten the pages above 1 MB"),
    why=text(
        "Chaque octet est stocké, transporté et reçu : le poids use les réseaux et ralentit les appareils anciens.",
        "Every byte is stored, carried and received: weight wears networks out and slows old devices down.",
    ),
    who=text(
        "Les personnes qui ont un petit forfait, un appareil ancien ou une connexion lente.",
        "People with a small data plan, an old device or a slow connection.",
    ),
    fix=text(
        "Commencer par les fichiers les plus lourds de la page : images, puis scripts, polices et services tiers.",
        "Start with the heaviest files of the page: images, then scripts, fonts and third parties.",
    ),
    criteria={"rgesn:6.1": "none", "rgesn:1.5": "none"},
    needs=(Ledger,),
    source=source("page-weight"),
)
def judge(page: PageReader) -> Outcome:
    """Compare the wire bytes of the visit with the bar, in bytes."""
    ledger, limit = page.need(Ledger), bar("page-weight")
    facts = say(
        "{weight} en {requests}, pour {limit} au plus.",
        "{weight} in {requests}, against {limit} at most.",
        weight=size(ledger.wire_bytes),
        requests=requests(len(ledger.counted)),
        limit=size(limit),
    )
    if ledger.wire_bytes <= limit:
        return decide([], facts)
    what = say(
        "La page pèse {weight}, soit {more} de trop.",
        "The page weighs {weight}, {more} too much.",
        weight=size(ledger.wire_bytes),
        more=size(ledger.wire_bytes - limit),
    )
    return decide([finding(what, component="page")], facts)
