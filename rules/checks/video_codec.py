"""Videos of 720 lines or more are offered in an efficient codec: AV1, VP9 or HEVC.

Why: the same picture weighs a third less or better than in H.264. Who: small data plans. How to fix: encode once more
in AV1 or VP9, list it first in source elements, and keep H.264 as a fallback.
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

_EFFICIENT = ("av1", "vp9", "hevc")
_DECLARED = ("av01", "vp9", "vp09", "hvc1", "hev1", "av1", "hevc")
"""Codecs as the type of a source names them (RFC 6381)."""


@rule(
    id="video-codec",
    scope="template",
    theme="media",
    unit=text("vidéo", "video"),
    title=text("Encoder les vidéos en AV1 ou VP9", "Encode videos in AV1 or VP9"),
    why=text(
        "À qualité égale, ces codecs pèsent nettement moins que H.264.",
        "At the same quality, these codecs weigh much less than H.264.",
    ),
    who=text("Les personnes qui ont un petit forfait.", "People with a small data plan."),
    fix=text(
        "Encoder aussi en AV1 ou VP9, le proposer en premier, garder H.264 en repli ; ou rester sous 720 lignes.",
        "Encode in AV1 or VP9 as well, offer it first, keep H.264 as a fallback; or stay under 720 lines.",
    ),
    criteria={"rgesn:5.4": "nc"},
    needs=(Media, MediaFiles),
    source=source("video-codec-lines"),
)
def judge(page: PageReader) -> Outcome:
    """Read the codec of each video as its player opened it; one of 720 lines or more in another codec fails.

    A source declared in an efficient codec saves it, unless it is what failed to play.
    """
    videos, players = elements(page, "video"), elements(page, "iframe")
    if not videos and not players:
        return not_applicable(text("Aucune vidéo.", "No video."))
    known = [one for one in videos if (file := file_of(page, one)) and file.video]
    old = [one for one in known if _old(page, one)]
    unknown = len(players) + len(videos) - len(known)
    facts = say(
        "Vidéos de {bar} lignes ou plus sans codec efficace : {old} sur {total} ; codec inconnu : {unknown}.",
        "Videos of {bar} lines or more without an efficient codec: {old} of {total}; unknown codec: {unknown}.",
        bar=int(bar("video-codec-lines")),
        old=len(old),
        total=len(videos) + len(players),
        unknown=unknown,
    )
    if unknown and not old:
        return to_review([], facts)
    return decide([_finding(page, one) for one in old], facts)


def _old(page: PageReader, medium: Medium) -> bool:
    file = file_of(page, medium)
    if file is None or file.video in _EFFICIENT or min(file.width, file.height) < bar("video-codec-lines"):
        return False
    return not any(name in one.type.lower() for one in medium.sources for name in _DECLARED)


def _finding(page: PageReader, medium: Medium) -> Finding:
    file = file_of(page, medium)
    what = say(
        "{name} ({width} × {height}) est en {codec} seulement.",
        "{name} ({width} × {height}) is offered in {codec} only.",
        name=file_name(medium.url) or "video",
        width=file.width if file else 0,
        height=file.height if file else 0,
        codec=(file.video if file else "").upper(),
    )
    certain = len(medium.sources) <= 1
    return finding(
        what, resource=medium.url, place=medium.place, party=page.party_of(medium.place), certain=certain
    )
