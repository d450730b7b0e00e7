"""Text and still pictures are preferred to videos, sounds and animations.

Why: a minute of video weighs as much as a hundred pages of text. Who: small data plans, slow devices. How to fix: say
it in text where a video adds nothing; justify in the declaration the ones that stay.
"""

from rules.addresses import file_name, host
from rules.evidence.ledger import Ledger
from rules.evidence.media import Media, Medium
from rules.evidence.motion import Motion
from rules.evidence.page import Page
from rules.media_facts import without_drawing, without_media
from rules.outcomes import finding, passed, to_review
from rules.reader import PageReader
from rules.rule import rule
from rules.vocabulary import Finding, Outcome
from rules.wording import count, say, size, text


@rule(
    id="media-sober",
    scope="template",
    theme="media",
    unit=text("vidéo ou son", "video or sound"),
    title=text("Justifier chaque vidéo et chaque son", "Justify each video and each sound"),
    why=text(
        "Une minute de vidéo pèse autant que cent pages de texte.",
        "A minute of video weighs as much as a hundred pages of text.",
    ),
    who=text("Les petits forfaits et les appareils lents.", "Small data plans and slow devices."),
    fix=text(
        "Dire en texte ce qui peut l'être, et justifier les autres dans la déclaration d'écoconception.",
        "Say in text what can be, and justify the others in the eco-design declaration.",
    ),
    criteria={"rgesn:4.7": "c"},
    needs=(Media, Motion, Page, Ledger),
    source="RGESN 2024, 4.7",
)
def judge(page: PageReader) -> Outcome:
    """A page without video, sound nor movement passes; else each medium is listed with its weight for a person."""
    media = page.need(Media).media
    moving = [one for one in page.need(Motion).moving if one.visible]
    facts = say(
        "{media}, {moving}.",
        "{media}, {moving}.",
        media=count(len(media), ("vidéo ou son", "vidéos ou sons"), ("video or sound", "videos or sounds")),
        moving=count(
            len(moving), ("élément animé", "éléments animés"), ("moving element", "moving elements")
        ),
    )
    if without_media(page) and without_drawing(page) and not moving:
        return passed(facts)
    return to_review([_finding(page, one) for one in media], facts)


def _finding(page: PageReader, medium: Medium) -> Finding:
    weight = page.bytes_of(medium.url)
    what = say(
        "{name}{size} : est-ce le choix le plus sobre ?",
        "{name}{size}: is it the most sober choice?",
        name=file_name(medium.url) or host(medium.url) or medium.tag,
        size=say(" ({size})", " ({size})", size=size(weight)) if weight else "",
    )
    return finding(
        what, resource=medium.url, place=medium.place, party=page.party_of(medium.place), certain=False
    )
