"""A thing is told otherwise than by its colour.

Why: « fields in red » are not told apart by who does not see red. Who: colour-blind and blind people. How to fix: add a
word or a sign.
"""

from rules.evidence.styles import Styles
from rules.outcomes import finding, settled
from rules.reader import PageReader
from rules.rule import rule
from rules.vocabulary import Outcome
from rules.wording import say, text


@rule(
    id="colour-words",
    theme="presentation",
    unit=text(
        "consigne",
        "instruction",
    ),
    title=text(
        "Dire autrement que par la couleur",
        "Tell otherwise than by colour",
    ),
    why=text(
        "« Les champs en rouge » ne se distinguent pas pour qui ne voit pas le rouge.",
        '"Fields in red" are not told apart by who does not see red.',
    ),
    who=text(
        "Les personnes daltoniennes ou aveugles.",
        "Colour-blind and blind people.",
    ),
    fix=text(
        "Ajouter un mot ou un signe à la couleur.",
        "Add a word or a sign to the colour.",
    ),
    criteria={"rgaa:3.1": "nc"},
    needs=(Styles,),
    source="RGAA 4.1.2, 3.1.1",
)
def judge(page: PageReader) -> Outcome:
    """Report sentences that send to a thing and do not give its name."""
    record = page.need(Styles)
    found = [
        finding(
            say(
                "La consigne « {it} » ne repose que sur la couleur.",
                'The instruction "{it}" rests on colour only.',
                it=one.text,
            ),
            place=one.place,
            party=page.party_of(one.place),
            certain=not one.named,
        )
        for one in record.wordings
        if one.kind == "colour"
    ]
    facts = say("Consignes relevées : {n}.", "Instructions found: {n}.", n=len(found))
    return settled(found, facts, record.unread)
