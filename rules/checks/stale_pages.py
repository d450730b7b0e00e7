"""Pages that nobody has touched for years are looked at again.

Why: an old page may give a wrong address, a former price, a service that closed. Who: people who trust it; the site
that keeps it, its search engine and its backups. How to fix: read it again, date it, or remove it and redirect.
"""

import re
from datetime import date

from rules.addresses import shape
from rules.editorial import THEME, aged, day_of, named, pages_of, today, written, years
from rules.evidence.inventory import Address
from rules.outcomes import decide, finding, unmeasured
from rules.reader import SiteReader
from rules.rule import rule
from rules.thresholds import bar
from rules.vocabulary import Finding, Outcome
from rules.wording import say, text

_KEPT = re.compile(r"actualit|news|archive|compte|deliberation|proces-verba|/(?:19|20)\d\d/", re.IGNORECASE)
"""Contents that are kept as they were: their age is no defect."""


@rule(
    id="stale-pages",
    scope="site",
    theme=THEME,
    unit=text("page", "page"),
    title=text("Relire ou retirer les pages anciennes", "Read again or remove the old pages"),
    why=text(
        "Une page ancienne peut donner un horaire, un tarif ou un service qui n'existe plus.",
        "An old page may give opening hours, a price or a service that no longer exists.",
    ),
    who=text(
        "Les personnes qui s'y fient ; le site, qui la garde, l'indexe et la sauvegarde.",
        "People who trust it; the site, which keeps it, indexes it and backs it up.",
    ),
    fix=text(
        "La relire et la dater, ou la retirer et rediriger son adresse.",
        "Read it again and date it, or remove it and redirect its address.",
    ),
    criteria={"rgesn:5.8": "none"},
    source="RGESN 2024, 5.8",
)
def judge(site: SiteReader) -> Outcome:
    """Compare the day a page shows, else the day its server gives, with the day of the audit."""
    day = today(site)
    if site.addresses is None or day is None:
        return unmeasured(["inventory"])
    pages = pages_of(site)
    dated = [(one, known) for one in pages if (known := day_of(one.shown_date or one.modified))]
    old = [(one, known) for one, known in dated if years(known, day) >= bar("stale-years")]
    flagged = [(one, known) for one, known in old if not _KEPT.search(one.url)]
    facts = say(
        "Pages de {years} ou plus : {old} sur {dated} pages datées ({pages} "
        "pages en tout) ; actualités et archives à part : "
        "{kept}.",
        "Pages of {years} or more: {old} of {dated} dated pages ({pages} "
        "pages in all); news and archives apart: {kept}.",
        years=aged(int(bar("stale-years"))),
        old=len(flagged),
        dated=len(dated),
        pages=len(pages),
        kept=len(old) - len(flagged),
    )
    return decide([_finding(one, known, day) for one, known in flagged], facts)


def _finding(one: Address, known: date, day: date) -> Finding:
    shown = text("affichée sur la page", "shown on the page")
    answered = text("donnée par le serveur", "given by the server")
    what = say(
        "« {name} » : dernière date {day} ({how}), il y a {years}.",
        "“{name}”: last date {day} ({how}), {years} ago.",
        name=named(one),
        day=written(known),
        how=shown if one.shown_date else answered,
        years=aged(years(known, day)),
    )
    return finding(what, page=one.url, resource=one.url, component=shape(one.url), certain=False)
