"""Nothing moves by itself for more than 4 seconds, unless it can be stopped.

Why: an animation without end keeps the processor awake and draws the eye away from the text. Who: people disturbed by
movement, readers with attention disorders, batteries. How to fix: remove the animation, play it once, or wait for a
click; give carousels a pause button; obey prefers-reduced-motion.

The page is watched without being touched; carousels and tickers are seen by their changes, whatever library moves them.
"""

from rules.evidence.image_files import ImageFiles
from rules.evidence.images import Images
from rules.evidence.motion import Motion
from rules.moving import Movement, movements
from rules.outcomes import decide, finding
from rules.reader import PageReader
from rules.rule import rule
from rules.thresholds import source
from rules.vocabulary import Finding, Outcome, Text
from rules.wording import join, number, say, text


@rule(
    id="moving-content",
    scope="template",
    theme="media",
    unit=text("élément animé", "moving element"),
    title=text("Arrêter ce qui bouge tout seul", "Stop what moves by itself"),
    why=text(
        "Une animation sans fin occupe le processeur et détourne l'œil du texte.",
        "An animation without end keeps the processor busy and draws the eye away from the text.",
    ),
    who=text(
        "Les personnes gênées par le mouvement, celles qui ont du mal à se concentrer, les batteries.",
        "People disturbed by movement, those who find it hard to concentrate, batteries.",
    ),
    fix=text(
        "Retirer l'animation, la jouer une seule fois ou au clic ; donner aux carrousels un bouton de pause.",
        "Remove the animation, play it once or on click; give carousels a pause button.",
    ),
    criteria={"rgesn:4.1": "nc", "rgaa:13.8": "none"},
    needs=(Motion, ImageFiles, Images),
    source=source("movement-seconds"),
)
def judge(page: PageReader) -> Outcome:
    """Find animations, animated images, moving texts and areas that move too long, in view."""
    found = movements(page)
    return decide([_finding(page, one) for one in found], _facts(found, page.need(Motion)))


def _facts(found: list[Movement], motion: Motion) -> Text:
    watched = say(
        "Éléments qui bougent seuls plus longtemps que permis : {found}, page observée {seconds} s sans y toucher.",
        "Elements that move by themselves longer than allowed: {found}, page watched {seconds} s untouched.",
        found=len(found),
        seconds=number(motion.watched, 1),
    )
    if motion.reduced <= 0:
        return watched
    still = text(
        "Des animations continuent quand le visiteur a demandé moins de mouvement.",
        "Animations go on when the visitor asked for less movement.",
    )
    return join([watched, still])


def _finding(page: PageReader, one: Movement) -> Finding:
    party = page.party_of(one.place) if one.place else "content"
    return finding(
        one.what, place=one.place, resource=one.url, party=party, component="movement", certain=one.certain
    )
