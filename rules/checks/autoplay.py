"""Videos and sounds wait until they are asked for.

Why: a medium that starts alone is the heaviest thing a page can load, and nobody asked for it. Who: people
disturbed by movement or sound, screen reader users, small data plans. How to fix: remove autoplay, add controls and
preload="none".
"""

from rules.addresses import file_name
from rules.evidence.ledger import Ledger
from rules.evidence.media import Media, Medium
from rules.outcomes import decide, finding, not_applicable
from rules.reader import PageReader
from rules.rule import rule
from rules.vocabulary import Finding, Outcome
from rules.wording import say, size, text


@rule(
    id="autoplay",
    theme="media",
    unit=text("vidéo ou son", "video or sound"),
    title=text("Arrêter la lecture automatique", "Stop automatic playback"),
    why=text(
        "Une vidéo qui démarre seule pèse plus que tout le reste de la page, sans avoir été demandée.",
        "A video that starts alone weighs more than the rest of the page, and nobody asked for it.",
    ),
    who=text(
        "Les personnes gênées par le mouvement ou le son, les lecteurs d'écran, les petits forfaits.",
        "People disturbed by movement or sound, screen reader users, small data plans.",
    ),
    fix=text(
        'Retirer autoplay, ajouter controls et preload="none".',
        'Remove autoplay, add controls and preload="none".',
    ),
    criteria={"rgesn:4.1": "nc", "rgaa:4.10": "none"},
    needs=(Media, Ledger),
    source="RGESN 2024, 4.1",
)
def judge(page: PageReader) -> Outcome:
    """Find the videos and sounds of the page that start without being asked."""
    media = page.need(Media).media
    if not media:
        return not_applicable(text("Aucune vidéo ni aucun son.", "No video and no sound."))
    alone = [medium for medium in media if medium.autoplays]
    facts = say(
        "Vidéos et sons qui démarrent sans être demandés : {alone} sur {total}.",
        "Videos and sounds that start without being asked: {alone} of {total}.",
        alone=len(alone),
        total=len(media),
    )
    return decide([_finding(page, medium) for medium in alone], facts)


def _finding(page: PageReader, medium: Medium) -> Finding:
    weight = page.bytes_of(medium.url)
    what = say(
        "{name} ({size}) démarre sans être demandé, {sound}.",
        "{name} ({size}) starts without being asked, {sound}.",
        name=file_name(medium.url) or medium.tag,
        size=size(weight),
        sound=text("sans le son", "muted") if medium.muted else text("avec le son", "with sound"),
    )
    return finding(
        what,
        resource=medium.url,
        place=medium.place,
        party=page.party_of(medium.place),
        saved_bytes=weight or None,
    )
