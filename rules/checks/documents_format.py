"""Documents are in a compressed format, and light for what they hold.

Why: an old Word or Excel file weighs several times the same one in a recent format. Who: small data plans; people
without the software. How to fix: export as PDF with pictures at 150 dpi, or write a page; save old files again.
"""

from rules.addresses import file_name
from rules.evidence.inventory import Address
from rules.outcomes import decide, finding, not_applicable, to_review, unmeasured
from rules.reader import SiteReader
from rules.rule import rule
from rules.thresholds import bar, source
from rules.vocabulary import Finding, Outcome
from rules.wording import say, size, text

_RAW = {"doc": "DOCX", "xls": "XLSX", "ppt": "PPTX", "pps": "PPSX", "rtf": "DOCX"}
"""Formats that do not compress, and those of the same software that do."""


@rule(
    id="documents-format",
    scope="site",
    theme="documents",
    unit=text("document", "document"),
    title=text("Alléger les documents", "Lighten the documents"),
    why=text(
        "Un ancien fichier Word ou Excel pèse plusieurs fois le même dans un format récent.",
        "An old Word or Excel file weighs several times the same one in a recent format.",
    ),
    who=text(
        "Les petits forfaits, et les personnes qui n'ont pas le logiciel.",
        "Small data plans, and people without the software.",
    ),
    fix=text(
        "Exporter en PDF avec des images à 150 points par pouce, ou écrire une page ; réenregistrer les anciens.",
        "Export as PDF with pictures at 150 dpi, or write a page; save the old ones again.",
    ),
    criteria={"rgesn:5.7": "nc"},
    source=source("document-bytes"),
)
def judge(site: SiteReader) -> Outcome:
    """Find heavy documents: certain in a format that does not compress, a sign in another."""
    if site.addresses is None:
        return unmeasured(["inventory"])
    documents = [a for a in site.addresses if a.kind == "document"]
    if not documents:
        none = text("Aucun document à télécharger.", "No document to download.")
        seen = all(page.measured for page in site.pages)
        return not_applicable(none) if seen else to_review([], none)
    heavy = [one for one in documents if _is_raw(one) or one.size > bar("document-bytes")]
    facts = say(
        "Documents lourds ou non compressés : {heavy} sur {total}, soit {size} en tout.",
        "Heavy or uncompressed documents: {heavy} of {total}, {size} in all.",
        heavy=len(heavy),
        total=len(documents),
        size=size(sum(max(one.size, 0) for one in documents)),
    )
    return decide([_finding(one) for one in heavy], facts)


def _extension(one: Address) -> str:
    return file_name(one.url).rpartition(".")[2].lower()


def _is_raw(one: Address) -> bool:
    return _extension(one) in _RAW and one.size > bar("raw-document-bytes")


def _finding(one: Address) -> Finding:
    if _is_raw(one):
        what = say(
            "{name} ({size}) n'est pas compressé : {better} ou PDF le seraient.",
            "{name} ({size}) is not compressed: {better} or PDF would be.",
            name=file_name(one.url),
            size=size(one.size),
            better=_RAW[_extension(one)],
        )
    else:
        what = say(
            "{name} pèse {size} : vérifier la définition de ses images.",
            "{name} weighs {size}: check the definition of its pictures.",
            name=file_name(one.url),
            size=size(one.size),
        )
    page = one.found_on[0] if one.found_on else one.url
    return finding(what, page=page, resource=one.url, component=_extension(one), certain=_is_raw(one))
