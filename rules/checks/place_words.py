"""A thing is named otherwise than by its shape or place.

Why: « the round button on the right » is nowhere for who does not see it. Who: blind people, people who enlarge the
page. How to fix: give its name.
"""

from rules.evidence.styles import Styles
from rules.outcomes import finding, settled
from rules.reader import PageReader
from rules.rule import rule
from rules.vocabulary import Outcome
from rules.wording import say, text


@rule(
    id="place-words",
    theme="presentation",
    unit=text(
        "consigne",
        "instruction",
    ),
    title=text(
        "Nommer autrement que par la forme ou la place",
        "Name otherwise than by shape or place",
    ),
    why=text(
        "« Le bouton rond à droite » n'est nulle part pour qui ne le voit pas.",
        '"The round button on the right" is nowhere for who does not see it.',
    ),
    who=text(
        "Les personnes aveugles, et celles qui agrandissent la page.",
        "Blind people, and people who enlarge the page.",
    ),
    fix=text(
        "Citer le nom de l'élément : « le bouton Envoyer ».",
        'Give the name of the element: "the Send button".',
    ),
    criteria={"rgaa:10.9": "nc"},
    needs=(Styles,),
    source="RGAA 4.1.2, 10.9",
)
def judge(page: PageReader) -> Outcome:
    """Report sentences that send to a thing and do not give its name."""
    record = page.need(Styles)
    found = [
        finding(
            say(
                "La consigne « {it} » ne repose que sur la forme ou la place.",
                'The instruction "{it}" rests on shape or place only.',
                it=one.text,
            ),
            place=one.place,
            party=page.party_of(one.place),
            certain=not one.named,
        )
        for one in record.wordings
        if one.kind == "place"
    ]
    facts = say("Consignes relevées : {n}.", "Instructions found: {n}.", n=len(found))
    return settled(found, facts, record.unread)
