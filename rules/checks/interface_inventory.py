"""What the page holds for people to act with: forms, fields, buttons, scripts, and how long it is.

Why: several criteria are about what happens when people act; a person tries these places. Who: the person who
decides these criteria. How to fix: nothing to fix here: the person who decides the criteria starts from it.
"""

from rules.evidence.ledger import Ledger
from rules.evidence.page import Page
from rules.outcomes import told
from rules.reader import PageReader
from rules.rule import rule
from rules.vocabulary import Outcome
from rules.wording import count, join, requests, say, text

_ACTIONS = tuple(f"rgesn:{n}" for n in ("4.9", "4.10", "4.11", "4.13", "4.14", "7.3"))
_WITHOUT_FORM = text(
    "Proposition : non applicable, à confirmer (aucun champ ni formulaire).",
    "Proposal: not applicable, to confirm (no field and no form).",
)


@rule(
    id="interface-inventory",
    theme="interface",
    unit=text("page", "page"),
    title=text("Ce que la page donne à manipuler", "What the page gives to act with"),
    why=text(
        "Plusieurs critères portent sur ce qui se passe quand on agit : une personne essaie ces endroits.",
        "Several criteria are about what happens when people act: a person tries these places.",
    ),
    who=text("La personne qui tranche ces critères.", "The person who decides these criteria."),
    fix=text(
        "Rien à corriger ici : la personne qui tranche les critères part de ce relevé.",
        "Nothing to fix here: the person who decides the criteria starts from it.",
    ),
    criteria=dict.fromkeys((*_ACTIONS, "rgesn:4.2"), "none"),
    needs=(Page, Ledger),
    source="RGESN 2024, 4.5",
)
def judge(page: PageReader) -> Outcome:
    """Count fields, forms, buttons and scripts; the requests started by scripts; the height of the document."""
    record, asked = page.need(Page), page.need(Ledger).requests
    counts = record.counts
    fields = counts.get("form_fields", 0)
    facts = say(
        "{fields} dans {forms} ; {buttons} ; {fetches} lancées par des scripts pendant la visite.",
        "{fields} in {forms}; {buttons}; {fetches} started by scripts during the visit.",
        fields=count(fields, ("champ", "champs"), ("field", "fields")),
        forms=count(counts.get("forms", 0), ("formulaire", "formulaires"), ("form", "forms")),
        buttons=count(counts.get("buttons", 0), ("bouton", "boutons"), ("button", "buttons")),
        fetches=requests(sum(r.kind == "fetch" for r in asked)),
    )
    height = say(
        "La page fait {height} pixels de haut une fois défilée.",
        "The page is {height} pixels high once scrolled.",
        height=record.height,
    )
    about = {"rgesn:4.2": height}
    if not fields and not counts.get("forms", 0):
        about |= {one: join([_WITHOUT_FORM, facts]) for one in ("rgesn:4.9", "rgesn:4.10")}
    return told(facts, about)
