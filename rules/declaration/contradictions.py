"""What a declaration says against the home page, against itself, and against what the audit proved."""

from collections.abc import Iterator

from rules.declaration.fault import STATES, About, Fault
from rules.declaration.read import Declaration
from rules.declaration.states import State
from rules.wording import count, number, say, text

_NAMED = 5


def lawful_state(rate: float) -> State:
    """Return the state that a share of criteria met, in per cent, gives."""
    return "total" if rate >= 100 else "partial" if rate >= 50 else "none"


def contradictions(found: Declaration, about: About) -> Iterator[Fault]:
    """Yield each pair of statements that cannot both be true."""
    yield from _mention(found, about)
    yield from _mean(found)
    yield from _audit(found, about)


def _mention(found: Declaration, about: About) -> Iterator[Fault]:
    mention = about.mention
    if mention is None or not mention.level:
        return
    if found.state and found.state != mention.level:
        yield Fault(
            id="mention-against-state",
            what=say(
                "L'accueil dit « {home} », la déclaration dit « {here} ».",
                "The home page says “{home}”, the declaration says “{here}”.",
                home=STATES[mention.level],
                here=STATES[found.state],
            ),
            said=f"{mention.said} ≠ {found.state_said}",
            expected=text("Le même état aux deux endroits.", "The same state in both places."),
            certain=found.services == 1,
        )
    elif (
        not found.state and found.global_rate is not None and lawful_state(found.global_rate) != mention.level
    ):
        yield Fault(
            id="mention-against-rate",
            what=say(
                "L'accueil dit « {home} » avec {rate} % de critères respectés.",
                "The home page says “{home}” with {rate}% of criteria met.",
                home=STATES[mention.level],
                rate=number(found.global_rate, 2),
            ),
            said=f"{mention.said} ≠ {found.global_said}",
            expected=say("« {state} ».", "“{state}”.", state=STATES[lawful_state(found.global_rate)]),
        )


def _mean(found: Declaration) -> Iterator[Fault]:
    """The state follows from the share of criteria met: where it only fits the mean, that was the one looked at."""
    rate, mean = found.global_rate, found.mean_rate
    if rate is None and mean is not None and found.state in ("total", "partial"):
        yield Fault(
            id="mean-only",
            what=text(
                "Seul le taux moyen est donné : il ne décide pas de l'état.",
                "Only the mean rate is given: it does not decide the state.",
            ),
            said=found.mean_said,
            expected=text("Le pourcentage de critères respectés.", "The share of criteria met."),
            certain=False,
        )
    if rate is not None and mean is not None and mean < rate - 0.5:
        yield Fault(
            id="mean-under-global",
            what=say(
                "Le taux moyen ({mean} %) est plus bas que le taux global ({rate} %) : les deux semblent échangés.",
                "The mean rate ({mean}%) is lower than the global rate ({rate}%): the two seem exchanged.",
                mean=number(mean, 2),
                rate=number(rate, 2),
            ),
            said=found.mean_said,
            expected=text(
                "Un taux moyen au moins égal au taux global : un critère respecté partout l'est sur chaque page.",
                "A mean rate at least equal to the global rate: a criterion met everywhere is met on each page.",
            ),
            certain=False,
        )


def _audit(found: Declaration, about: About) -> Iterator[Fault]:
    proven = about.proven or []
    if found.state == "total" and proven:
        named = ", ".join(one.partition(":")[2] for one in proven[:_NAMED])
        yield Fault(
            id="state-against-audit",
            what=say(
                "La déclaration dit « totalement conforme » ; l'audit prouve {criteria} ({named}).",
                "The declaration says “fully compliant”; the audit proves {criteria} ({named}).",
                criteria=count(
                    len(proven),
                    ("critère non conforme", "critères non conformes"),
                    ("criterion not met", "criteria not met"),
                ),
                named=named,
            ),
            said=found.state_said,
            expected=text(
                "« partiellement conforme » ou « non conforme », selon le taux d'un nouvel audit.",
                "“partiellement conforme” or “non conforme”, by the rate of a new audit.",
            ),
        )
    elif about.bound is not None and found.global_rate is not None and found.global_rate > about.bound + 0.5:
        yield Fault(
            id="rate-above-bound",
            what=say(
                "La déclaration donne {rate} % ; sur les pages visitées, le taux ne peut pas dépasser {bound} %.",
                "The declaration gives {rate}%; on the pages visited the rate cannot exceed {bound}%.",
                rate=number(found.global_rate, 2),
                bound=number(about.bound, 1),
            ),
            said=found.global_said,
            expected=text(
                "Un taux que les défauts prouvés permettent : le site a pu changer depuis l'audit.",
                "A rate that the proven defects allow: the site may have changed since the audit.",
            ),
            certain=False,
        )
