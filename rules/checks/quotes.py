"""A quotation is written as one.

Why: a screen reader does not read quotation marks; the element says who speaks. Who: screen reader users. How
to fix: use q in a sentence, blockquote for a block.
"""

from rules.evidence.structure import Quote, Structure
from rules.outcomes import finding, settled
from rules.reader import PageReader
from rules.rule import rule
from rules.thresholds import bar
from rules.vocabulary import Finding, Outcome
from rules.wording import say, text


@rule(
    id="quotes",
    theme="structure",
    unit=text("citation", "quotation"),
    title=text("Écrire les citations avec q ou blockquote", "Write quotations with q or blockquote"),
    why=text(
        "Un lecteur d'écran ne lit pas toujours les guillemets : la balise dit que quelqu'un parle.",
        "A screen reader does not always read quotation marks: the tag says that someone speaks.",
    ),
    who=text("Les personnes qui utilisent un lecteur d'écran.", "People who use a screen reader."),
    fix=text(
        "Utiliser q dans une phrase, blockquote pour un bloc.", "Use q in a sentence, blockquote for a block."
    ),
    criteria={"rgaa:9.4": "nc"},
    needs=(Structure,),
    source="RGAA 4.1.2, 9.4",
)
def judge(page: PageReader) -> Outcome:
    """Report quotations whose speaker is named beside them; other quotation marks are left to a person."""
    record = page.need(Structure)
    found = [_finding(page, one) for one in record.quotes]
    facts = say(
        "Passages entre guillemets hors des balises de citation : {n}.",
        "Passages in quotation marks outside quotation tags: {n}.",
        n=len(found),
    )
    return settled(found, facts, record.unread)


def _finding(page: PageReader, one: Quote) -> Finding:
    tag = "blockquote" if one.kind == "block" else "q"
    what = say(
        "Citation hors d'une balise {tag} : « {it} ».",
        'Quotation outside a {tag} tag: "{it}".',
        tag=tag,
        it=one.text,
    )
    return finding(what, place=one.place, party=page.party_of(one.place), certain=_proven(one))


def _proven(one: Quote) -> bool:
    long_enough = one.count >= bar("quote-words")
    return long_enough and (one.spoken or (one.kind == "block" and (one.author or one.hint)))
