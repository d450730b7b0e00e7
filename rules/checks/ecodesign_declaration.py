"""The site publishes an eco-design declaration, and its sentences are quoted for the person who decides.

Why: most criteria of RGESN are shown by what the declaration says of the service. Who: the buyer and the public, who
cannot see the choices that were made. How to fix: publish the declaration, linked from the footer; limpide writes
a pre-filled one to complete.
"""

from msgspec.structs import replace

from rules.ecodesign import Declaration, criterion_patterns, quoted, read_declaration, where
from rules.outcomes import finding, passed, to_review, unmeasured
from rules.reader import SiteReader
from rules.rule import rule
from rules.vocabulary import Outcome, Text
from rules.wording import join, say, text


@rule(
    id="ecodesign-declaration",
    scope="site",
    theme="ecodesign",
    unit=text("déclaration", "declaration"),
    title=text("Publier la déclaration d'écoconception", "Publish the eco-design declaration"),
    why=text(
        "La plupart des critères du RGESN se prouvent par ce que la déclaration dit du service.",
        "Most criteria of RGESN are proven by what the declaration says of the service.",
    ),
    who=text(
        "L'acheteur et le public, qui ne peuvent pas voir autrement les choix faits.",
        "The buyer and the public, who cannot see otherwise which choices were made.",
    ),
    fix=text(
        "Compléter la déclaration pré-remplie par limpide, la publier et mettre son lien dans le pied de page.",
        "Complete the declaration pre-filled by limpide, publish it and link to it from the footer.",
    ),
    criteria=dict.fromkeys(criterion_patterns(), "none"),
    source="RGESN 2024, déclaration d'écoconception",
)
def judge(site: SiteReader) -> Outcome:
    """Look for the declaration in the sample and the inventory; quote it on every criterion that asks for it."""
    if not any(page.measured for page in site.pages):
        return unmeasured(["page"])
    found = read_declaration(site)
    about = {one: _about(site, found, one) for one in criterion_patterns()}
    facts = where(site, found)
    if found.pages:
        return replace(passed(facts), about=about)
    none = finding(facts, party="template", component="no declaration", certain=False)
    return replace(to_review([none], facts), about=about)


def _about(site: SiteReader, found: Declaration, criterion: str) -> Text:
    quotes = found.quotes(criterion)
    if not quotes and not found.pages:
        return where(site, found)
    if not quotes:
        nothing = text(
            "Rien n'y a été reconnu sur ce critère : la lire en entier.",
            "Nothing in it was recognised on this criterion: read it whole.",
        )
        return join([where(site, found), nothing])
    return say("{where} {quotes}", "{where} {quotes}", where=where(site, found), quotes=quoted(quotes))
