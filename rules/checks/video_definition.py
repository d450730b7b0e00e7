"""Videos are not larger than the screen they play on: 1080 lines at most on a computer.

Why: each step of definition doubles the weight; past the screen's own lines nobody sees it. Who: small data plans, slow
processors that decode for nothing. How to fix: encode at 720 or 1080 lines, and let a lighter one be chosen.
"""

from rules.addresses import file_name
from rules.evidence.media import Media, Medium
from rules.evidence.media_files import MediaFiles
from rules.media_facts import elements, file_of
from rules.outcomes import decide, finding, not_applicable, to_review
from rules.reader import PageReader
from rules.rule import rule
from rules.thresholds import bar, source
from rules.vocabulary import Finding, Outcome
from rules.wording import say, text


@rule(
    id="video-definition",
    scope="template",
    theme="media",
    unit=text("vidéo", "video"),
    title=text("Réduire la définition des vidéos", "Reduce the definition of videos"),
    why=text(
        "Au-delà des lignes de l'écran, une vidéo pèse plus et personne ne le voit.",
        "Past the lines of the screen, a video weighs more and nobody sees it.",
    ),
    who=text(
        "Les petits forfaits et les appareils lents, qui décodent pour rien.",
        "Small data plans, and slow devices that decode for nothing.",
    ),
    fix=text(
        "Encoder en 720 ou 1080 lignes, et proposer une version plus légère.",
        "Encode at 720 or 1080 lines, and offer a lighter version.",
    ),
    criteria={"rgesn:5.3": "nc"},
    needs=(Media, MediaFiles),
    source=source("video-lines"),
)
def judge(page: PageReader) -> Outcome:
    """Compare the lines of each video with the bar; a person looks at unknown ones and at platforms' players."""
    videos = elements(page, "video")
    players = elements(page, "iframe")
    if not videos and not players:
        return not_applicable(text("Aucune vidéo.", "No video."))
    large = [one for one in videos if _lines(page, one) > bar("video-lines")]
    unknown = len(players) + sum(not _lines(page, one) for one in videos)
    facts = say(
        "Vidéos de plus de {bar} lignes : {large} sur {total} ; définition inconnue : {unknown}.",
        "Videos of more than {bar} lines: {large} of {total}; unknown definition: {unknown}.",
        bar=int(bar("video-lines")),
        large=len(large),
        total=len(videos) + len(players),
        unknown=unknown,
    )
    if unknown and not large:
        return to_review([], facts)
    return decide([_finding(page, one) for one in large], facts)


def _lines(page: PageReader, medium: Medium) -> int:
    """Return the smaller side of the video in pixels, 0 when unknown."""
    file = file_of(page, medium)
    width, height = medium.natural_width, medium.natural_height
    if file is not None and file.height:
        width, height = file.width, file.height
    return min(width, height)


def _finding(page: PageReader, medium: Medium) -> Finding:
    file = file_of(page, medium)
    what = say(
        "{name} a {lines} lignes, pour une place de {width} × {height} pixels.",
        "{name} has {lines} lines, in a place of {width} × {height} pixels.",
        name=file_name(file.url if file else medium.url) or "video",
        lines=_lines(page, medium),
        width=round(medium.width),
        height=round(medium.height),
    )
    return finding(what, resource=medium.url, place=medium.place, party=page.party_of(medium.place))
