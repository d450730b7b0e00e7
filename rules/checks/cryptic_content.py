"""Signs that a voice cannot read have an explanation.

Why: an emoticon or a drawing made of signs is read sign by sign. Who: blind people, people who read with
difficulty. How to fix: write the meaning beside it, or in a title attribute.
"""

from rules.evidence.structure import Cryptic, Structure
from rules.outcomes import finding, settled
from rules.reader import PageReader
from rules.rule import rule
from rules.vocabulary import Finding, Outcome
from rules.wording import say, text

_SURE = frozenset({"emoticon", "drawing", "leet"})


@rule(
    id="cryptic-content",
    theme="consultation",
    unit=text("contenu", "content"),
    title=text(
        "Expliquer les émoticônes et les dessins en signes", "Explain emoticons and drawings made of signs"
    ),
    why=text("Un dessin en signes est lu signe par signe.", "A drawing made of signs is read sign by sign."),
    who=text(
        "Les personnes aveugles, et celles qui lisent difficilement.",
        "Blind people, and people who read with difficulty.",
    ),
    fix=text(
        "Écrire le sens à côté, ou dans un attribut title.",
        "Write the meaning beside it, or in a title attribute.",
    ),
    criteria={"rgaa:13.5": "nc"},
    needs=(Structure,),
    source="RGAA 4.1.2, 13.5",
)
def judge(page: PageReader) -> Outcome:
    """Report emoticons, drawings and words spelled with digits without explanation; emoji are left to a person."""
    record = page.need(Structure)
    bare = [one for one in record.cryptic if not one.named and not one.explained]
    facts = say(
        "Contenus cryptiques : {n} ; sans explication : {bad}.",
        "Cryptic contents: {n}; without explanation: {bad}.",
        n=len(record.cryptic),
        bad=len(bare),
    )
    return settled([_finding(page, one) for one in bare], facts, record.unread)


def _finding(page: PageReader, one: Cryptic) -> Finding:
    what = say("« {it} » n'est pas expliqué.", '"{it}" is not explained.', it=one.text)
    return finding(what, place=one.place, party=page.party_of(one.place), certain=one.kind in _SURE)
