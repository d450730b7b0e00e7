"""No link of the site leads to a page that is gone.

Why: a dead link stops the visitor on the way to a service. Who: everybody, first people who find their way with
difficulty. How to fix: correct the link, or redirect the old address to the page that replaces it.
"""

from rules.addresses import file_name, path
from rules.evidence.inventory import Address
from rules.outcomes import decide, finding, unmeasured
from rules.reader import SiteReader
from rules.rule import rule
from rules.vocabulary import Finding, FindingParty, Outcome, Text
from rules.wording import pages, say, text

_GUARDED = frozenset({401, 403, 407, 429})
_TEMPLATE_SHARE = 0.5
_FEW_PAGES = 4


@rule(
    id="dead-links",
    scope="site",
    theme="links",
    unit=text("lien", "link"),
    title=text("Réparer les liens morts", "Repair dead links"),
    why=text(
        "Un lien mort arrête le visiteur sur le chemin d'un service.",
        "A dead link stops the visitor on the way to a service.",
    ),
    who=text(
        "Tout le monde, et d'abord les personnes qui s'orientent avec difficulté.",
        "Everybody, and first people who find their way with difficulty.",
    ),
    fix=text(
        "Corriger le lien, ou rediriger l'ancienne adresse vers la page qui la remplace.",
        "Correct the link, or redirect the old address to the page that replaces it.",
    ),
    criteria={"rgesn:2.7": "none", "rgesn:5.8": "none"},
    source="RGESN 2024, 2.7, 5.8",
)
def judge(site: SiteReader) -> Outcome:
    """Find the addresses of the inventory answered by an error; 5xx and silence are left to a person."""
    if site.addresses is None:
        return unmeasured(["inventory"])
    dead = [a for a in site.addresses if a.kind == "error" and a.found_on and a.status not in _GUARDED]
    known = sum(a.kind == "page" for a in site.addresses)
    facts = say(
        "Adresses mortes : {dead} sur {total} connues du site.",
        "Dead addresses: {dead} of {total} known on the site.",
        dead=len(dead),
        total=len(site.addresses),
    )
    return decide([one for address in dead for one in _findings(address, known)], facts)


def _findings(address: Address, known_pages: int) -> list[Finding]:
    total = max(address.found_on_total, len(address.found_on))
    everywhere = total >= _FEW_PAGES and total >= known_pages * _TEMPLATE_SHARE
    party: FindingParty = "template" if everywhere else "content"
    return [
        finding(
            _what(address, total),
            page=page,
            resource=address.url,
            party=party,
            component=path(address.url),
            certain=400 <= address.status < 500,
        )
        for page in address.found_on
    ]


def _what(address: Address, total: int) -> Text:
    answer = (
        say("erreur {status}", "error {status}", status=str(address.status))
        if address.status
        else text("aucune réponse", "no answer")
    )
    return say(
        "{name} : {answer} ; des liens y mènent sur {pages}.",
        "{name}: {answer}; links lead to it on {pages}.",
        name=file_name(address.url),
        answer=answer,
        pages=pages(total),
    )
