"""What was not measured, first what no part of this version measures, and how to lift each gap.

Two kinds, never one word: asked for and failed (exit code 3), or left out (by sampling, by robots.txt, by a
limit, or because no part of this version does it).
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Literal

from rules.evidence.inventory import Address, Limit
from rules.results import PageResult, ReferentialResult, Unmeasured
from rules.site_evidence import SiteEvidence
from rules.vocabulary import Text
from rules.wording import count, number, pages, say, text

_NOT_BUILT = text("Cette version ne le mesure pas.", "This version does not measure it.")
_NEVER: tuple[Text, ...] = (
    text("Appareils et navigateurs anciens (plus de 5 ans)", "Old devices and browsers (over 5 years)"),
    text("Seconde visite, avec le cache", "Second visit, with the cache"),
    text("États du consentement (refus, acceptation)", "Consent states (refused, accepted)"),
    text("Contenu de la déclaration d'accessibilité", "Content of the accessibility declaration"),
    text(
        "Parcours au clavier, zoom et affichage à 320 pixels",
        "Keyboard walk, zoom and display at 320 pixels",
    ),
    text("Accessibilité des documents à télécharger", "Accessibility of documents to download"),
)
_LIMITS: dict[str, Text] = {
    "addresses": text("Adresses au-delà de la limite", "Addresses beyond the limit"),
    "minutes": text("Adresses non visitées faute de temps", "Addresses not reached in time"),
    "depth": text("Adresses trop profondes", "Addresses too deep"),
    "variants": text("Variantes d'une même adresse", "Variants of one address"),
    "crawl-delay": text(
        "Adresses non atteintes, robots.txt demandant de ralentir",
        "Addresses not reached, robots.txt asking to slow down",
    ),
    "visits": text("Pages au-delà de la limite de visites", "Pages beyond the limit of visits"),
}


def unmeasured_of(
    evidence: SiteEvidence, visited: Sequence[PageResult], tables: Iterable[ReferentialResult]
) -> list[Unmeasured]:
    """Return everything that was not measured on the site."""
    return [
        *(Unmeasured(what=what, why=_NOT_BUILT, kind="out") for what in _NEVER),
        *_failed_discovery(evidence),
        *_failed_pages(visited),
        *_missing_records(visited),
        *_left_out(evidence),
        *_refused(evidence.addresses or []),
        *_limits(evidence),
        *_to_review(tables),
    ]


def _failed_discovery(evidence: SiteEvidence) -> list[Unmeasured]:
    found = evidence.discovery
    if found is None:
        what, why = (
            text("Les pages du site", "The pages of the site"),
            text("Aucune exploration.", "No discovery."),
        )
        return [Unmeasured(what=what, why=why, kind="asked")]
    if found.status == "failed":
        why = Text(found.reason_fr or found.reason, found.reason)
        return [Unmeasured(what=text("Les pages du site", "The pages of the site"), why=why, kind="asked")]
    if found.status == "interrupted":
        why = text("L'exploration a été interrompue.", "The discovery was interrupted.")
        lift = text("Relancer la même commande.", "Run the same command again.")
        return [
            Unmeasured(
                what=text("Une partie du site", "A part of the site"), why=why, kind="asked", lift=lift
            )
        ]
    return []


def _failed_pages(visited: Sequence[PageResult]) -> list[Unmeasured]:
    """One entry for each page whose visit failed; a refused page was never asked for."""
    found = []
    for page in visited:
        if page.status in ("failed", "refused"):
            kind: Literal["asked", "out"] = "asked" if page.status == "failed" else "out"
            what = say("La page {url}", "The page {url}", url=page.url)
            found.append(Unmeasured(what=what, why=Text(page.reason, page.reason), kind=kind))
    return found


def _missing_records(visited: Sequence[PageResult]) -> list[Unmeasured]:
    """One entry for each kind of record, with the number of pages that lack it and one reason."""
    reasons: dict[str, list[str]] = defaultdict(list)
    for page in visited:
        for name, reason in page.missing.items():
            reasons[name].append(reason)
    return [
        Unmeasured(
            what=say(
                "Le relevé « {name} » de {pages}",
                "The “{name}” record of {pages}",
                name=name,
                pages=pages(len(given)),
            ),
            why=Text(given[0], given[0]),
            kind="asked",
        )
        for name, given in sorted(reasons.items())
    ]


def _left_out(evidence: SiteEvidence) -> list[Unmeasured]:
    sample = evidence.sample
    if sample is None or not sample.left_out:
        return []
    what = say(
        "{out} sur les {total} pages connues",
        "{out} out of the {total} known pages",
        out=number(sample.left_out),
        total=number(sample.population),
    )
    why = say(
        "Un échantillon de {pages} représente le site.",
        "A sample of {pages} stands for the site.",
        pages=pages(len(sample.pages)),
    )
    return [Unmeasured(what=what, why=why, kind="out", lift=Text("--all-pages", "--all-pages"))]


def _refused(addresses: Sequence[Address]) -> list[Unmeasured]:
    refused = sum(address.kind == "refused" for address in addresses)
    if not refused:
        return []
    what = count(refused, ("adresse", "adresses"), ("address", "addresses"))
    why = text("Le fichier robots.txt du site les refuse.", "The site's robots.txt refuses them.")
    return [Unmeasured(what=what, why=why, kind="out", lift=Text('robots = "ignore"', 'robots = "ignore"'))]


def _limits(evidence: SiteEvidence) -> list[Unmeasured]:
    reached = [*(evidence.discovery.limits if evidence.discovery else [])]
    reached += [one for one in (evidence.sample.limits if evidence.sample else []) if one.name != "visits"]
    return [_limit(one) for one in reached]


def _limit(limit: Limit) -> Unmeasured:
    why = say(
        "Limite atteinte ({value}) : {out} laissées de côté.",
        "Limit reached ({value}): {out} left out.",
        value=number(limit.value, 1),
        out=number(limit.left_out),
    )
    what = _LIMITS.get(limit.name, Text(limit.name, limit.name))
    return Unmeasured(what=what, why=why, kind="out", lift=Text(limit.option, limit.option))


def _to_review(tables: Iterable[ReferentialResult]) -> list[Unmeasured]:
    return [
        Unmeasured(
            what=say(
                "{n} critères {name} sur {total}",
                "{n} of {total} {name} criteria",
                n=t.review,
                name=t.name,
                total=t.total,
            ),
            why=text("Seule une personne peut en décider.", "Only a person can decide."),
            kind="out",
            lift=text(
                "Suivre la procédure officielle de chaque critère.",
                "Follow each criterion's official procedure.",
            ),
        )
        for t in tables
        if t.review
    ]
