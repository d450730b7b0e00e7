"""Most bitmap images use an efficient format: WebP, AVIF or JPEG XL.

Why: the same picture weighs a third less or better than in JPEG or PNG. Who: everybody; images are the first
weight of the web. How to fix: let the content system convert images on upload, and serve the new files.

The format is read from the file where the page stands for its template; elsewhere it is the type the server names.
"""

from rules.addresses import file_name
from rules.evidence.image_files import ImageFile, ImageFiles
from rules.evidence.images import Images
from rules.evidence.ledger import Ledger, Request
from rules.image_places import party_of_image
from rules.outcomes import failed, finding, not_applicable, passed, to_review, unmeasured
from rules.reader import PageReader
from rules.rule import rule
from rules.thresholds import bar, source
from rules.vocabulary import Finding, Outcome, Text
from rules.wording import percent, say, size, text

_EFFICIENT = ("webp", "avif", "jxl")
_VECTOR = ("svg", "svg+xml")
_BEACON_BYTES = 100


@rule(
    id="image-format",
    theme="images",
    unit=text("image", "image"),
    title=text("Servir les images en WebP ou en AVIF", "Serve images as WebP or AVIF"),
    why=text(
        "À qualité égale, ces formats pèsent nettement moins que JPEG, PNG ou GIF.",
        "At the same quality, these formats weigh much less than JPEG, PNG or GIF.",
    ),
    who=text(
        "Tout le monde : les images sont le premier poids du web.",
        "Everybody: images are the first weight of the web.",
    ),
    fix=text(
        "Régler le gestionnaire de contenus pour convertir les images au dépôt, et garder JPEG en solution de repli.",
        "Set the content system to convert images on upload, and keep JPEG as a fallback.",
    ),
    criteria={"rgesn:5.1": "both"},
    needs=(Ledger,),
    source=source("image-format"),
)
def judge(page: PageReader) -> Outcome:
    """Count the distinct bitmap images in an efficient format; the bar is a share of them."""
    images = bitmaps(page)
    if not images:
        return _none_seen(page)
    old = [request for request in images if not is_efficient(page, request)]
    share = 1 - len(old) / len(images)
    facts = say(
        "Images matricielles dans un format efficace : {good} sur {total} ({share}) ; il en faut plus de {bar}.",
        "Bitmap images in an efficient format: {good} of {total} ({share}); more than {bar} must be.",
        good=len(images) - len(old),
        total=len(images),
        share=percent(share),
        bar=percent(bar("image-format")),
    )
    if share > bar("image-format"):
        return passed(facts)
    return failed([_finding(page, request) for request in old], facts)


def _none_seen(page: PageReader) -> Outcome:
    """No image crossed the network: none at all, or images written in the page (data:), whose type nobody saw."""
    record = page.get(Images)
    if record is None:
        return unmeasured([Images.NAME])
    if any(image.shown and not image.vector for image in record.images):
        return to_review([], text("Images écrites dans la page même.", "Images written in the page itself."))
    return not_applicable(text("Aucune image matricielle.", "No bitmap image."))


def bitmaps(page: PageReader) -> list[Request]:
    """Return the distinct bitmap images of the visit, beacons aside."""
    found: dict[str, Request] = {}
    for request in page.answered():
        mime = request.mime.lower()
        named = mime.startswith("image/") or request.kind == "image"
        if named and request.body_bytes > _BEACON_BYTES and _format(page, request) not in _VECTOR:
            found.setdefault(request.url, request)
    return list(found.values())


def is_efficient(page: PageReader, request: Request) -> bool:
    """Tell whether the image is WebP, AVIF or JPEG XL."""
    return any(kind in _format(page, request) for kind in _EFFICIENT)


def _format(page: PageReader, request: Request) -> str:
    """Return the format by the file's content where it was read, else the type the server names."""
    read = _read(page, request)
    if read is not None and read.format:
        return read.format
    return request.mime.lower().removeprefix("image/").removeprefix("x-")


def _read(page: PageReader, request: Request) -> ImageFile | None:
    """Return what the file itself says, None when it was not read."""
    record = page.get(ImageFiles)
    return next((f for f in record.files if f.url == request.url), None) if record else None


def _finding(page: PageReader, request: Request) -> Finding:
    read = _read(page, request)
    if read is not None and read.frames > 1 and read.format == "gif":
        what = _moving(request, read)
    else:
        what = say(
            "{name} est en {kind} ({size}).",
            "{name} is a {kind} file ({size}).",
            name=file_name(request.url),
            kind=_format(page, request).upper(),
            size=size(request.body_bytes),
        )
    return finding(
        what,
        resource=request.url,
        party=party_of_image(page, request.url),
        component="bitmap",
        saved_bytes=_saved(page, request),
    )


def _moving(request: Request, read: ImageFile) -> Text:
    """Tell an animated GIF: the same pictures in WebP, when measured, and that a video weighs less still."""
    name, weight = file_name(request.url), size(request.body_bytes)
    if read.webp_bytes is None or read.webp_bytes >= read.bytes:
        return say(
            "{name} est un GIF animé de {frames} images ({size}) : une vidéo pèse moins.",
            "{name} is an animated GIF of {frames} pictures ({size}): a video weighs less.",
            name=name,
            frames=read.frames,
            size=weight,
        )
    return say(
        "{name} est un GIF animé de {frames} images ({size}). Sans rien perdre, WebP en demande {less} ; "
        "une vidéo, moins encore.",
        "{name} is an animated GIF of {frames} pictures ({size}). With nothing lost, WebP needs {less}; "
        "a video, less still.",
        name=name,
        frames=read.frames,
        size=weight,
        less=size(read.webp_bytes),
    )


def _saved(page: PageReader, request: Request) -> int | None:
    """Return what WebP or AVIF was measured to save on this file, None when it was not or saves nothing."""
    read = _read(page, request)
    if read is None or read.smallest is None or read.smallest[0] >= read.bytes:
        return None
    return read.bytes - read.smallest[0]
