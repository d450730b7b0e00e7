"""Documents to download are recent, and named by what they are.

Why: an old form or a former regulation is printed, filled and refused. Who: people who do their paperwork. How to fix:
replace the document, or write "archive" beside it; give it a title that says what it is.
"""

import re
from datetime import date

from rules.addresses import file_name
from rules.editorial import THEME, aged, day_of, today, written, years
from rules.evidence.documents import DocumentFacts
from rules.outcomes import decide, finding, not_applicable, unmeasured
from rules.reader import SiteReader
from rules.rule import rule
from rules.thresholds import bar
from rules.vocabulary import Finding, Outcome, Text
from rules.wording import join, pages, say, size, text

_UNTITLED = re.compile(
    r"^(?:sans[ -]titre|untitled|document\d*|microsoft (?:word|powerpoint|excel) ?-"
    r"|.*\.(?:docx?|indd|pptx?|odt|xlsx?)$|scan|img_?\d)",
    re.IGNORECASE,
)


@rule(
    id="old-documents",
    scope="site",
    theme=THEME,
    unit=text("document", "document"),
    title=text(
        "Revoir les documents anciens ou sans titre", "Review documents that are old or without a title"
    ),
    why=text(
        "Un formulaire périmé est imprimé, rempli, puis refusé.",
        "An outdated form is printed, filled in, then refused.",
    ),
    who=text("Les personnes qui font leurs démarches.", "People who do their paperwork."),
    fix=text(
        "Remplacer le document, ou le dire archive ; lui donner un titre qui dit ce qu'il est.",
        "Replace the document, or call it an archive; give it a title that says what it is.",
    ),
    criteria={"rgesn:5.8": "none", "rgaa:13.3": "none"},
    source="RGESN 2024, 5.8",
)
def judge(site: SiteReader) -> Outcome:
    """Look at the age and the title of the documents of the sample that were read."""
    day = today(site)
    if site.addresses is None or day is None:
        return unmeasured(["inventory"])
    known = [one for one in site.addresses if one.kind == "document"]
    if not known:
        return not_applicable(text("Aucun document à télécharger.", "No document to download."))
    if site.documents is None:
        return unmeasured(["documents"])
    read = [one for one in site.documents if one.status == "read"]
    if not read:
        return unmeasured(["documents"])
    found = [(one, why) for one in read if (why := _why(one, day))]
    facts = say(
        "Documents anciens ou sans titre : {found} sur {read} lus ({known} connus) ; {pages} et {size} en tout, "
        "{scanned} numérisés sans texte.",
        "Old or untitled documents: {found} of {read} read ({known} known); "
        "{pages} and {size} in all, {scanned} scanned "
        "without text.",
        found=len(found),
        read=len(read),
        known=len(known),
        pages=pages(sum(one.pages for one in read)),
        size=size(sum(one.bytes for one in read)),
        scanned=sum(one.scanned is True for one in read),
    )
    return decide([_finding(one, why, site) for one, why in found], facts)


def _why(one: DocumentFacts, day: date) -> list[Text]:
    made = max((known for known in (day_of(one.created), day_of(one.modified)) if known), default=None)
    told = []
    if made and years(made, day) >= bar("document-years"):
        told.append(
            say(
                "daté du {day}, il y a {years}",
                "dated {day}, {years} ago",
                day=written(made),
                years=aged(years(made, day)),
            )
        )
    if one.title and _UNTITLED.match(one.title.strip()):
        told.append(say("son titre est « {title} »", "its title is “{title}”", title=one.title))
    if one.scanned:
        told.append(text("numérisé sans texte", "scanned without text"))
    return (
        told
        if (made and years(made, day) >= bar("document-years"))
        or (one.title and len(told) > bool(one.scanned))
        else []
    )


def _finding(one: DocumentFacts, why: list[Text], site: SiteReader) -> Finding:
    known = next((a for a in site.addresses or () if a.url == one.url), None)
    page = known.found_on[0] if known and known.found_on else site.url
    what = say(
        "{name} ({pages}, {size}) : {why}.",
        "{name} ({pages}, {size}): {why}.",
        name=file_name(one.url),
        pages=pages(one.pages),
        size=size(one.bytes),
        why=join(why, ", "),
    )
    return finding(what, page=page, resource=one.url, component="PDF", certain=False)
