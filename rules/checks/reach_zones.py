"""Each zone found on several pages can be reached or skipped.

Why: a zone that nothing announces is read on every page. Who: screen reader and keyboard users. How to fix:
give the zone its element or its ARIA role, for instance role="search".
"""

from rules.evidence.structure import Structure, Zone
from rules.outcomes import decide, finding
from rules.reader import PageReader
from rules.rule import rule
from rules.vocabulary import Finding, Outcome
from rules.wording import say, text

_NAMES = {
    "header": text("L'en-tête", "The header"),
    "footer": text("Le pied de page", "The footer"),
    "nav": text("Le menu", "The menu"),
    "main": text("Le contenu principal", "The main content"),
    "search": text("Le moteur de recherche", "The search engine"),
}


@rule(
    id="reach-zones",
    theme="navigation",
    unit=text("zone", "zone"),
    title=text("Permettre d'atteindre ou d'éviter chaque zone", "Let people reach or skip each zone"),
    why=text(
        "Une zone que rien n'annonce est relue sur chaque page.",
        "A zone that nothing announces is read again on every page.",
    ),
    who=text(
        "Les personnes qui utilisent un lecteur d'écran ou le clavier.",
        "People who use a screen reader or the keyboard.",
    ),
    fix=text(
        'Donner à la zone sa balise ou son rôle ARIA, par exemple role="search".',
        'Give the zone its tag or its ARIA role, for instance role="search".',
    ),
    criteria={"rgaa:12.6": "nc"},
    needs=(Structure,),
    source="RGAA 4.1.2, 12.6",
)
def judge(page: PageReader) -> Outcome:
    """Report the zones with neither landmark, heading nor link to them."""
    record = page.need(Structure)
    bare = [zone for zone in record.zones if not (zone.landmark or zone.titled or zone.target)]
    # Blocks that are zones by their name inside another zone of the same kind say the same thing once.
    kinds = {zone.kind: zone for zone in reversed(bare)}
    kinds = {k: z for k, z in kinds.items() if k == "search" or not _covered(record, k)}
    found = [_finding(zone) for zone in kinds.values()]
    facts = say(
        "Zones : {n} ; sans moyen de les atteindre : {bad}.",
        "Zones: {n}; without a way to reach them: {bad}.",
        n=len(record.zones) + len(record.landmarks),
        bad=len(found),
    )
    return decide(found, facts)


def _covered(record: Structure, kind: str) -> bool:
    """Tell whether the page has this zone as a landmark elsewhere."""
    roles = {
        "header": "banner",
        "footer": "contentinfo",
        "nav": "navigation",
        "main": "main",
        "search": "search",
    }
    return any(
        mark.rendered
        and (
            roles[kind] == mark.role or (kind == mark.tag and (kind in ("nav", "main") or not mark.sectioned))
        )
        for mark in record.landmarks
    )


def _finding(zone: Zone) -> Finding:
    what = say(
        "{zone} n'a ni rôle, ni titre, ni lien pour l'atteindre ou l'éviter.",
        "{zone} has no role, no heading, no link to reach or skip it.",
        zone=_NAMES[zone.kind],
    )
    repeated = zone.kind != "search" or (
        zone.place.region in ("header", "footer", "nav", "") and zone.before_main
    )
    return finding(what, place=zone.place, party="template", certain=repeated)
