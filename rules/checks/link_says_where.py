"""A link says where it leads, alone or with what stands around it.

Why: people who move from link to link hear "read more" and nothing else. Who: screen reader users, people
with a magnifier, people who tire quickly. How to fix: write the subject in the link.
"""

from collections import defaultdict

from rules.evidence.named import Named, NamedLink
from rules.generic_words import is_all_purpose, is_generic
from rules.outcomes import decide, finding, not_applicable
from rules.reader import PageReader
from rules.rule import rule
from rules.thresholds import bar
from rules.vocabulary import Finding, Outcome
from rules.wording import say, text

Kin = dict[tuple[str, int], set[str]]


@rule(
    id="link-says-where",
    theme="links",
    unit=text("lien", "link"),
    title=text("Dire dans le lien où il mène", "Say in the link where it leads"),
    why=text(
        "Hors de la page, dans la liste des liens ou à l'écoute, un lien passe-partout ne dit "
        "pas où il mène.",
        "Out of the page, in the list of links or when listened to, an all-purpose link does "
        "not say where it leads.",
    ),
    who=text(
        "Les personnes qui utilisent un lecteur d'écran ou une loupe, et celles qui se fatiguent vite.",
        "People who use a screen reader or a magnifier, and people who tire quickly.",
    ),
    fix=text(
        "Écrire le sujet dans le lien : « Lire la suite : travaux de la rue Haute », au besoin "
        "masqué à la vue.",
        'Write the subject in the link: "Read more: works in High Street", hidden from sight if need be.',
    ),
    criteria={"rgaa:6.1": "nc"},
    needs=(Named,),
    source="RGAA 4.1.2, 6.1; WCAG 2.4.4",
)
def judge(page: PageReader) -> Outcome:
    """Find links whose name is all-purpose.

    Proven where nothing is around to tell: no other text in the sentence, paragraph, list item or cell, no
    description, no title, and no heading before, or a heading that several such links share though they lead
    to different places, or, for a link that only points ("ici"), a heading that other texts set far apart.
    """
    record = page.need(Named)
    if not record.links_total:
        return not_applicable(text("Aucun lien.", "No link."))
    vague = [one for one in record.links if is_all_purpose(one.name)]
    kin: Kin = defaultdict(set)
    for one in vague:
        kin[_known_by(one)].add(one.url)
    facts = say(
        "Liens passe-partout : {vague} sur {total}.",
        "All-purpose links: {vague} of {total}.",
        vague=len(vague),
        total=record.links_total,
    )
    return decide([_finding(page, one, kin) for one in vague if not _explained(one, kin)], facts)


def _known_by(link: NamedLink) -> tuple[str, int]:
    return link.name.casefold(), link.heading_number


def _explained(link: NamedLink, kin: Kin) -> bool:
    """Its surroundings tell enough that no person needs to look."""
    return bool(link.context or link.described or _adds(link)) and len(kin[_known_by(link)]) == 1


def _adds(link: NamedLink) -> bool:
    return (
        bool(link.title) and not is_all_purpose(link.title) and link.title.casefold() != link.name.casefold()
    )


def _finding(page: PageReader, link: NamedLink, kin: Kin) -> Finding:
    alone = not (link.context or link.described or _adds(link))
    lost = is_generic(link.name, "pointer") and link.since_heading > bar("heading-of-a-link")
    certain = alone and (not link.heading or lost or len(kin[_known_by(link)]) > 1)
    what = say(
        "« {name} » : rien autour du lien ne dit où il mène."
        if certain
        else "« {name} » : vérifier que ce qui l'entoure dit où il mène.",
        '"{name}": nothing around the link says where it leads.'
        if certain
        else '"{name}": check that what surrounds it says where it leads.',
        name=link.name[:80],
    )
    return finding(what, place=link.place, party=page.party_of(link.place), certain=certain)
