"""Nothing goes on moving for visitors whose system asks for less movement.

Why: sliding and turning things make some people dizzy, down to nausea. Who: people with vestibular disorders, migraine
or attention disorders. How to fix: put the animation in @media (prefers-reduced-motion: no-preference).
"""

from rules.evidence.reduced_motion import Mover, ReducedMotion
from rules.outcomes import decide, finding
from rules.reader import PageReader
from rules.rule import ADVICE, rule
from rules.vocabulary import Finding, Outcome
from rules.wording import number, say, text


@rule(
    id="reduced-motion",
    scope="template",
    theme=ADVICE,
    unit=text("élément animé", "moving element"),
    title=text(
        "Respecter le souhait de moins de mouvement (niveau AAA, facultatif)",
        "Obey the wish for less movement (level AAA, optional)",
    ),
    why=text(
        "Ce qui glisse ou tourne donne le vertige à certaines personnes, jusqu'à la nausée.",
        "Things that slide or turn make some people dizzy, down to nausea.",
    ),
    who=text(
        "Les personnes atteintes de vertiges, de migraine ou de troubles de l'attention.",
        "People with vertigo, migraine or attention disorders.",
    ),
    fix=text(
        "Placer l'animation dans @media (prefers-reduced-motion: no-preference).",
        "Put the animation in @media (prefers-reduced-motion: no-preference).",
    ),
    criteria={},
    needs=(ReducedMotion,),
    source="WCAG 2.3.3 (AAA) ; Media Queries 5, prefers-reduced-motion",
)
def judge(page: PageReader) -> Outcome:
    """List the movements that go on though the visitor asked for less."""
    record = page.need(ReducedMotion)
    facts = say(
        "Éléments qui bougent malgré le souhait de moins de mouvement : {n}.",
        "Elements that move in spite of the wish for less movement: {n}.",
        n=len(record.movers),
    )
    return decide([_finding(page, one) for one in record.movers], facts)


def _finding(page: PageReader, one: Mover) -> Finding:
    how_long = (
        say("{n} s", "{n} s", n=number(one.seconds, 0)) if one.seconds else text("sans fin", "without end")
    )
    what = say(
        "L'animation « {name} » continue ({long}) quand le système demande moins de mouvement.",
        "The animation “{name}” goes on ({long}) when the system asks for less movement.",
        name=one.name,
        long=how_long,
    )
    return finding(what, place=one.place, party=page.party_of(one.place), certain=one.twice)
