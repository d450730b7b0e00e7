"""Evidence for the rules of eco-design: declaration, protocols, hosting, what a person is told."""

from rules.evidence.ledger import Request
from rules.evidence.record import Record
from tests import factories as make
from tests.rules.case import Case

BUDGET = "Une page pèse au plus 1 Mo et fait au plus 30 requêtes au chargement."
MANY = [make.request(f"/{n}.css", kind="stylesheet", mime="text/css") for n in range(12)]


def declaring(said: str, *requests: Request) -> list[Record]:
    """A page that is the eco-design declaration, and says this."""
    text = f"Déclaration d'écoconception\nRéférentiel : RGESN 2024\n{said}"
    return [make.page_record(title="Déclaration d'écoconception", text=text), make.ledger(*requests)]


PASSING: dict[str, Case] = {
    "declared-budget": Case(declaring(BUDGET)),
    "ecodesign-declaration": Case(declaring("Le service est à jour.")),
}
FAILING: dict[str, Case] = {
    "declared-budget": Case(declaring("Une page fait au plus 10 requêtes.", *MANY)),
}
REVIEWING: dict[str, Case] = {"ecodesign-declaration": Case()}
TELLING: dict[str, Case] = {}
