"""The declaration states how heavy a page may be and how many requests it may make, and the pages keep to it.

Why: a published limit keeps pages from growing at each change. Who: people with an old device or a small data
plan. How to fix: write both limits in the declaration, then bring back the pages that exceed them.
"""

from collections.abc import Sequence

from rules.declared_budget import Limit, limits
from rules.ecodesign import Declaration, Said, quoted, read_declaration, where
from rules.outcomes import failed, finding, passed, to_review, unmeasured
from rules.reader import SiteReader
from rules.rule import rule
from rules.site_evidence import PageDigest
from rules.vocabulary import Finding, Outcome, Text
from rules.wording import count, join, requests, say, size, text


@rule(
    id="declared-budget",
    scope="site",
    theme="weight",
    unit=text("page", "page"),
    title=text("Fixer et tenir le poids maximum par page", "State and keep a maximum weight per page"),
    why=text(
        "Une limite publiée empêche les pages de grossir à chaque modification.",
        "A published limit keeps pages from growing at each change.",
    ),
    who=text(
        "Les personnes qui ont un appareil ancien ou un petit forfait.",
        "People with an old device or a small data plan.",
    ),
    fix=text(
        "Écrire dans la déclaration le poids et le nombre de requêtes maximum par écran (en disant si le nombre porte "
        "sur le seul chargement), puis alléger les pages qui dépassent.",
        "Write in the declaration the maximum weight and number of requests per screen (saying whether the number is "
        "that of loading alone), then lighten the pages beyond it.",
    ),
    criteria={"rgesn:6.1": "both"},
    source="RGESN 2024, 6.1",
)
def judge(site: SiteReader) -> Outcome:
    """Compare the limits of the declaration with the weight of each visited page.

    A limit exceeded, or no declaration at all on a site visited whole: certain. Met when both limits are given
    without doubt and every visited page was weighed and keeps to them.
    """
    pages = [page for page in site.pages if page.measured]
    if not pages:
        return unmeasured(["page"])
    found = read_declaration(site)
    known = limits(found.sentences)
    if not known:
        return _without(site, found)
    over = [one for limit in known for one in _beyond(limit, pages)]
    facts = _facts(known, pages)
    if any(one.certain for one in over):
        return failed(over, facts)
    if over or not _whole(known, pages):
        return to_review(over, facts)
    return passed(facts)


def _without(site: SiteReader, found: Declaration) -> Outcome:
    nothing = text("Aucun poids maximum par page n'y est lu.", "No maximum weight per page is read in it.")
    facts = join([where(site, found), nothing]) if found.pages else where(site, found)
    one = finding(facts, party="template", component="no limit", certain=found.absent)
    if found.absent:
        return failed([one], facts)
    return to_review([one] if found.pages else [], facts)


def _value(limit: Limit, page: PageDigest) -> int | None:
    return page.eco.wire_bytes if limit.unit == "B" else page.eco.requests


def _shown(limit: Limit, value: float) -> Text:
    return size(value) if limit.unit == "B" else requests(int(value))


def _concerned(limit: Limit, pages: Sequence[PageDigest]) -> list[PageDigest]:
    return [page for page in pages if page.home] if limit.home else list(pages)


def _beyond(limit: Limit, pages: Sequence[PageDigest]) -> list[Finding]:
    over = []
    for page in _concerned(limit, pages):
        value = _value(limit, page)
        if value is None or value <= limit.generous:
            continue
        what = say(
            "Cette page : {value}, soit {more} de plus que la limite déclarée ({limit}).",
            "This page: {value}, {more} beyond the declared limit ({limit}).",
            value=_shown(limit, value),
            more=_shown(limit, value - limit.value),
            limit=_shown(limit, limit.value),
        )
        over.append(finding(what, page=page.url, party="template", component=limit.unit, certain=limit.sure))
    return over


def _whole(known: Sequence[Limit], pages: Sequence[PageDigest]) -> bool:
    """Tell whether everything the criterion asks is stated without doubt, and every page was weighed."""
    units = {limit.unit for limit in known if limit.sure and not limit.home}
    said_when = any(limit.when for limit in known if limit.unit == "requests")
    weighed = all(_value(limit, page) is not None for limit in known for page in pages)
    kept = all(
        (_value(limit, page) or 0) <= limit.value for limit in known for page in _concerned(limit, pages)
    )
    return units == {"B", "requests"} and said_when and weighed and kept and all(one.sure for one in known)


def _facts(known: Sequence[Limit], pages: Sequence[PageDigest]) -> Text:
    said: dict[str, Said] = {limit.said.sentence: limit.said for limit in known}
    lines = [quoted(list(said.values()))]
    for limit in known:
        measured = [
            (page, value) for page in _concerned(limit, pages) if (value := _value(limit, page)) is not None
        ]
        worst = max((value for _page, value in measured), default=0)
        lines.append(
            say(
                "Limite {limit} : {kept} sur {total} ; la valeur la plus haute : {worst}.",
                "Limit {limit}: {kept} of {total}; the highest value: {worst}.",
                limit=_shown(limit, limit.value),
                kept=count(
                    sum(value <= limit.generous for _page, value in measured),
                    ("page la tient", "pages la tiennent"),
                    ("page keeps to it", "pages keep to it"),
                ),
                total=len(measured),
                worst=_shown(limit, worst),
            )
        )
    return join(lines)
