"""The page never changes by itself (level AAA, asked by no law).

Why: an interruption loses the reader, however late. Who: people who read slowly. How to fix: let people ask
for the update.
"""

from rules.evidence.behaviours import Behaviours
from rules.outcomes import decide, finding
from rules.reader import PageReader
from rules.rule import rule
from rules.vocabulary import Outcome
from rules.wording import say, text


@rule(
    id="page-refresh-ever",
    theme="advice",
    unit=text("page", "page"),
    title=text(
        "Ne jamais rafraîchir la page d'office (niveau AAA, facultatif)",
        "Never refresh the page unasked (level AAA, optional)",
    ),
    why=text(
        "Une interruption fait perdre le fil, même tardive.",
        "An interruption loses the reader, however late.",
    ),
    who=text("Les personnes qui lisent lentement.", "People who read slowly."),
    fix=text("Laisser la personne demander la mise à jour.", "Let people ask for the update."),
    criteria={},
    needs=(Behaviours,),
    source="WCAG 2.2.4, 3.2.5 (AAA)",
)
def judge(page: PageReader) -> Outcome:
    """Report any refresh after a delay, however long."""
    refresh = page.need(Behaviours).refresh
    facts = say("Rafraîchissement programmé : {n} s.", "Programmed refresh: {n} s.", n=round(refresh or 0))
    if not refresh:
        return decide([], facts)
    what = say(
        "La page change seule après {n} s.", "The page changes by itself after {n} s.", n=round(refresh)
    )
    return decide([finding(what, party="template")], facts)
