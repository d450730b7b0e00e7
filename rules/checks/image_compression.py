"""Images are compressed as much as their look allows, in the format they have.

Why: an image saved at the highest quality weighs twice or more what the eye can tell. Who: small data plans. How to
fix: set the quality once in the content system (JPEG 70, WebP 72, AVIF 56 are the referential's examples).

Each file is encoded again in its own kind of format at those qualities; only an encoding that looks the same counts.
Changing the format is another rule's matter (image-format).
"""

from rules.addresses import file_name
from rules.evidence.image_files import ImageFile, ImageFiles
from rules.evidence.images import Images
from rules.evidence.ledger import Ledger
from rules.image_places import party_of_image
from rules.outcomes import decide, finding, not_applicable, to_review
from rules.reader import PageReader
from rules.rule import rule
from rules.thresholds import bar, source
from rules.vocabulary import Finding, Outcome
from rules.wording import percent, say, size, text

_LOSSY = ("jpeg", "webp", "avif")


@rule(
    id="image-compression",
    scope="template",
    theme="images",
    unit=text("image", "image"),
    title=text("Compresser davantage les images", "Compress images further"),
    why=text(
        "Enregistrée à une qualité trop forte, une image pèse le double sans que l'œil voie une différence.",
        "Saved at too high a quality, an image weighs twice as much and the eye sees no difference.",
    ),
    who=text("Les personnes qui ont un petit forfait.", "People with a small data plan."),
    fix=text(
        "Régler une fois la qualité dans le gestionnaire de contenus : JPEG 70, WebP 72 ou AVIF 56.",
        "Set the quality once in the content system: JPEG 70, WebP 72 or AVIF 56.",
    ),
    criteria={"rgesn:5.2": "nc"},
    needs=(ImageFiles, Images, Ledger),
    source=source("image-saving-share"),
)
def judge(page: PageReader) -> Outcome:
    """Compare each lossy still image with the same picture at the qualities of the referential, likeness checked.

    The page fails when the share saved over all of them passes the bar; else each one is a sign only.
    """
    record = page.need(ImageFiles)
    files = [f for f in record.files if f.format in _LOSSY and f.frames == 1]
    if not files:
        if record.unread:
            return to_review(
                [], text("Des images n'ont pas pu être relues.", "Some images could not be read.")
            )
        return not_applicable(text("Aucune image à compresser.", "No image to compress."))
    heavy = {f.url: saved for f in files if (saved := _saved(f))}
    share = sum(heavy.values()) / sum(f.bytes for f in files)
    facts = say(
        "Octets d'images économisables sans différence visible : {saved} sur {total} ({share}).",
        "Bytes of images that could be saved with no visible difference: {saved} of {total} ({share}).",
        saved=size(sum(heavy.values())),
        total=size(sum(f.bytes for f in files)),
        share=percent(share),
    )
    certain = share > bar("image-saving-share")
    return decide([_finding(page, f, heavy[f.url], certain) for f in files if f.url in heavy], facts)


def _saved(file: ImageFile) -> int:
    """Return the bytes saved in the same kind of format, 0 when below the bars."""
    made = {"jpeg": file.jpeg_bytes, "webp": file.webp_bytes, "avif": file.avif_bytes}[file.format]
    saved = file.bytes - made if made else 0
    enough = saved >= bar("image-saving-bytes") and saved > bar("image-saving-share") * file.bytes
    return saved if enough else 0


def _finding(page: PageReader, file: ImageFile, saved: int, certain: bool) -> Finding:
    what = say(
        "{name} pèse {size} ; la même image, compressée comme il faut, pèserait {less}.",
        "{name} weighs {size}; the same picture, compressed as it should be, would weigh {less}.",
        name=file_name(file.url),
        size=size(file.bytes),
        less=size(file.bytes - saved),
    )
    return finding(
        what,
        resource=file.url,
        party=party_of_image(page, file.url),
        component="compression",
        certain=certain,
        saved_bytes=saved,
    )
