"""The weight and the format of a heavy file are said before its transfer, both ways.

Why: 30 MB begun by mistake empty a small data plan; a file refused after its upload must be sent again. Who: mobile
connections. How to fix: write « (PDF, 12 Mo) » in the link, and the limits beside each field that takes a file.
"""

import re

from rules.addresses import file_name
from rules.evidence.inventory import Address
from rules.evidence.offers import Download, Upload
from rules.outcomes import decide, finding, not_applicable, to_review, unmeasured
from rules.reader import SiteReader
from rules.rule import rule
from rules.site_evidence import PageDigest
from rules.thresholds import bar, source
from rules.vocabulary import Finding, FindingParty, Outcome
from rules.wording import say, size, text

_WEIGHT = re.compile(
    r"\d[\s\u00a0\u202f.,]*\d*\s*(ko|mo|go|kb|mb|gb|kio|mio|octets|kilo-?octets|m[ée]ga-?octets)\b", re.I
)
_FORMAT = re.compile(
    r"\b(pdf|docx?|xlsx?|pptx?|odt|ods|odp|rtf|epub|csv|zip|rar|7z|mp3|mp4|avi|mov|jpe?g|png|webp|heic|tiff?|dwg|word|excel)\b",
    re.I,
)
_KINDS = ("document", "other")


@rule(
    id="downloads-announced",
    scope="site",
    theme="interface",
    unit=text("fichier", "file"),
    title=text("Annoncer le poids et le format des fichiers", "Announce the weight and format of files"),
    why=text(
        "Un gros fichier commencé par erreur vide un petit forfait ; refusé après l'envoi, il faut le renvoyer.",
        "A heavy file begun by mistake empties a small data plan; refused after upload, it must be sent again.",
    ),
    who=text("Les connexions mobiles et les petits forfaits.", "Mobile connections and small data plans."),
    fix=text(
        "Écrire « (PDF, 12 Mo) » dans le lien, et les limites près de chaque champ qui reçoit un fichier.",
        "Write “(PDF, 12 MB)” in the link, and the limits near each field that takes a file.",
    ),
    criteria={"rgesn:4.11": "both"},
    source=source("download-bytes"),
)
def judge(site: SiteReader) -> Outcome:
    """Look for weight and format in the links to files over the bar, and near the fields that take files.

    Certain on visited pages, where the text around the link was read; elsewhere the link's words alone are a sign.
    """
    pages = [page for page in site.pages if page.measured]
    if site.addresses is None or not pages or any(page.offers is None for page in pages):
        return unmeasured(["inventory" if site.addresses is None else "offers"])
    files = {a.url: a for a in site.addresses if a.kind in _KINDS}
    uploads = [(page, one) for page in pages if page.offers for one in page.offers.uploads]
    linked = {one.url for page in pages if page.offers for one in page.offers.downloads}
    if not files and not uploads and not linked:
        return not_applicable(
            text("Aucun fichier à télécharger ni à envoyer.", "No file to download or upload.")
        )
    heavy = {url: one for url, one in files.items() if one.size > bar("download-bytes")}
    findings = _links(pages, heavy) + _elsewhere(pages, heavy)
    findings += [found for page, one in uploads if (found := _upload(page, one))]
    unknown = sum(one.size < 0 for one in files.values()) + len(linked - set(files))
    facts = say(
        "Fichiers de plus de {bar} : {heavy} sur {total} ; poids inconnu : {unknown} ; champs d'envoi : {uploads}.",
        "Files over {bar}: {heavy} of {total}; unknown weight: {unknown}; upload fields: {uploads}.",
        bar=size(bar("download-bytes")),
        heavy=len(heavy),
        total=len(files),
        unknown=unknown,
        uploads=len(uploads),
    )
    if unknown and not findings:
        return to_review([], facts)
    return decide(findings, facts)


def _links(pages: list[PageDigest], heavy: dict[str, Address]) -> list[Finding]:
    """Return the links of visited pages to heavy files that do not say what comes."""
    return [
        _link(page, one, heavy[one.url], what)
        for page in pages
        for one in (page.offers.downloads if page.offers else [])
        if one.url in heavy and (what := _silent(f"{one.text} {one.near}"))
    ]


def _silent(said: str) -> str:
    """Return what is not said: weight, format, both, or ""."""
    weight, form = bool(_WEIGHT.search(said)), bool(_FORMAT.search(said))
    if weight and form:
        return ""
    return "both" if not weight and not form else "format" if weight else "weight"


_MISSING = {
    "both": text("ni le poids ni le format", "neither the weight nor the format"),
    "weight": text("pas le poids", "not the weight"),
    "format": text("pas le format", "not the format"),
}


def _link(page: PageDigest, one: Download, file: Address, missing: str) -> Finding:
    what = say(
        "Le lien vers {name} ({size}) ne dit {missing}.",
        "The link to {name} ({size}) says {missing}.",
        name=file_name(file.url),
        size=size(file.size),
        missing=_MISSING[missing],
    )
    party: FindingParty = (
        "template" if one.place.region in ("header", "footer", "nav", "aside") else "content"
    )
    return finding(what, page=page.url, resource=file.url, place=one.place, party=party)


def _elsewhere(pages: list[PageDigest], heavy: dict[str, Address]) -> list[Finding]:
    """Return a sign for each heavy file linked from pages nobody visited, whose link words say neither."""
    seen = {one.url for page in pages if page.offers for one in page.offers.downloads}
    found = []
    for file in heavy.values():
        if file.url not in seen and file.found_on and all(_silent(label) for label in file.labels or [""]):
            what = say(
                "Les mots du lien vers {name} ({size}) ne disent pas tout : lire le texte voisin.",
                "The words of the link to {name} ({size}) do not say all: read the text beside it.",
                name=file_name(file.url),
                size=size(file.size),
            )
            found.append(
                finding(what, page=file.found_on[0], resource=file.url, component="download", certain=False)
            )
    return found


def _upload(page: PageDigest, one: Upload) -> Finding | None:
    """Return what a field that takes files does not say; certain when it limits nothing and says nothing."""
    missing = _silent(one.near)
    if not missing:
        return None
    what = say(
        "Le texte du formulaire ne dit {missing} des fichiers à envoyer (accept : {accept}).",
        "The form's text says {missing} of the files to send (accept: {accept}).",
        missing=_MISSING[missing],
        accept=one.accept or "—",
    )
    certain = missing == "both" and not one.accept and one.shown
    return finding(what, page=page.url, place=one.place, certain=certain)
