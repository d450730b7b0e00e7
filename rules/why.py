"""The sentence behind the verdict of a criterion."""

from collections import Counter

from rules.thresholds import bar
from rules.verdicts import PageState, Share, proofs
from rules.vocabulary import Reason, Text, Verdict
from rules.wording import count, join, number, pages, percent, say, text, visited_pages


def why(
    criterion: str, verdict: Verdict, reason: Reason, states: Counter[PageState], corrections: int
) -> Text:
    """Return why a criterion has this verdict, from the number of pages per state.

    corrections: those that prove it when NC, those that are signs of it when a person decides.
    """
    visited = states.total() - states["out"]
    if verdict is Verdict.NC:
        return say(
            "{pages} sur {visited} le prouvent ; {corrections} à faire.",
            "{pages} out of {visited} prove it; {corrections} to make.",
            pages=pages(states["nc"]),
            visited=visited,
            corrections=count(corrections, ("correction", "corrections"), ("correction", "corrections")),
        )
    if verdict is Verdict.NA and (case := proofs().na_case.get(criterion)):
        return text(case.why.fr, case.why.en)
    if verdict is Verdict.NA:
        return say(
            "Aucun élément concerné sur {pages}, comptage à l'appui.",
            "No element concerned on {pages}, as counted.",
            pages=visited_pages(visited),
        )
    if verdict is Verdict.C:
        return _met(criterion, states)
    if reason is Reason.UNMEASURED:
        return say(
            "Mesure demandée mais non obtenue sur {pages} sur {visited}.",
            "Measure asked for but not obtained on {pages} out of {visited}.",
            pages=pages(states["unmeasured"]),
            visited=visited,
        )
    alone = text(
        "À vérifier par une personne : l'outil n'a prouvé ni défaut ni conformité.",
        "For a person to review: the tool proved neither a fault nor conformity.",
    )
    return join([alone, _signs(corrections)]) if corrections else alone


def _signs(corrections: int) -> Text:
    return say(
        "{signs} à décider.",
        "{signs} to decide.",
        signs=count(
            corrections,
            ("signe aide", "signes aident"),
            ("sign helps", "signs help"),
        ),
    )


def why_share(
    share: Share, images: dict[str, bool], verdict: Verdict, reason: Reason, states: Counter[PageState]
) -> Text:
    """Return why a criterion judged on a share of the images has this verdict."""
    if reason is Reason.UNMEASURED:
        return why("", verdict, reason, states, 0)
    good = sum(images.values())
    figures = say(
        "{good} sur {total} ({share}) : {what} ; il en faut plus de {bar}.",
        "{good} out of {total} ({share}): {what}; more than {bar} must be.",
        good=number(good),
        total=number(len(images)),
        share=percent(good / len(images)),
        what=share.what,
        bar=percent(bar(share.bar)),
    )
    if verdict is not Verdict.NT:
        return figures
    rest = text(
        "Le reste du critère est à vérifier par une personne.", "A person reviews the rest of the criterion."
    )
    return join([figures, rest])


def _met(criterion: str, states: Counter[PageState]) -> Text:
    held = say("Vérifié en entier sur {pages}.", "Wholly checked on {pages}.", pages=pages(states["c"]))
    complete = proofs().complete.get(criterion)
    return join([held, text(complete.why.fr, complete.why.en)]) if complete else held
