"""Videos, sounds and animations carry information: none is a decor.

Why: a video that plays behind a title is the heaviest decor there is. Who: small data plans, people disturbed by
movement. How to fix: replace it with a still picture, or remove it; justify in the declaration what stays.
"""

from rules.addresses import file_name
from rules.evidence.image_files import ImageFiles
from rules.evidence.images import Image, Images
from rules.evidence.ledger import Ledger
from rules.evidence.media import Media, Medium
from rules.evidence.motion import Motion
from rules.evidence.page import Page
from rules.media_facts import without_drawing, without_media
from rules.moving import moving_images
from rules.outcomes import decide, finding, passed, to_review
from rules.reader import PageReader
from rules.rule import rule
from rules.vocabulary import Finding, Outcome
from rules.wording import say, size, text

_DESCRIBED = ("aria-label", "aria-describedby", "title=")


@rule(
    id="media-decor",
    scope="template",
    theme="media",
    unit=text("contenu animé", "moving content"),
    title=text("Retirer les vidéos et animations de décor", "Remove decorative videos and animations"),
    why=text(
        "Une vidéo qui tourne derrière un titre est le décor le plus lourd qui soit.",
        "A video that plays behind a title is the heaviest decor there is.",
    ),
    who=text(
        "Les petits forfaits, les personnes gênées par le mouvement.",
        "Small data plans, people disturbed by movement.",
    ),
    fix=text(
        "La remplacer par une image fixe, ou la retirer ; justifier dans la déclaration ce qui reste.",
        "Replace it with a still picture, or remove it; justify in the declaration what stays.",
    ),
    criteria={"rgesn:4.6": "both"},
    needs=(Media, ImageFiles, Images, Motion, Page, Ledger),
    source="RGESN 2024, 4.6",
)
def judge(page: PageReader) -> Outcome:
    """Find what is decorative by construction; a page without video, sound nor movement passes.

    Decorative: a video that starts alone, muted, in a loop, without controls; an animated image whose author said it
    carries nothing (alt="").
    """
    films = [m for m in page.need(Media).media if m.shown and _is_decor(m)]
    decor = {i.url: i for f in moving_images(page) for i in _silent(page, f.url)}
    findings = [_film(page, one) for one in films] + [_picture(page, one) for one in decor.values()]
    moving = [one for one in page.need(Motion).moving if one.visible]
    facts = say(
        "Contenus animés de décor : {decor} ; vidéos et sons : {media} ; animations : {moving}.",
        "Decorative moving contents: {decor}; videos and sounds: {media}; animations: {moving}.",
        decor=len(findings),
        media=len(page.need(Media).media),
        moving=len(moving) + len(moving_images(page)),
    )
    if findings:
        return decide(findings, facts)
    nothing = without_media(page) and without_drawing(page) and not moving and not moving_images(page)
    return passed(facts) if nothing else to_review([], facts)


def _is_decor(medium: Medium) -> bool:
    """Tell whether nobody can start, stop or hear the video, and nobody described it."""
    alone = medium.tag == "video" and medium.autoplays and medium.muted and medium.loop
    described = bool(medium.tracks) or any(name in medium.place.html for name in _DESCRIBED)
    return alone and not medium.controls and not described


def _silent(page: PageReader, url: str) -> list[Image]:
    """Return one of the img elements that show the file, when each of them has an empty alternative."""
    shown = [i for i in page.need(Images).images if i.url == url and i.shown]
    return shown[:1] if all('alt=""' in one.place.html for one in shown) else []


def _film(page: PageReader, medium: Medium) -> Finding:
    weight = page.bytes_of(medium.url)
    what = say(
        "{name} ({size}) tourne seule, en boucle, sans le son et sans commande : c'est un décor.",
        "{name} ({size}) plays by itself, in a loop, without sound or control: it is a decor.",
        name=file_name(medium.url) or "video",
        size=size(weight),
    )
    return finding(
        what,
        resource=medium.url,
        place=medium.place,
        party=page.party_of(medium.place),
        saved_bytes=weight or None,
    )


def _picture(page: PageReader, image: Image) -> Finding:
    what = say(
        "{name} ({size}) bouge, et son texte de remplacement vide dit qu'elle n'apporte rien.",
        "{name} ({size}) moves, and its empty alternative says that it carries nothing.",
        name=file_name(image.url),
        size=size(page.bytes_of(image.url)),
    )
    return finding(what, resource=image.url, place=image.place, party=page.party_of(image.place))
