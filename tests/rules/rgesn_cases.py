"""Evidence for the rules of eco-design: declaration, protocols, hosting, what a person is told."""

from msgspec.structs import replace

from rules.evidence.documents import DocumentFacts
from rules.evidence.hosts import HostFacts
from rules.evidence.ledger import Request
from rules.evidence.record import Record
from rules.evidence.views import Beyond, Views
from tests import factories as make
from tests.rules.case import Case

BUDGET = "Une page pèse au plus 1 Mo et fait au plus 30 requêtes au chargement."
MANY = [make.request(f"/{n}.css", kind="stylesheet", mime="text/css") for n in range(12)]


def declaring(said: str, *requests: Request) -> list[Record]:
    """A page that is the eco-design declaration, and says this."""
    text = f"Déclaration d'écoconception\nRéférentiel : RGESN 2024\n{said}"
    return [make.page_record(title="Déclaration d'écoconception", text=text), make.ledger(*requests)]


SOUND = HostFacts(
    host="exemple.fr",
    port=443,
    secure=True,
    names="measured",
    ipv4=["192.0.2.1"],
    ipv6=["2001:db8::1"],
    tls="measured",
    versions={"TLS 1.3": True, "TLS 1.2": True},
    alpn="h2",
    cipher="TLS_AES_128_GCM_SHA256",
)
TAGGED = DocumentFacts(
    url="https://exemple.fr/guide.pdf",
    status="read",
    mime="application/pdf",
    pages=2,
    tagged=True,
    lang="fr",
    title="Guide",
    title_shown=True,
    scanned=False,
)
GUIDE = make.address("/guide.pdf", "document", mime="application/pdf", found_on=[make.HOME], found_on_total=1)
ON_IPV4 = replace(SOUND, ipv6=[])
YOUTUBE = make.request("https://www.youtube.com/embed/1", party="third", kind="document")
OLD_TLS = make.request("/a.js", kind="script", mime="text/javascript", tls="TLS 1.2")

WIDE = Beyond(width=1200, content=1500, places=[make.place("main>table")])

PASSING: dict[str, Case] = {
    "declared-budget": Case(declaring(BUDGET)),
    "ecodesign-declaration": Case(declaring("Le service est à jour.")),
    "ecodesign-contact": Case(declaring("Référent écoconception : numerique@exemple.fr")),
    "documents-accessible": Case(addresses=[make.address("/"), GUIDE], site={"documents": [TAGGED]}),
    "host-protocols": Case(site={"hosts": [SOUND]}),
    "screen-width": Case([Views(views=[], beyond=replace(WIDE, content=1200, places=[]))]),
    "undeclared-services": Case(declaring("Services tiers : YouTube, pour le conseil municipal.", YOUTUBE)),
}
FAILING: dict[str, Case] = {
    "declared-budget": Case(declaring("Une page fait au plus 10 requêtes.", *MANY)),
    "host-protocols": Case(site={"hosts": [ON_IPV4]}),
    "undeclared-services": Case(declaring("Services tiers : Matomo Cloud.", YOUTUBE)),
    "screen-width": Case([Views(views=[], beyond=WIDE)]),
    "secure-transport": Case([make.ledger(OLD_TLS)]),
}
REVIEWING: dict[str, Case] = {
    "documents-accessible": Case(
        addresses=[make.address("/"), GUIDE], site={"documents": [replace(TAGGED, tagged=False, lang="")]}
    ),
    "ecodesign-declaration": Case(),
    "ecodesign-contact": Case(declaring("Le service est à jour.")),
    "environments": Case([make.page_record(links=[make.link("https://recette.exemple.fr/", "Recette")])]),
}
TELLING: dict[str, Case] = {
    "interface-inventory": Case(),
    "low-bandwidth": Case(),
    "server-cache": Case(),
    "technical-stack": Case(),
    "web-delivery": Case(),
    "trained-models": Case(),
    "stored-volume": Case(),
    "hosting-named": Case(),
    "source-code": Case(),
}
