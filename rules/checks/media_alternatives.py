"""Videos and sounds come with captions, audio description and a transcript.

Why: a sound is lost for deaf people, a picture for blind people. Who: deaf and blind people, people without
headphones. How to fix: captions, audio description, a transcript beside the player.
"""

from rules.addresses import file_name
from rules.evidence.behaviours import Behaviours, Player
from rules.outcomes import decide, finding, not_applicable
from rules.reader import PageReader
from rules.rule import rule
from rules.vocabulary import Finding, Outcome
from rules.wording import say, text


@rule(
    id="media-alternatives",
    theme="media",
    unit=text("vidéo ou son", "video or sound"),
    title=text(
        "Accompagner vidéos et sons de leurs alternatives",
        "Provide videos and sounds with their alternatives",
    ),
    why=text(
        "Le son est perdu pour les personnes sourdes, l'image pour les personnes aveugles.",
        "The sound is lost for deaf people, the picture for blind people.",
    ),
    who=text(
        "Les personnes sourdes ou malentendantes, aveugles ou malvoyantes.",
        "People who are deaf or hard of hearing, blind or partially sighted.",
    ),
    fix=text(
        "Ajouter des sous-titres (track), une audiodescription, et une transcription à côté du lecteur.",
        "Add captions (track), an audio description, and a transcript beside the player.",
    ),
    criteria={"rgaa:4.1": "none", "rgaa:4.3": "none", "rgaa:4.5": "none", "rgaa:4.7": "none"},
    needs=(Behaviours,),
    source="RGAA 4.1.2, 4.1 to 4.7",
)
def judge(page: PageReader) -> Outcome:
    """List videos and sounds with the tracks they hold; what replaces them is for a person."""
    players = [one for one in page.need(Behaviours).players if one.exposed or one.autoplay]
    if not players:
        return not_applicable(text("Aucune vidéo ni aucun son.", "No video and no sound."))
    facts = say(
        "Vidéos et sons : {total}, dont {tracked} avec des pistes de texte.",
        "Videos and sounds: {total}, {tracked} of them with text tracks.",
        total=len(players),
        tracked=sum(bool(one.tracks) for one in players),
    )
    return decide([_finding(page, one) for one in players], facts)


def _finding(page: PageReader, player: Player) -> Finding:
    what = say(
        "{name} : pistes {tracks}. Vérifier sous-titres, audiodescription et transcription.",
        "{name}: tracks {tracks}. Check captions, audio description and transcript.",
        name=file_name(player.url) or player.tag,
        tracks=", ".join(player.tracks) or text("aucune", "none"),
    )
    return finding(
        what, place=player.place, party=page.party_of(player.place), resource=player.url, certain=False
    )
