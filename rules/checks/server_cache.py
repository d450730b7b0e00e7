"""What the server says of its own cache for the page, and whether it may be kept at all.

Why: a page built anew for each visitor costs the server the same work each time. Who: the site's own server.
How to fix: cache the pages on the server, and let shared caches keep those that are the same for all.
"""

from rules.evidence.ledger import Ledger
from rules.outcomes import told, unmeasured
from rules.reader import PageReader
from rules.rule import rule
from rules.vocabulary import Outcome
from rules.wording import say, text

_SIGNS = (
    "age",
    "x-cache",
    "x-cache-status",
    "cf-cache-status",
    "x-varnish",
    "x-drupal-cache",
    "x-proxy-cache",
    "via",
)
_POLICY = ("cache-control", "etag", "last-modified", "server-timing")


@rule(
    id="server-cache",
    theme="network",
    unit=text("page", "page"),
    title=text("Cache du serveur", "Cache of the server"),
    why=text(
        "Une page construite à neuf pour chaque visiteur coûte chaque fois le même travail au serveur.",
        "A page built anew for each visitor costs the server the same work each time.",
    ),
    who=text(
        "Le serveur du site, donc son énergie et son prix.", "The site's server, so its energy and its price."
    ),
    fix=text(
        "Mettre en cache sur le serveur les pages identiques pour tous, avec une règle d'expiration.",
        "Cache on the server the pages that are the same for all, with a rule of expiry.",
    ),
    criteria={"rgesn:7.1": "none"},
    needs=(Ledger,),
    source="RGESN 2024, 7.1",
)
def judge(page: PageReader) -> Outcome:
    """Quote the headers of the page's own document that speak of a cache."""
    documents = [
        r for r in page.answered() if r.kind == "document" and r.party == "own" and r.target == "page"
    ]
    if not documents:
        return unmeasured([Ledger.NAME], text("Aucune réponse du document.", "No answer of the document."))
    headers = documents[0].headers
    signs = [f"{name}: {headers[name]}" for name in _SIGNS if name in headers]
    policy = [f"{name}: {headers[name]}" for name in _POLICY if name in headers]
    none = text("aucun", "none")
    facts = say(
        "Signes d'un cache dans la réponse du document : {signs} ; règles : {policy}.",
        "Signs of a cache in the answer of the document: {signs}; rules: {policy}.",
        signs=", ".join(signs) or none,
        policy=", ".join(policy) or none,
    )
    return told(facts)
