"""Holds the corrections of a site against its baseline: what is accepted, new, expired, cured.

An entry finds its correction by id; else, because a block was moved, by the same rule with the same component, or the
same element on one of the same pages with no more places. Only certain corrections decide.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from urllib.parse import urlsplit

import msgspec

from rules.axe_rules import PREFIX
from rules.catalogue import all_rules
from rules.evidence.axe import Axe
from rules.grouping import group_of
from rules.results import Acceptance, AcceptanceState, SiteResult
from rules.site_evidence import Accepted
from rules.vocabulary import Correction, Reason, Text
from rules.wording import say, text

WHERE = 3
"""Paths kept in an entry, as examples."""


class Reach(msgspec.Struct, frozen=True):
    """How far a correction goes: most places on one page, pages, and the paths of the pages."""

    places: int
    pages: int | None
    paths: list[str]


def judge_baseline(
    entries: Sequence[Accepted], site: SiteResult, today: str
) -> tuple[list[Acceptance], list[str]]:
    """Return each entry of this site against what was found, and the ids of the corrections none accepts.

    Args:
        today: the day of the audit, ISO 8601.
    """
    spoken = [one for one in entries if concerns(one, site)]
    pairs = match(spoken, site)
    judged = [_judge(one, pairs.get(one.id), site, today) for one in spoken]
    held = {found.id for found in pairs.values()}
    return judged, [one.id for one in site.corrections if one.certain and one.id not in held]


def concerns(entry: Accepted, site: SiteResult) -> bool:
    """Tell whether an entry is of this site."""
    return not entry.site or entry.site in (site.name, site.url, site.slug)


def match(entries: Sequence[Accepted], site: SiteResult) -> dict[str, Correction]:
    """Return the correction of each entry by the entry's id: the same one, else the same one moved."""
    known = {one.id: one for one in site.corrections}
    pairs = {one.id: known[one.id] for one in entries if one.id in known}
    for same in (_same_component, _same_element):
        free = [one for one in site.corrections if one.certain and one not in pairs.values()]
        for entry in entries:
            if entry.id in pairs:
                continue
            found = next((one for one in free if _kin(entry, one) and same(entry, one, site)), None)
            if found is not None:
                pairs[entry.id] = found
                free.remove(found)
    return pairs


def _kin(entry: Accepted, found: Correction) -> bool:
    return entry.rule == found.rule and (entry.party == "third") is (found.party == "third")


def _same_component(entry: Accepted, found: Correction, _site: SiteResult) -> bool:
    return bool(entry.component) and entry.component == found.component


def _same_element(entry: Accepted, found: Correction, site: SiteResult) -> bool:
    """The element itself has the same shape, on a page it was on, and there is no more of it than accepted."""
    if not entry.component or entry.component.split()[-1:] != found.component.split()[-1:]:
        return False
    reached = reach_of(found, site)
    return bool(set(entry.where) & set(reached.paths)) and not _beyond(entry, reached)


def reach_of(correction: Correction, site: SiteResult) -> Reach:
    """Return how far a correction goes. pages is None for what the template repeats: it grows with the sample."""
    outcomes = [outcome for page in site.pages for outcome in page.outcomes] + site.outcomes
    spoken = (one for o in outcomes if o.rule == correction.rule for one in o.findings)
    found = Counter(one.page for one in spoken if one.certain and group_of(one) == correction.id)
    found = found or Counter(one.page for one in correction.findings)
    pages = len(correction.pages) if correction.party == "content" else None
    return Reach(max(found.values(), default=0), pages, paths(correction.pages))


def paths(urls: Iterable[str]) -> list[str]:
    """Return the paths of addresses, once each, in order."""
    return list(dict.fromkeys(urlsplit(one).path or "/" for one in urls))


def _beyond(entry: Accepted, reached: Reach) -> bool:
    more_places = entry.places is not None and reached.places > entry.places
    more_pages = entry.pages is not None and reached.pages is not None and reached.pages > entry.pages
    return more_places or more_pages


def _judge(entry: Accepted, found: Correction | None, site: SiteResult, today: str) -> Acceptance:
    state = _state(entry, found, site, today)
    return Acceptance(
        id=entry.id,
        correction=found.id if found else "",
        title=found.title if found else _title(entry),
        state=state,
        reason=entry.reason,
        owner=entry.owner,
        due=entry.due,
        said=_said(state, entry, found, site),
    )


def _state(entry: Accepted, found: Correction | None, site: SiteResult, today: str) -> AcceptanceState:
    if found is None:
        return "cured" if spoke(entry.rule, site) else "unseen"
    if not found.certain:
        return "accepted"
    if not entry.justified:
        return "unjustified"
    if entry.due < today:
        return "expired"
    if _beyond(entry, reach_of(found, site)):
        return "grown"
    return "accepted" if found.id == entry.id else "moved"


def spoke(rule: str, site: SiteResult) -> bool:
    """Tell whether a rule was asked and could answer on every page that was measured; only then is silence a cure."""
    if not site.pages or any(page.status not in ("audited", "partial") for page in site.pages):
        return False
    if rule.startswith(PREFIX):
        return all(Axe.NAME not in page.missing for page in site.pages)
    outcomes = [o for page in site.pages for o in page.outcomes if o.rule == rule]
    outcomes += [o for o in site.outcomes if o.rule == rule]
    return bool(outcomes) and all(o.reason is not Reason.UNMEASURED for o in outcomes)


def _title(entry: Accepted) -> Text:
    known = all_rules().get(entry.rule)
    return known.title if known else Text(entry.title or entry.id, entry.title or entry.id)


def _said(state: AcceptanceState, entry: Accepted, found: Correction | None, site: SiteResult) -> Text:
    """Return the sentence of a state."""
    if state == "expired":
        return say("Acceptation échue le {due}.", "Acceptance expired on {due}.", due=entry.due)
    if state == "grown" and found is not None:
        return _growth(entry, reach_of(found, site))
    return _SENTENCES[state]


def _growth(entry: Accepted, reached: Reach) -> Text:
    if entry.places is not None and reached.places > entry.places:
        return say(
            "Aggravée : {now} endroits sur une page, {then} acceptés.",
            "Worse: {now} places on one page, {then} accepted.",
            now=reached.places,
            then=entry.places,
        )
    return say(
        "Aggravée : {now} pages, {then} acceptées.",
        "Worse: {now} pages, {then} accepted.",
        now=reached.pages or 0,
        then=entry.pages or 0,
    )


_SENTENCES: dict[AcceptanceState, Text] = {
    "accepted": text("Acceptée.", "Accepted."),
    "moved": text(
        "Acceptée, déplacée dans la page : limpide baseline update met son identifiant à jour.",
        "Accepted, moved within the page: limpide baseline update brings its id up to date.",
    ),
    "unjustified": text(
        "À justifier : il faut une raison (reason), un responsable (owner) et une échéance (due).",
        "To justify: it needs a reason, an owner and a due date.",
    ),
    "cured": text(
        "Réparée : à retirer de la référence (limpide baseline clean).",
        "Cured: to be removed from the baseline (limpide baseline clean).",
    ),
    "unseen": text("Non mesurée cette fois.", "Not measured this time."),
}
