"""Nothing flashes more than three times a second.

Why: flashes may set off a seizure. Who: people with photosensitive epilepsy. How to fix: slow the animation down, or
take it away.
"""

from rules.evidence.looks import Flash, Looks
from rules.outcomes import finding, settled
from rules.reader import PageReader
from rules.rule import rule
from rules.vocabulary import Finding, Outcome
from rules.wording import number, say, text


@rule(
    id="flashes",
    theme="media",
    unit=text("effet", "effect"),
    title=text(
        "Ne pas faire clignoter plus de trois fois par seconde", "No more than three flashes a second"
    ),
    why=text("Des flashs peuvent déclencher une crise.", "Flashes may set off a seizure."),
    who=text("Les personnes épileptiques photosensibles.", "People with photosensitive epilepsy."),
    fix=text("Ralentir l'animation, ou la retirer.", "Slow the animation down, or take it away."),
    criteria={"rgaa:13.7": "nc"},
    needs=(Looks,),
    source="RGAA 4.1.2, 13.7.3; WCAG 2.3.1 (three flashes, 21 824 px²)",
)
def judge(page: PageReader) -> Outcome:
    """Report running animations of styles and scripts whose luminance turns over three times a second."""
    record = page.need(Looks)
    facts = say("Effets trop rapides : {n}.", "Effects too fast: {n}.", n=len(record.flashes))
    return settled([_finding(page, one) for one in record.flashes], facts, record.unread)


def _finding(page: PageReader, one: Flash) -> Finding:
    what = say(
        "L'animation « {name} » clignote {rate} fois par seconde sur {area} px².",
        'The animation "{name}" flashes {rate} times a second on {area} px².',
        name=one.name,
        rate=number(one.rate, 1),
        area=one.area,
    )
    return finding(what, place=one.place, party=page.party_of(one.place))
