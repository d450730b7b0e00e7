"""The five answers at the top of a scorecard, as sentences."""

from collections.abc import Mapping, Sequence
from statistics import median
from typing import Literal

from rules.old_answers import old_device
from rules.results import Answer, BudgetResult, PageResult
from rules.thresholds import bar
from rules.vocabulary import Correction, Outcome, Reason, Text, Verdict
from rules.wording import count, in_region, join, pages, percent, say, size, text, visited_pages

State = Literal["good", "bad", "mixed", "unmeasured", "info"]
OBLIGATIONS = ("home-mention", "accessibility-page", "declaration-content")


def five_answers(
    corrections: Sequence[Correction],
    site_outcomes: Sequence[Outcome],
    visited: Sequence[PageResult],
    medians: Mapping[str, float],
    budgets: Sequence[BudgetResult],
) -> list[Answer]:
    """Return the five answers, in the order of the scorecard."""
    measured = [page for page in visited if page.status in ("audited", "partial")]
    return [
        obligations(site_outcomes),
        defects(corrections, len(measured)),
        weight(medians, [page for page in measured if page.weight], budgets),
        old_device(measured),
        first(corrections, len(measured)),
    ]


def obligations(outcomes: Sequence[Outcome]) -> Answer:
    """Say whether the mention, the accessibility page and the declaration are as the law asks."""
    spoken = [outcome for outcome in outcomes if outcome.rule in OBLIGATIONS]
    if not spoken or any(o.reason is Reason.UNMEASURED for o in spoken):
        return Answer(id="obligations", state="unmeasured", text=text("Non mesuré.", "Not measured."))
    failed = sorted((o for o in spoken if o.verdict is Verdict.NC), key=lambda o: OBLIGATIONS.index(o.rule))
    if failed:
        said = join([text("Non.", "No."), *(o.facts for o in failed)])
        return Answer(id="obligations", state="bad", text=said)
    held = text(
        "La mention, le lien « Accessibilité » et la déclaration ne montrent aucune faute certaine.",
        "The mention, the “Accessibilité” link and the declaration show no certain fault.",
    )
    doubts = [o.facts for o in spoken if o.reason is Reason.REVIEW]
    return Answer(id="obligations", state="mixed" if doubts else "good", text=join([held, *doubts]))


def defects(corrections: Sequence[Correction], measured: int) -> Answer:
    """Say how many certain corrections and places there are, and how few repair most places."""
    certain = [one for one in corrections if one.certain]
    if not measured:
        return Answer(
            id="defects",
            state="unmeasured",
            text=text("Non mesuré : aucune page visitée.", "Not measured: no page visited."),
        )
    over = say("sur {pages}", "on {pages}", pages=visited_pages(measured))
    if not certain:
        nothing = text("Aucun défaut certain", "No certain defect")
        rest = text("ce n'est pas une preuve de conformité.", "this does not prove conformity.")
        return Answer(id="defects", state="info", text=_sentence(join([nothing, over]), rest))
    places = sum(one.places for one in certain)
    figures = say(
        "{corrections}, {places} {over}.",
        "{corrections}, {places} {over}.",
        corrections=count(len(certain), ("correction", "corrections"), ("correction", "corrections")),
        places=count(places, ("endroit", "endroits"), ("place", "places")),
        over=over,
    )
    few = repairing_most(certain)
    if few == len(certain):
        return Answer(id="defects", state="bad", text=figures)
    share = percent(bar("repairs-share"))
    most = say(
        "{few} {share} des endroits.",
        "{few} {share} of the places.",
        few=text("Une seule répare", "One alone repairs")
        if few == 1
        else say("{n} d'entre elles réparent", "{n} of them repair", n=few),
        share=share,
    )
    return Answer(id="defects", state="bad", text=join([figures, most]))


def repairing_most(corrections: Sequence[Correction]) -> int:
    """Return how few corrections repair the share of places given by the bar, largest first."""
    sizes = sorted((one.places for one in corrections), reverse=True)
    wanted, held = bar("repairs-share") * sum(sizes), 0
    for few, places in enumerate(sizes, start=1):
        held += places
        if held >= wanted:
            return few
    return len(sizes)


def weight(
    medians: Mapping[str, float], weighed: Sequence[PageResult], budgets: Sequence[BudgetResult]
) -> Answer:
    """Say the median weight of a first visit, and the budget when one is set."""
    if "wire_bytes" not in medians:
        return Answer(id="weight", state="unmeasured", text=text("Non mesuré.", "Not measured."))
    figures = say(
        "{size} à la première visite (médiane de {pages}){second}",
        "{size} at the first visit (median of {pages}){second}",
        size=size(medians["wire_bytes"]),
        pages=pages(len(weighed)),
        second=_second(medians, weighed),
    )
    budget = next((one for one in budgets if one.metric == "wire_bytes"), None)
    if budget is None:
        return Answer(id="weight", state="info", text=figures)
    shown = budget.limit if budget.limit is not None else budget.target
    states: dict[str, State] = {
        "passed": "good",
        "warned": "mixed",
        "failed": "bad",
        "unmeasured": "unmeasured",
    }
    words = {
        "passed": text("tenu", "kept"),
        "warned": text("objectif dépassé", "beyond the target"),
        "failed": text("dépassé", "exceeded"),
        "unmeasured": text("non mesuré", "not measured"),
    }
    kept = say(
        "Budget : {size}, {state}.",
        "Budget: {size}, {state}.",
        size=size(shown or 0),
        state=words[budget.state],
    )
    return Answer(id="weight", state=states[budget.state], text=join([figures, kept]))


def _second(medians: Mapping[str, float], weighed: Sequence[PageResult]) -> Text:
    """Say the median weight of a second visit, on the pages that were visited twice."""
    twice = [page for page in weighed if _came_twice(page)]
    if "second_visit_bytes" not in medians:
        return text(". La seconde visite n'est pas mesurée.", ". The second visit is not measured.")
    seen = pages(len(twice))
    again = size(medians["second_visit_bytes"])
    if len(twice) == len(weighed):
        return say(
            ", {size} à la seconde (médiane de {pages}).",
            ", {size} at the second (median of {pages}).",
            size=again,
            pages=seen,
        )
    before = median(page.weight.wire_bytes for page in weighed if page.weight and _came_twice(page))
    return say(
        ". À la seconde : {size} au lieu de {before} (médianes de {pages}).",
        ". At the second: {size} instead of {before} (medians of {pages}).",
        size=again,
        before=size(before),
        pages=seen,
    )


def _came_twice(page: PageResult) -> bool:
    return any(one.state == "second" and one.wire_bytes is not None for one in page.states)


def first(corrections: Sequence[Correction], measured: int) -> Answer:
    """Say the first corrections to make, certain ones only."""
    if not measured:
        return Answer(
            id="first",
            state="unmeasured",
            text=text("Rien n'a pu être mesuré.", "Nothing could be measured."),
        )
    actions: dict[Text, Correction] = {}
    for one in corrections:
        if one.certain:
            actions.setdefault(_named(one), one)
    chosen = list(actions.values())[: int(bar("first-actions"))]
    if not chosen:
        nothing = text(
            "Faire vérifier par une personne les endroits signalés.",
            "Have a person review the places pointed at.",
        )
        return Answer(id="first", state="info", text=nothing)
    return Answer(
        id="first", state="info", text=join([_action(rank, one) for rank, one in enumerate(chosen, 1)])
    )


def _named(one: Correction) -> Text:
    """The correction in words; several that read the same are one thing to do."""
    place = one.findings[0].place if one.findings else None
    return in_region(one.title, place.region if place else "")


def _action(rank: int, one: Correction) -> Text:
    return say(
        "{rank}. {title} ({pages}).",
        "{rank}. {title} ({pages}).",
        rank=str(rank),
        title=_named(one),
        pages=pages(len(one.pages)),
    )


def _sentence(start: Text, rest: Text) -> Text:
    return say("{start} ; {rest}", "{start}; {rest}", start=start, rest=rest)
