"""How much the site publishes, and which files stand there twice.

Why: what is stored is kept on disks that run day and night. Who: the site's own servers. How to fix: remove
duplicates and what is out of date; keep rarely read archives on slower storage.
"""

from collections import Counter

from rules.addresses import file_name
from rules.outcomes import told, unmeasured
from rules.reader import SiteReader
from rules.rule import rule
from rules.thresholds import bar, source
from rules.vocabulary import Outcome
from rules.wording import count, join, say, size, text

_SMALL = text(
    "Proposition : non applicable, à confirmer (moins de 10 To, pour ce qui est publié).",
    "Proposal: not applicable, to confirm (under 10 TB, as far as what is published goes).",
)


@rule(
    id="stored-volume",
    scope="site",
    theme="hosting",
    unit=text("fichier", "file"),
    title=text("Volume publié et fichiers en double", "Volume published and files held twice"),
    why=text(
        "Ce qui est stocké l'est sur des disques qui tournent jour et nuit.",
        "What is stored is kept on disks that run day and night.",
    ),
    who=text("Les serveurs du site, et leur prix.", "The site's servers, and their price."),
    fix=text(
        "Supprimer les doublons et ce qui est périmé ; garder les archives peu lues sur un stockage lent.",
        "Remove duplicates and what is out of date; keep rarely read archives on slower storage.",
    ),
    criteria=dict.fromkeys(("rgesn:5.8", "rgesn:7.2", "rgesn:8.8", "rgesn:8.9"), "none"),
    source=source("hosted-volume"),
)
def judge(site: SiteReader) -> Outcome:
    """Add the sizes of the inventory; two files of one name and one size are taken for doubles."""
    if site.addresses is None:
        return unmeasured(["inventory"])
    sized = [a for a in site.addresses if a.size >= 0 and a.kind in ("page", "document", "image", "other")]
    documents = [a for a in sized if a.kind == "document"]
    total = sum(a.size for a in sized)
    copies = Counter((file_name(a.url), a.size) for a in documents)
    doubles = [name for (name, _size), many in sorted(copies.items()) if many > 1]
    volume = say(
        "Volume connu : {total} en {files}, dont {documents}.",
        "Known volume: {total} in {files}, {documents} among them.",
        total=size(total),
        files=count(len(sized), ("fichier", "fichiers"), ("file", "files")),
        documents=count(len(documents), ("document", "documents"), ("document", "documents")),
    )
    twice = say(
        "Documents publiés à plusieurs adresses (même nom, même taille) : {many}{names}.",
        "Documents published at several addresses (same name, same size): {many}{names}.",
        many=len(doubles),
        names=f" ({', '.join(doubles[:5])})" if doubles else "",
    )
    small = [_SMALL] if total < bar("hosted-volume") else []
    return told(
        join([volume, twice]), {"rgesn:8.8": join([*small, volume]), "rgesn:8.9": join([twice, volume])}
    )
