"""The alternative of an image says what the image brings: no file name, no word that says nothing.

Why: "IMG_2034.jpg" or "image" is what a blind person hears in place of the picture. Who: blind people, people whose
images do not load. How to fix: say what the image brings, or leave the alternative empty when it only decorates.
"""

import re

from rules.evidence.named import Named, NamedImage
from rules.generic_words import is_generic, plain
from rules.outcomes import decide, finding, not_applicable
from rules.reader import PageReader
from rules.rule import rule
from rules.vocabulary import Finding, Outcome
from rules.wording import say, text

_FILE = re.compile(
    r"[\w%+(). -]{1,120}\.(jpe?g|jfif|png|gif|webp|avif|svg|bmp|tiff?|ico|heic)", re.IGNORECASE
)
_CAMERA = re.compile(
    r"(img|dsc[nf]?|dcim|pict?|p|image|photo|capture|screenshot|scan)[ _-]*(\d{3,}[ _-]*)+(\(\d+\)|[a-z])?",
    re.IGNORECASE,
)
_HASH = re.compile(
    r"(?=[^ ]*\d)(?=[^ ]*[a-f])[0-9a-f]{16,}|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE
)


@rule(
    id="image-alternative-says",
    theme="images",
    unit=text("image", "image"),
    title=text("Dire ce que l'image apporte", "Say what the image brings"),
    why=text(
        "Un nom de fichier ou un mot vide est lu à la place de l'image, et n'en dit rien.",
        "A file name or an empty word is read in place of the image, and says nothing of it.",
    ),
    who=text(
        "Les personnes aveugles ou très malvoyantes, et toutes celles chez qui l'image ne se charge pas.",
        "Blind people, people with very low vision, and all those whose image does not load.",
    ),
    fix=text(
        'Écrire dans alt ce que l\'image apporte ; alt="" si elle ne fait que décorer.',
        'Write in alt what the image brings; alt="" if it only decorates.',
    ),
    criteria={"rgaa:1.3": "nc"},
    needs=(Named,),
    source="RGAA 4.1.2, 1.3; WCAG technique F30",
)
def judge(page: PageReader) -> Outcome:
    """Find names of images that are a file name, a camera's number, a hash or an empty word."""
    named = [
        one
        for one in page.need(Named).images
        if one.name and (one.shown or one.tag == "area") and not one.silent
    ]
    if not named:
        return not_applicable(text("Aucune image avec une alternative.", "No image with an alternative."))
    found = [one for one in (_finding(page, image) for image in named) if one]
    facts = say(
        "Alternatives qui ne disent rien : {bad} sur {total}.",
        "Alternatives that say nothing: {bad} of {total}.",
        bad=len(found),
        total=len(named),
    )
    return decide(found, facts)


def _read(image: NamedImage) -> bool:
    """Tell whether it is shown and read out; a CAPTCHA is another criterion's."""
    return (image.shown or image.tag == "area") and not image.silent and not is_captcha(image)


def _finding(page: PageReader, image: NamedImage) -> Finding | None:
    kind = empty_words(image.name) or (image.tag == "input" and is_generic(image.name, "button"))
    if not kind and not is_its_file(image):
        return None
    what = say(
        "L'alternative « {name} » ne dit rien de l'image.",
        'The alternative "{name}" says nothing of the image.',
        name=image.name[:120],
    )
    return finding(what, place=image.place, party=page.party_of(image.place), certain=bool(kind))


def empty_words(name: str) -> bool:
    """Tell whether an alternative is a file name, a camera's number, a hash or a word that names nothing.

    >>> [empty_words(one) for one in ("IMG_2034.JPG", "DSC 00123", "image", "Image de la mairie", "Photo 2034", "2034")]
    [True, True, True, False, True, False]
    """
    said = name.strip()
    return bool(_FILE.fullmatch(said) or _CAMERA.fullmatch(said) or _HASH.fullmatch(said)) or is_generic(
        said, "image"
    )


def is_captcha(image: NamedImage) -> bool:
    """Tell whether the start tag of an image says that it tells people from robots."""
    return "captcha" in image.place.html.partition(">")[0].lower()


def is_its_file(image: NamedImage) -> bool:
    """Tell whether the alternative is the name of the image's own file, written as file names are."""
    stem = image.file.rpartition(".")[0]
    written = bool(re.search(r"[_\d]|-\w+-", image.name)) and " " not in image.name.strip()
    return bool(stem) and written and plain(stem) == plain(image.name)
