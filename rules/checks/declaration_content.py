"""The accessibility declaration says what the law asks, agrees with itself, and is under three years old.

Why: the declaration is how a reader learns what works, whom to write to and which remedies exist. Who: people with a
disability; the body, which the regulator may fine for it. How to fix: correct the page as each line says.
"""

from rules.declaration import Fault
from rules.outcomes import decide, finding, unmeasured
from rules.reader import SiteReader
from rules.rule import rule
from rules.vocabulary import Finding, FindingParty, Outcome, Text
from rules.wording import count, join, say, text

_QUOTED = 160


@rule(
    id="declaration-content",
    scope="site",
    theme="obligations",
    unit=text("partie", "part"),
    title=text("Corriger la déclaration d'accessibilité", "Correct the accessibility declaration"),
    why=text(
        "La déclaration dit ce qui est accessible, à qui écrire et quels recours existent ; elle vaut trois ans.",
        "The declaration says what is accessible, whom to write to and which remedies exist; it is valid three years.",
    ),
    who=text(
        "Les personnes handicapées, qui y cherchent un contact et un recours ; l'organisme, qui risque une sanction.",
        "People with a disability, who look there for a contact and a remedy; the body, which risks a fine.",
    ),
    fix=text(
        "Reprendre la page au format officiel : chaque ligne dit ce qui a été lu et ce qui est attendu.",
        "Rewrite the page in the official format: each line says what was read and what is expected.",
    ),
    source="Loi n° 2005-102, article 47 ; décret n° 2019-768, article 4 ; RGAA, Déclaration d'accessibilité "
    "(https://accessibilite.numerique.gouv.fr/obligations/declaration-accessibilite/)",
)
def judge(site: SiteReader) -> Outcome:
    """Read the text of the page of the sample that is the declaration, as of the day of the audit."""
    statement = site.statement
    if statement is None:
        return unmeasured(["page"])
    faults = [one for one in statement.faults if not one.id.startswith("mention-") or one.id in _AGAINST]
    certain = sum(one.certain for one in faults)
    facts = say(
        "Déclaration lue : {certain}, {parts} à vérifier.",
        "Declaration read: {certain}, {parts} to review.",
        certain=count(certain, ("faute certaine", "fautes certaines"), ("certain fault", "certain faults")),
        parts=count(len(faults) - certain, ("point", "points"), ("point", "points")),
    )
    if statement.declaration is None:
        facts = faults[0].what
    page = statement.url or site.url
    return decide([finding_of(one, one.page or page, "content") for one in faults], facts)


_AGAINST = frozenset({"mention-against-state", "mention-against-rate"})
"""Contradictions of the mention are the declaration's; the mention's own faults are those of rule home-mention."""


def finding_of(one: Fault, page: str, party: FindingParty) -> Finding:
    """Return a fault as a finding: what it is, the words read, the words expected."""
    said = one.said if len(one.said) <= _QUOTED else one.said[:_QUOTED] + "…"
    parts: list[Text] = [one.what]
    if said:
        parts.append(say("Lu : « {said} ».", "Read: “{said}”.", said=said))
    parts.append(say("Attendu : {expected}", "Expected: {expected}", expected=one.expected))
    return finding(join(parts), page=page, party=party, component=one.id, certain=one.certain)
