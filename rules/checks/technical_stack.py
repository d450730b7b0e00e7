"""What the site tells of the software it is made with.

Why: the choice of software decides much of the cost of a page, and old software has to be kept up. Who: the
buyer, who asks the supplier to account for it. How to fix: nothing to fix here: the person who decides the
criteria starts from it.
"""

from rules.evidence.ledger import Ledger
from rules.evidence.page import Page
from rules.outcomes import told
from rules.reader import PageReader
from rules.rule import rule
from rules.vocabulary import Outcome
from rules.wording import count, say, size, text

_HEADERS = ("server", "x-powered-by", "x-generator", "x-drupal-dynamic-cache", "x-aspnet-version")
_COMPONENTS = "rgesn:2.9"


@rule(
    id="technical-stack",
    theme="architecture",
    unit=text("page", "page"),
    title=text("Logiciels dont la page est faite", "Software the page is made with"),
    why=text(
        "Le choix des logiciels décide d'une bonne part du coût d'une page, et les anciens doivent être entretenus.",
        "The choice of software decides much of the cost of a page, and old software has to be kept up.",
    ),
    who=text(
        "L'acheteur, qui en demande compte au prestataire.",
        "The buyer, who asks the supplier to account for it.",
    ),
    fix=text(
        "Rien à corriger ici : la personne qui tranche les critères part de ce relevé.",
        "Nothing to fix here: the person who decides the criteria starts from it.",
    ),
    criteria=dict.fromkeys(("rgesn:2.7", _COMPONENTS, "rgesn:3.1", "rgesn:3.2", "rgesn:1.9"), "none"),
    needs=(Ledger, Page),
    source="RGESN 2024, 3.1",
)
def judge(page: PageReader) -> Outcome:
    """Quote the generator and the headers of the document; weigh the site's own scripts and styles."""
    own = [r for r in page.answered() if r.party == "own"]
    document = next((r for r in own if r.kind == "document"), None)
    headers = document.headers if document else {}
    said = [f"{name}: {headers[name]}" for name in _HEADERS if headers.get(name)]
    generator = page.need(Page).generator
    scripts = [r for r in own if r.kind == "script"]
    styles = [r for r in own if r.kind == "stylesheet"]
    facts = say(
        "Générateur : {generator} ; en-têtes : {headers}. Code du site : {scripts} ({script_size}), "
        "{styles} ({style_size}).",
        "Generator: {generator}; headers: {headers}. Code of the site: {scripts} ({script_size}), "
        "{styles} ({style_size}).",
        generator=generator or text("non déclaré", "not declared"),
        headers=", ".join(said) or text("aucun", "none"),
        scripts=count(len(scripts), ("script", "scripts"), ("script", "scripts")),
        script_size=size(sum(r.wire_bytes for r in scripts)),
        styles=count(
            len(styles), ("feuille de styles", "feuilles de styles"), ("style sheet", "style sheets")
        ),
        style_size=size(sum(r.wire_bytes for r in styles)),
    )
    return told(facts)
