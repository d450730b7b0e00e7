"""What comes on hover, on focus or on activation can be reached with the keyboard.

Why: a panel whose links no key comes to is shut for those who do not point. Who: people who use the keyboard, voice
control or a screen reader. How to fix: put the content right after its control in the source, with real links and
buttons, and keep it open while the focus goes there.
"""

from collections.abc import Iterator

from rules.evidence.focus_contents import FocusContents
from rules.evidence.hovers import Hover, Hovers
from rules.evidence.openings import Openings
from rules.evidence.reach import Reach
from rules.evidence.record import Place
from rules.outcomes import decide, finding, not_applicable
from rules.reader import PageReader
from rules.rule import rule
from rules.vocabulary import Finding, Outcome, Text
from rules.wording import say, text


@rule(
    id="additional-reach",
    scope="template",
    theme="keyboard",
    unit=text("contenu additionnel", "additional content"),
    title=text("Rendre atteignable ce qui apparaît", "Make reachable what appears"),
    why=text(
        "Un panneau dont aucune touche n'atteint les liens est fermé à qui ne pointe pas.",
        "A panel whose links no key comes to is shut for those who do not point.",
    ),
    who=text(
        "Les personnes qui naviguent au clavier, à la voix ou avec un lecteur d'écran.",
        "People who use the keyboard, voice control or a screen reader.",
    ),
    fix=text(
        "Placer le contenu juste après sa commande, avec de vrais liens et boutons, et le laisser ouvert à l'arrivée"
        " du focus.",
        "Put the content right after its control, with real links and buttons, and keep it open as the focus comes.",
    ),
    criteria={"rgaa:12.11": "nc"},
    needs=(Openings, Hovers, FocusContents),
    source="RGAA 4.1.2, 12.11 ; WCAG 2.2, 2.1.1",
)
def judge(page: PageReader) -> Outcome:
    """Read how the keyboard came to the controls of each content that appeared."""
    tried = list(_reaches(page))
    alone = [
        one
        for one in page.need(Hovers).hovers
        if one.controls and not (one.by_focus or one.by_key or one.elsewhere)
    ]
    if not tried and not alone:
        return not_applicable(
            text("Aucun contenu à commandes n'est apparu.", "No content with controls appeared.")
        )
    facts = say(
        "Contenus à commandes apparus : {n}.",
        "Contents with controls that appeared: {n}.",
        n=len(tried) + len(alone),
    )
    found = [_lost(page, place, name, one, sure) for place, name, one, sure in tried if one.failed]
    for one in alone:
        what = say(
            "Les commandes de « {text} », qui vient au survol, ne prennent le focus d'aucune façon.",
            "The controls of “{text}”, which comes on hover, cannot take the focus in any way.",
            text=one.text,
        )
        found.append(finding(what, place=one.place, party=page.party_of(one.place), certain=_sure(one)))
    return decide(found, facts)


def _sure(one: Hover) -> bool:
    """Buttons that come on hover may have others that do the same; a link that is nowhere else has none."""
    return one.twice and one.links > 0


def _reaches(page: PageReader) -> Iterator[tuple[Place, str, Reach, bool]]:
    """Give the place of what brings each content, its name, how its controls were reached, and whether one must."""
    for opening in page.need(Openings).openings:
        if opening.reach:
            yield opening.place, opening.name, opening.reach, True
    for hover in page.need(Hovers).hovers:
        if hover.reach:
            yield hover.place, hover.text, hover.reach, not hover.elsewhere
    for content in page.need(FocusContents).contents:
        yield content.place, content.name, content.reach, not content.typed


_HOW = {
    "none": text("aucune touche n'y mène", "no key leads to it"),
    "lost": text("tout disparaît quand le focus y va", "all of it goes away as the focus comes"),
}


def _lost(page: PageReader, place: Place, name: str, one: Reach, sure: bool) -> Finding:
    first: Text | str = one.name or text("sans nom", "without a name")
    what = say(
        "« {name} » fait apparaître « {first} » : {how} (Tab, flèches ; deux essais).",
        "“{name}” makes “{first}” appear: {how} (Tab, arrows; tried twice).",
        name=name or text("sans nom", "without a name"),
        first=first,
        how=_HOW[one.way],
    )
    return finding(what, place=place, party=page.party_of(place), certain=sure and one.twice)
