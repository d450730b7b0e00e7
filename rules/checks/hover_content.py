"""Content that comes on hover can be dismissed, reached by the pointer, and stays.

Why: who enlarges the screen has the content come over what they read, or vanish as they go to it. Who: people with
low vision who zoom, people with a shaking hand. How to fix: close on Escape, leave no gap, do not time out.
"""

from rules.evidence.hovers import Hover, Hovers
from rules.outcomes import decide, finding, not_applicable
from rules.reader import PageReader
from rules.rule import rule
from rules.vocabulary import Finding, Outcome, Text
from rules.wording import say, text


@rule(
    id="hover-content",
    scope="template",
    theme="display",
    unit=text("contenu additionnel", "additional content"),
    title=text("Rendre contrôlable le contenu au survol", "Make the content on hover controllable"),
    why=text(
        "Une personne qui zoome voit ce contenu venir sur ce qu'elle lit, ou disparaître quand elle va vers lui.",
        "Someone who zooms sees this content come over what they read, or vanish as they go to it.",
    ),
    who=text(
        "Les personnes malvoyantes qui zooment, celles dont la main tremble.",
        "People with low vision who zoom, people whose hand shakes.",
    ),
    fix=text(
        "Fermer le contenu avec la touche Échap, sans vide entre lui et son déclencheur, sans minuterie.",
        "Close the content with the Escape key, leave no gap between it and its trigger, do not time it out.",
    ),
    criteria={"rgaa:10.13": "nc"},
    needs=(Hovers,),
    source="RGAA 4.1.2, 10.13 ; WCAG 2.2, 1.4.13",
)
def judge(page: PageReader) -> Outcome:
    """Read what became of each content that came under the pointer."""
    record = page.need(Hovers)
    if not record.hovers:
        return not_applicable(text("Aucun contenu venu au survol.", "No content came on hover."))
    facts = say(
        "Éléments survolés : {tried} ; qui font venir un contenu : {n}.",
        "Elements hovered: {tried}; that bring content: {n}.",
        tried=record.tried,
        n=len(record.hovers),
    )
    return decide([one for hover in record.hovers for one in _findings(page, hover)], facts)


def _findings(page: PageReader, one: Hover) -> list[Finding]:
    found = []
    if one.covers and not one.dismissed and one.lasts:
        what = say(
            "« {text} » vient au survol sur « {covers} » et la touche Échap ne l'enlève pas.",
            "“{text}” comes on hover over “{covers}” and the Escape key does not take it away.",
            text=one.text,
            covers=one.covers,
        )
        found.append(_finding(page, one, what, certain=one.twice))
    if not one.hoverable:
        what = say(
            "« {text} » disparaît quand le pointeur va vers lui.",
            "“{text}” vanishes as the pointer goes to it.",
            text=one.text,
        )
        found.append(_finding(page, one, what, certain=one.twice))
    if not one.lasts:
        what = say(
            "« {text} » disparaît alors que le pointeur n'a pas bougé.",
            "“{text}” vanishes though the pointer has not moved.",
            text=one.text,
        )
        found.append(_finding(page, one, what, certain=False))
    return found


def _finding(page: PageReader, one: Hover, what: Text, *, certain: bool) -> Finding:
    return finding(what, place=one.place, party=page.party_of(one.place), certain=certain)
