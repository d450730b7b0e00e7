"""What is wrong with the multi-year scheme and the action plan of the year."""

from collections.abc import Iterator

from rules.declaration.fault import Fault
from rules.declaration.plans import Plan
from rules.wording import say, text

_LINK = text("Un lien vers le document.", "A link to the document.")


def plan_faults(plans: list[Plan], year: int) -> Iterator[Fault]:
    """Yield what is missing, outdated or gone."""
    for plan in plans:
        if not plan.said and not plan.url:
            yield Fault(
                id=f"no-{plan.kind}",
                what=say("{name} n'a pas été trouvé.", "{name} was not found.", name=plan.name),
                said="",
                expected=_LINK,
                certain=False,
            )
            continue
        if not plan.url:
            yield Fault(
                id=f"{plan.kind}-without-link",
                what=say("{name} est cité sans lien.", "{name} is named without a link.", name=plan.name),
                said=plan.said,
                expected=_LINK,
                certain=False,
            )
        if plan.is_dead:
            yield Fault(
                id=f"{plan.kind}-dead",
                what=say(
                    "{name} ne répond plus (erreur {status}).",
                    "{name} is gone (error {status}).",
                    name=plan.name,
                    status=str(plan.status),
                ),
                said=f"{plan.said} ({plan.url})",
                expected=text("Un lien qui répond.", "A link that answers."),
            )
        yield from _years(plan, year)


def _years(plan: Plan, year: int) -> Iterator[Fault]:
    if plan.covers(year) is False:
        first, last = plan.years or (0, 0)
        yield Fault(
            id=f"{plan.kind}-outdated",
            what=say(
                "{name} est de {years} : il ne couvre pas {year}.",
                "{name} is of {years}: it does not cover {year}.",
                name=plan.name,
                years=str(first) if first == last else f"{first}-{last}",
                year=str(year),
            ),
            said=plan.said,
            expected=say("Un document de {year}.", "A document of {year}.", year=str(year)),
        )
    elif plan.years and plan.kind == "schema" and plan.years[1] - plan.years[0] > 2:
        yield Fault(
            id="schema-too-long",
            what=text("Le schéma couvre plus de trois ans.", "The scheme covers more than three years."),
            said=plan.said,
            expected=text("Un schéma de trois ans au plus.", "A scheme of three years at most."),
            certain=False,
        )
