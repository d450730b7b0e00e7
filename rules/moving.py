"""What moves by itself on a page for longer than the referential allows, from every record that knows of movement."""

from typing import NamedTuple

from rules.addresses import file_name
from rules.evidence.image_files import ImageFile, ImageFiles
from rules.evidence.images import Images
from rules.evidence.motion import Motion, Moving
from rules.evidence.record import Place
from rules.reader import PageReader
from rules.thresholds import bar
from rules.vocabulary import Text
from rules.wording import number, say, text

_AREA_SHARE = 0.3
"""Share of the watch between the first and the last change of an area that moves again and again."""
_NAMED = "carousel"
_BOX_MIN = 16.0
"""CSS px² below which nobody sees anything move."""
_KINDS = {
    "animation": text("L'animation « {name} »", "The animation “{name}”"),
    "svg": text("Le dessin animé ({name})", "The animated drawing ({name})"),
    "text": text("Le texte défilant ({name})", "The moving text ({name})"),
    "area": text("Cette zone ({name})", "This area ({name})"),
    "image": text("L'image animée {name}", "The animated image {name}"),
}


class Movement(NamedTuple):
    """One thing that moves too long; certain: seen moving, in view, and nothing says that it can be stopped."""

    what: Text
    place: Place | None
    certain: bool
    url: str = ""
    kind: str = ""


def movements(page: PageReader) -> list[Movement]:
    """Return what moves by itself and in view for longer than the bar."""
    motion = page.need(Motion)
    found = [_moving(one, motion) for one in motion.moving if _long(one, motion)]
    return found + [_image(file, page) for file in moving_images(page)]


def moving_images(page: PageReader) -> list[ImageFile]:
    """Return the animated image files that show somewhere and move for longer than the bar."""
    images, limit = page.need(Images), bar("movement-seconds")
    shown = {i.url for i in images.images if i.shown} | {b.url for b in images.backgrounds if b.shown}
    return [
        f
        for f in page.need(ImageFiles).files
        if f.frames > 1 and f.url in shown and (f.loops == 0 or f.seconds * f.loops > limit)
    ]


def _long(one: Moving, motion: Motion) -> bool:
    """An area that no name betrays counts when it moves again and again; a carousel, once it moved."""
    if not one.visible or one.size < _BOX_MIN:
        return False
    if one.kind == "area":
        return bool(one.changes) and (one.name == _NAMED or _again(one, motion))
    return one.endless or one.seconds > bar("movement-seconds")


def _again(one: Moving, motion: Motion) -> bool:
    span = min(bar("movement-seconds"), _AREA_SHARE * motion.watched)
    return len(one.changes) > 1 and one.changes[-1] - one.changes[0] >= span


def _moving(one: Moving, motion: Motion) -> Movement:
    controls = one.controls if one.kind == "area" else motion.controls
    certain = not controls and (one.kind != "area" or _again(one, motion))
    subject = say(_KINDS[one.kind].fr, _KINDS[one.kind].en, name=one.name)
    return Movement(_sentence(one, subject, controls), one.place, certain, kind=one.kind)


def _sentence(one: Moving, subject: Text, controls: list[str]) -> Text:
    if controls:
        return say(
            "{subject} bouge sans qu'on le demande ; un bouton « {control} » existe : vérifier son effet.",
            "{subject} moves by itself; a button “{control}” exists: check what it does.",
            subject=subject,
            control=controls[0],
        )
    if one.kind == "area":
        return say(
            "{subject} a changé seule {times} fois pendant l'observation, sans bouton pour l'arrêter.",
            "{subject} changed by itself {times} times during the watch, with no button to stop it.",
            subject=subject,
            times=len(one.changes),
        )
    return _lasting(subject, endless=one.endless, seconds=one.seconds)


def _lasting(subject: Text, *, endless: bool, seconds: float) -> Text:
    lasting = text("sans fin", "without end") if endless else say("{n} s", "{n} s", n=number(seconds, 1))
    return say(
        "{subject} bouge sans qu'on le demande ({lasting}) et rien ne l'arrête ; la limite est de {bar} s.",
        "{subject} moves by itself ({lasting}) and nothing stops it; the limit is {bar} s.",
        subject=subject,
        lasting=lasting,
        bar=int(bar("movement-seconds")),
    )


def _image(file: ImageFile, page: PageReader) -> Movement:
    subject = say(_KINDS["image"].fr, _KINDS["image"].en, name=file_name(file.url))
    record = page.need(Images)
    place = next((i.place for i in record.images if i.url == file.url and i.shown), None)
    place = place or next((b.place for b in record.backgrounds if b.url == file.url), None)
    sentence = _lasting(subject, endless=file.loops == 0, seconds=file.seconds * file.loops)
    return Movement(sentence, place, certain=True, url=file.url, kind="image")
