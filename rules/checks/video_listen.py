"""Videos can be listened to without their picture.

Why: who only listens carries the picture for nothing; the sound alone weighs ten times less. Who: small data plans,
people on the move. How to fix: offer a recording of the sound under each video, or a « listen only » mode.
"""

from rules.addresses import file_name, host
from rules.evidence.media import Media, Medium
from rules.evidence.media_files import MediaFiles
from rules.media_facts import elements, file_of
from rules.outcomes import decide, finding, not_applicable
from rules.reader import PageReader
from rules.rule import rule
from rules.vocabulary import Finding, Outcome
from rules.wording import say, text


@rule(
    id="video-listen",
    scope="template",
    theme="media",
    unit=text("vidéo", "video"),
    title=text("Proposer l'écoute seule des vidéos", "Offer videos as sound alone"),
    why=text(
        "Qui veut seulement écouter transporte l'image pour rien.",
        "Who only wants to listen carries the picture for nothing.",
    ),
    who=text(
        "Les petits forfaits et les personnes en déplacement.", "Small data plans and people on the move."
    ),
    fix=text(
        "Placer sous chaque vidéo un enregistrement du son seul, ou prévoir un mode « écoute seule ».",
        "Put a recording of the sound alone under each video, or provide a listen-only mode.",
    ),
    criteria={"rgesn:5.5": "none"},
    needs=(Media, MediaFiles),
    source="RGESN 2024, 5.5",
)
def judge(page: PageReader) -> Outcome:
    """Find videos with sound, and players of platforms, without a sound recording in the same block: signs only."""
    spoken = [one for one in elements(page, "video") if _may_speak(page, one)] + elements(page, "iframe")
    if not spoken:
        return not_applicable(text("Aucune vidéo sonore.", "No video with sound."))
    alone = [one for one in spoken if not one.beside_audio]
    facts = say(
        "Vidéos sonores avec un enregistrement du son à côté : {good} sur {total}.",
        "Videos with sound that have a sound recording beside them: {good} of {total}.",
        good=len(spoken) - len(alone),
        total=len(spoken),
    )
    return decide([_finding(page, one) for one in alone], facts)


def _may_speak(page: PageReader, medium: Medium) -> bool:
    """Tell whether the video has a sound track, or nobody knows; a decor (muted, no control) has none to offer."""
    file = file_of(page, medium)
    if file is not None:
        return bool(file.audio)
    return medium.controls or not medium.muted


def _finding(page: PageReader, medium: Medium) -> Finding:
    what = say(
        "{name} ne semble pas proposée en écoute seule.",
        "{name} does not seem to be offered as sound alone.",
        name=file_name(medium.url) or host(medium.url) or medium.tag,
    )
    return finding(
        what, resource=medium.url, place=medium.place, party=page.party_of(medium.place), certain=False
    )
