"""A link can be understood alone (level AAA, asked by no law).

Why: a list of links holds no context. Who: screen reader users who go through the list of links. How to fix:
write the subject in the link itself.
"""

from rules.evidence.named import Named, NamedLink
from rules.generic_words import says_nothing
from rules.outcomes import decide, finding, not_applicable
from rules.reader import PageReader
from rules.rule import ADVICE, rule
from rules.vocabulary import Finding, Outcome
from rules.wording import say, text


@rule(
    id="link-says-alone",
    theme=ADVICE,
    unit=text("lien", "link"),
    title=text(
        "Écrire des liens qui se comprennent seuls (niveau AAA, facultatif)",
        "Write links that can be understood alone (level AAA, optional)",
    ),
    why=text(
        "Dans la liste des liens d'un lecteur d'écran, le contexte a disparu.",
        "In the list of links of a screen reader, the context is gone.",
    ),
    who=text("Les personnes qui utilisent un lecteur d'écran.", "People who use a screen reader."),
    fix=text("Écrire le sujet dans le lien lui-même.", "Write the subject in the link itself."),
    criteria={},
    needs=(Named,),
    source="WCAG 2.4.9 (AAA)",
)
def judge(page: PageReader) -> Outcome:
    """Find links whose name says nothing alone, or points at what stands around: "this product", "HTML"."""
    record = page.need(Named)
    if not record.links_total:
        return not_applicable(text("Aucun lien.", "No link."))
    vague = [one for one in record.links if says_nothing(one.name)]
    facts = say(
        "Liens qui ne se comprennent pas seuls : {vague} sur {total}.",
        "Links that cannot be understood alone: {vague} of {total}.",
        vague=len(vague),
        total=record.links_total,
    )
    return decide([_finding(page, one) for one in vague], facts)


def _finding(page: PageReader, link: NamedLink) -> Finding:
    what = say(
        "« {name} » ne se comprend pas hors de son contexte.",
        '"{name}" cannot be understood out of its context.',
        name=link.name[:80],
    )
    return finding(what, place=link.place, party=page.party_of(link.place))
