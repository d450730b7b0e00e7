"""The service is used in a browser: nothing to install, nothing to update.

Why: some criteria are about devices sold with a service, or about updates to install. Who: the person who
decides whether these criteria apply. How to fix: nothing to fix here: confirm that the service has no
application of its own.
"""

from rules.addresses import host_name
from rules.evidence.ledger import Ledger
from rules.evidence.page import Page
from rules.outcomes import told
from rules.reader import PageReader
from rules.referentials import read_data
from rules.rule import rule
from rules.vocabulary import Outcome
from rules.wording import count, join, say, size, text

_NOT_SOLD = text(
    "Proposition : non applicable, à confirmer (un site web n'est pas vendu avec un terminal).",
    "Proposal: not applicable, to confirm (a website is not sold with a device).",
)
_NOTHING_TO_INSTALL = text(
    "Proposition : non applicable, à confirmer (les mises à jour se font sur le serveur, sans rien installer).",
    "Proposal: not applicable, to confirm (updates are made on the server, nothing is installed).",
)

_NO_OBJECT = text(
    "Proposition : non applicable, à confirmer (un site web ne repose pas sur un objet connecté).",
    "Proposal: not applicable, to confirm (a website does not rest on a connected object).",
)


@rule(
    id="web-delivery",
    theme="architecture",
    unit=text("page", "page"),
    title=text("Service utilisé dans un navigateur", "Service used in a browser"),
    why=text(
        "Des critères portent sur les terminaux vendus avec un service, ou sur des mises à jour à installer.",
        "Some criteria are about devices sold with a service, or about updates to install.",
    ),
    who=text(
        "La personne qui décide si ces critères s'appliquent.", "The person who decides whether they apply."
    ),
    fix=text(
        "Rien à corriger ici : confirmer que le service n'a pas d'application à installer.",
        "Nothing to fix here: confirm that the service has no application to install.",
    ),
    criteria=dict.fromkeys(("rgesn:1.9", "rgesn:1.10", "rgesn:3.4", "rgesn:3.5", "rgesn:3.6"), "none"),
    needs=(Page, Ledger),
    source="RGESN 2024, 3.4, 3.5",
)
def judge(page: PageReader) -> Outcome:
    """Count the links to application stores, the plug-in content, and the script that every update would change."""
    record = page.need(Page)
    stores: tuple[str, ...] = tuple(read_data("hosts-of-interest.json")["stores"])
    found = {link.url for link in record.links if host_name(link.url) in stores}
    plugins = record.counts.get("objects", 0) + record.counts.get("embeds", 0)
    scripts = [r for r in page.answered() if r.party == "own" and r.kind == "script"]
    facts = say(
        "Page affichée dans un navigateur sans rien installer ; liens vers des magasins d'applications : {stores} ; "
        "contenus demandant un module (object, embed) : {plugins}.",
        "Page shown in a browser with nothing to install; links to application stores: {stores}; content that asks "
        "for a plug-in (object, embed): {plugins}.",
        stores=len(found),
        plugins=plugins,
    )
    largest = max(scripts, key=lambda r: r.wire_bytes, default=None)
    code = say(
        "Code du site : {scripts}, le plus lourd de {size}.",
        "Code of the site: {scripts}, the heaviest of {size}.",
        scripts=count(len(scripts), ("script", "scripts"), ("script", "scripts")),
        size=size(largest.wire_bytes if largest else 0),
    )
    about = {"rgesn:1.10": join([_NO_OBJECT, facts])}
    about |= {"rgesn:3.4": join([_NOT_SOLD, facts]), "rgesn:3.5": join([_NOTHING_TO_INSTALL, facts])}
    return told(facts, about | {"rgesn:3.6": join([facts, code])})
