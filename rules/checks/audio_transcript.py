"""A recorded speech has its transcript beside it.

Why: a voice is lost for deaf people. Who: people who are deaf or hard of hearing, people without headphones. How to
fix: write what is said beside the player, or behind a link beside it.
"""

import re

from rules.addresses import file_name
from rules.evidence.behaviours import Behaviours, Player
from rules.outcomes import decide, finding, not_applicable
from rules.reader import PageReader
from rules.rule import rule
from rules.thresholds import bar
from rules.vocabulary import Finding, Outcome
from rules.wording import say, text

_SPEECH = re.compile(
    r"discours|interview|entretien|podcast|balado|emission|émission|episode|épisode|conseil|message|annonce|reportage"
    r"|debat|débat|conference|conférence|temoignage|témoignage|parole|speech|talk|story|récit|recit|chronique|journal"
    r"|bulletin|allocution|voeux|vœux|mot du maire",
    re.IGNORECASE,
)
"""Words that say a voice speaks; music needs no transcript."""
_READS = re.compile(
    r"(écouter?|ecouter?|listen to|lecture audio|version audio)[^.]{0,20}\b(article|page|texte|text|contenu)",
    re.IGNORECASE,
)
"""The sound is the page read aloud: the page is its transcript."""


@rule(
    id="audio-transcript",
    theme="media",
    unit=text("son", "sound"),
    title=text("Écrire ce que disent les enregistrements", "Write down what recordings say"),
    why=text("Une voix est perdue pour les personnes sourdes.", "A voice is lost for deaf people."),
    who=text(
        "Les personnes sourdes ou malentendantes, et celles qui n'ont pas de casque.",
        "People who are deaf or hard of hearing, and people without headphones.",
    ),
    fix=text(
        "Écrire la transcription à côté du lecteur, ou derrière un lien voisin.",
        "Write the transcript beside the player, or behind a link beside it.",
    ),
    criteria={"rgaa:4.1": "nc"},
    needs=(Behaviours,),
    source="RGAA 4.1.2, 4.1.1",
)
def judge(page: PageReader) -> Outcome:
    """Find recorded sounds with nothing around that may be a transcript or lead to one.

    Proven where words say that a voice speaks, no link, button nor text stands beside the player, and the page never
    speaks of a transcript.
    """
    sounds = [one for one in page.need(Behaviours).players if one.tag == "audio" and one.exposed and one.near]
    if not sounds:
        return not_applicable(text("Aucun enregistrement sonore.", "No recorded sound."))
    bare = [one for one in sounds if _alone(one)]
    facts = say(
        "Enregistrements : {n} ; sans rien autour qui puisse être une transcription : {bad}.",
        "Recordings: {n}; with nothing around that may be a transcript: {bad}.",
        n=len(sounds),
        bad=len(bare),
    )
    return decide([_finding(page, one) for one in bare], facts)


def _alone(sound: Player) -> bool:
    near = sound.near
    if near is None or near.transcribed or near.controls or not sound.url:
        return False
    short = sound.duration is not None and sound.duration < bar("speech-seconds")
    return not short and near.words < bar("transcript-words")


def _finding(page: PageReader, sound: Player) -> Finding:
    names = f"{file_name(sound.url)} {sound.near.names if sound.near else ''}".replace("_", " ")
    what = say(
        "{name} : ni transcription, ni lien vers elle, à côté du lecteur.",
        "{name}: no transcript, nor a link to it, beside the player.",
        name=file_name(sound.url) or sound.tag,
    )
    sure = bool(_SPEECH.search(names)) and not _READS.search(names)
    return finding(
        what, place=sound.place, party=page.party_of(sound.place), resource=sound.url, certain=sure
    )
