"""PDFs to download hold what assistive technologies read: tags, text, a language, a title.

Why: without tags a PDF is a string of words, without headings, lists or tables. Who: blind people, and all who have
their documents read aloud or laid out anew. How to fix: export again with tags, or publish the same as a page.
Nothing is proven here: test 13.3.1 also accepts an accessible version elsewhere, and some documents are exempt.
"""

from collections.abc import Sequence

from rules.addresses import file_name
from rules.evidence.documents import DocumentFacts
from rules.outcomes import decide, finding, not_applicable, to_review, unmeasured
from rules.reader import SiteReader
from rules.rule import rule
from rules.vocabulary import Finding, Outcome, Text
from rules.wording import count, join, pages, say, text

_UNOPENED: dict[str, Text] = {
    "encrypted": text("il ne s'ouvre qu'avec un mot de passe", "it opens with a password only"),
    "broken": text("ce n'est pas un PDF qui s'ouvre", "it is no PDF that opens"),
}
_SCANNED = text(
    "ses premières pages sont des images, sans aucun texte", "its first pages are pictures, without any text"
)
_UNTAGGED = text("il n'est pas balisé", "it is not tagged")
_NO_LANGUAGE = text("sa langue n'est pas indiquée", "its language is not given")
_NO_TITLE = text("il n'a pas de titre", "it has no title")
_HIDDEN_TITLE = text("son titre ne s'affiche pas", "its title is not shown")


@rule(
    id="documents-accessible",
    scope="site",
    theme="documents",
    unit=text("document", "document"),
    title=text("Rendre les PDF lisibles par tous", "Make PDFs readable by all"),
    why=text(
        "Sans balises, un PDF est une suite de mots : plus de titres, de listes ni de tableaux.",
        "Without tags, a PDF is a string of words: no headings, lists or tables any more.",
    ),
    who=text(
        "Les personnes aveugles ou malvoyantes, et celles qui font lire leurs documents à voix haute.",
        "Blind or partially sighted people, and those who have their documents read aloud.",
    ),
    fix=text(
        "Exporter de nouveau le document avec ses balises, sa langue et son titre, après reconnaissance du texte s'il "
        "est numérisé ; ou publier le même contenu en page web.",
        "Export the document again with its tags, language and title, after text recognition when it is a scan; or "
        "publish the same content as a web page.",
    ),
    criteria={"rgaa:13.3": "none"},
    source="RGAA 4.1.2, 13.3.1 ; ISO 32000-1, 14.7 et 14.8",
)
def judge(site: SiteReader) -> Outcome:
    """Look at what the PDFs of the sample lack; a person decides, for another version may be accessible."""
    if site.addresses is None:
        return unmeasured(["inventory"])
    if not any(one.kind == "document" for one in site.addresses):
        none = text("Aucun document à télécharger.", "No document to download.")
        seen = all(page.measured for page in site.pages)
        return not_applicable(none) if seen else to_review([], none)
    if site.documents is None:
        return unmeasured(["documents"])
    facts = join([_counted(site.documents), *(_told(one) for one in site.documents if one.status == "read")])
    found = [_finding(one, lacks, site) for one in site.documents if (lacks := _lacks(one))]
    if not found and any(one.status in ("failed", "too_big") for one in site.documents):
        return unmeasured(["documents"], facts)
    unread = any(one.status == "unread" for one in site.documents) or not site.documents
    return to_review(found, facts) if unread else decide(found, facts)


def _lacks(one: DocumentFacts) -> list[Text]:
    """Return what the document lacks, in words; nothing of a document that was not received."""
    if one.status in _UNOPENED:
        return [_UNOPENED[one.status]]
    if one.status != "read":
        return []
    title = _NO_TITLE if not one.title else _HIDDEN_TITLE
    lacking = {
        _SCANNED: one.scanned is True,
        _UNTAGGED: not one.tagged,
        _NO_LANGUAGE: not one.lang,
        title: not (one.title and one.title_shown),
    }
    return [what for what, true in lacking.items() if true]


def _finding(one: DocumentFacts, lacks: list[Text], site: SiteReader) -> Finding:
    known = next((a for a in site.addresses or () if a.url == one.url), None)
    linking = known.found_on if known else []
    what = say(
        "{name} : {lacks}. Un lien y mène depuis {pages}{listed}.",
        "{name}: {lacks}. It is linked from {pages}{listed}.",
        name=file_name(one.url),
        lacks=join(lacks, " ; "),
        pages=pages(known.found_on_total if known else 0),
        listed=f" ({', '.join(linking[:3])})" if linking else "",
    )
    page = linking[0] if linking else site.url
    return finding(what, page=page, resource=one.url, component="PDF", certain=False)


def _counted(documents: Sequence[DocumentFacts]) -> Text:
    read = [one for one in documents if one.status == "read"]
    return say(
        "PDF lus : {read} sur {total} de l'échantillon ; balisés : {tagged} ; avec une langue : {lang} ; "
        "avec un titre : {title} ; numérisés sans texte : {scanned}.",
        "PDFs read: {read} of {total} in the sample; tagged: {tagged}; with a language: {lang}; with a title: {title}; "
        "scanned without text: {scanned}.",
        read=len(read),
        total=count(len(documents), ("document", "documents"), ("document", "documents")),
        tagged=sum(one.tagged for one in read),
        lang=sum(bool(one.lang) for one in read),
        title=sum(bool(one.title) for one in read),
        scanned=sum(one.scanned is True for one in read),
    )


def _told(one: DocumentFacts) -> Text:
    return say(
        "{name} : {pages}, {bookmarks}, langue {lang}.",
        "{name}: {pages}, {bookmarks}, language {lang}.",
        name=file_name(one.url),
        pages=pages(one.pages),
        bookmarks=count(one.bookmarks, ("signet", "signets"), ("bookmark", "bookmarks")),
        lang=one.lang or "–",
    )
