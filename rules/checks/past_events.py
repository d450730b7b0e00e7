"""Events that took place are no longer announced.

Why: a visitor comes for nothing, or believes that nothing happens any more. Who: inhabitants, associations. How to fix:
give events an end date in the CMS, so that they leave the agenda by themselves.
"""

from datetime import date, timedelta

from rules.addresses import shape
from rules.editorial import THEME, day_of, named, pages_of, today, written
from rules.evidence.inventory import Address
from rules.outcomes import decide, finding, not_applicable, unmeasured
from rules.reader import SiteReader
from rules.rule import rule
from rules.thresholds import bar
from rules.vocabulary import Finding, Outcome
from rules.wording import count, say, text


@rule(
    id="past-events",
    scope="site",
    theme=THEME,
    unit=text("annonce", "announcement"),
    title=text("Retirer les événements passés", "Remove past events"),
    why=text(
        "Un événement passé encore annoncé trompe le visiteur et cache ceux qui viennent.",
        "A past event still announced misleads visitors and hides those to come.",
    ),
    who=text("Les habitants et les associations.", "Inhabitants and associations."),
    fix=text(
        "Donner une date de fin aux événements, pour qu'ils quittent l'agenda d'eux-mêmes.",
        "Give events an end date, so that they leave the agenda by themselves.",
    ),
    criteria={"rgesn:5.8": "none"},
    source="RGESN 2024, 5.8",
)
def judge(site: SiteReader) -> Outcome:
    """Look at pages of events whose last day is past, and that pages of the site still link to."""
    day = today(site)
    if site.addresses is None or day is None:
        return unmeasured(["inventory"])
    events = [(one, last) for one in pages_of(site) if (last := day_of(one.last_event))]
    if not events:
        none = text("Aucune page d'événement datée.", "No dated page of events.")
        return not_applicable(none)
    limit = day - timedelta(days=bar("event-days"))
    past = [(one, last) for one, last in events if last < limit and one.found_on]
    facts = say(
        "Annonces d'événements passés : {past} sur {dated}.",
        "Announcements of past events: {past} of {dated}.",
        past=len(past),
        dated=count(
            len(events),
            ("page d'événement datée", "pages d'événements datées"),
            ("dated page of events", "dated pages of events"),
        ),
    )
    return decide([_finding(one, last) for one, last in past], facts)


def _finding(one: Address, last: date) -> Finding:
    what = say(
        "« {name} » : dernier jour annoncé {day} ; encore lié depuis {page}.",
        "“{name}”: last day announced {day}; still linked from {page}.",
        name=named(one),
        day=written(last),
        page=one.found_on[0],
    )
    return finding(what, page=one.url, resource=one.url, component=shape(one.url), certain=False)
