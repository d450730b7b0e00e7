"""The declaration names whom to write to about eco-design.

Why: a person in charge answers questions and receives what visitors notice. Who: the public and the buyer. How
to fix: write an address, that of a person or of a service, in the declaration.
"""

import re

from rules.ecodesign import Said, quoted, read_declaration, where
from rules.outcomes import finding, passed, to_review, unmeasured
from rules.reader import SiteReader
from rules.rule import rule
from rules.vocabulary import Outcome
from rules.wording import say, text

_ADDRESS = re.compile(r"[\w.+-]+@[\w-]+(\.[\w-]+)+|\b0\d([ .]?\d\d){4}\b|\+33 ?\d([ .]?\d\d){4}\b")
_ROLE = re.compile(
    r"r[ée]f[ée]rent|[ée]co[- ]?conception|num[ée]rique responsable|eco[- ]?design|sustainability",
    re.IGNORECASE,
)


@rule(
    id="ecodesign-contact",
    scope="site",
    theme="ecodesign",
    unit=text("contact", "contact"),
    title=text("Donner un contact pour l'écoconception", "Give a contact for eco-design"),
    why=text(
        "Un référent répond aux questions et reçoit ce que les visiteurs remarquent.",
        "A person in charge answers questions and receives what visitors notice.",
    ),
    who=text("Le public et l'acheteur.", "The public and the buyer."),
    fix=text(
        "Écrire dans la déclaration une adresse, nominative ou générique.",
        "Write in the declaration an address, that of a person or of a service.",
    ),
    criteria={"rgesn:1.3": "c"},
    source="RGESN 2024, 1.3",
)
def judge(site: SiteReader) -> Outcome:
    """Look in the declaration for an address or a telephone in a sentence on eco-design, not that of the whole site.

    The address must stand in the very sentence that names the person in charge or eco-design, and not on the
    home page: the footer's address is not a contact for eco-design.
    """
    if not any(page.measured for page in site.pages):
        return unmeasured(["page"])
    found = read_declaration(site)
    home = site.home.text if site.home and not site.home.eco.declaration else ""
    held = [one for one in found.sentences if _is_contact(one, home)]
    if held:
        return passed(say("Contact donné : {said}.", "Contact given: {said}.", said=quoted(held[:1])))
    facts = where(site, found)
    if not found.pages:
        return to_review([], facts)
    missing = text(
        "Aucun contact pour l'écoconception n'a été reconnu dans la déclaration.",
        "No contact for eco-design was recognised in the declaration.",
    )
    one = finding(missing, page=found.pages[0][0], component="no contact", certain=False)
    return to_review([one], missing)


def _is_contact(one: Said, home: str) -> bool:
    address = _ADDRESS.search(one.sentence)
    return bool(address and address.group() not in home and _ROLE.search(_ADDRESS.sub(" ", one.sentence)))
