"""A sound that starts by itself can be stopped.

Why: it covers the voice of the screen reader. Who: blind people, people with attention disorders. How to fix:
no autoplay, or a visible stop button first on the page.
"""

import re

from rules.addresses import file_name
from rules.evidence.behaviours import Behaviours, Player
from rules.outcomes import decide, finding, not_applicable
from rules.reader import PageReader
from rules.rule import rule
from rules.vocabulary import Finding, Outcome
from rules.wording import say, text

SECONDS = 3.0
_STOP = re.compile(
    r"paus|stop|arr[êe]t|coupe|mute|muet|silence|\bson\b|sound|audio|volume|lecture|lire|play|écouter|turn off",
    re.IGNORECASE,
)


@rule(
    id="sound-plays-alone",
    theme="media",
    unit=text("vidéo ou son", "video or sound"),
    title=text(
        "Permettre d'arrêter le son qui démarre seul", "Let people stop the sound that starts by itself"
    ),
    why=text(
        "Le son couvre la voix du lecteur d'écran : la page devient illisible.",
        "The sound covers the voice of the screen reader: the page cannot be read.",
    ),
    who=text(
        "Les personnes aveugles, celles qui ont des troubles de l'attention.",
        "Blind people, people with attention disorders.",
    ),
    fix=text(
        "Retirer autoplay, ou ajouter controls ou un bouton d'arrêt au début de la page.",
        "Remove autoplay, or add controls or a stop button at the beginning of the page.",
    ),
    criteria={"rgaa:4.10": "nc"},
    needs=(Behaviours,),
    source="RGAA 4.1.2, 4.10.1; WCAG 1.4.2",
)
def judge(page: PageReader) -> Outcome:
    """Find players that start by themselves with sound for more than three seconds and show no way to stop them.

    Proven only when the length and the sound are known, and neither the player nor any button of the page can stop it.
    """
    record = page.need(Behaviours)
    alone = [one for one in record.players if one.autoplay and not one.muted and not one.silent]
    if not alone:
        return not_applicable(text("Aucun son ne démarre seul.", "No sound starts by itself."))
    long = [one for one in alone if one.loop or one.duration is None or one.duration > SECONDS]
    stoppable = any(_STOP.search(name) for name in record.buttons)
    free = [one for one in long if not (one.controls and one.exposed)]
    facts = say(
        "Sons de plus de 3 secondes qui démarrent seuls, sans commande : {free} sur {total}.",
        "Sounds of over 3 seconds that start by themselves, without control: {free} of {total}.",
        free=len(free),
        total=len(alone),
    )
    return decide(
        [_finding(page, one, certain=not stoppable and one.duration is not None) for one in free], facts
    )


def _finding(page: PageReader, player: Player, *, certain: bool) -> Finding:
    what = say(
        "{name} démarre seul avec du son ; aucune commande ne l'arrête.",
        "{name} starts by itself with sound; no control stops it.",
        name=file_name(player.url) or player.tag,
    )
    return finding(
        what, place=player.place, party=page.party_of(player.place), resource=player.url, certain=certain
    )
