"""What is wrong with a declaration: each fault shows the text read and the text expected.

Certain where the text contradicts itself, a date or the law; to review where a part was only not recognised: a
declaration may say the same in other words.
"""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from rules.declaration.contradictions import contradictions, lawful_state
from rules.declaration.dates import years_later
from rules.declaration.fault import STATES, About, Fault
from rules.declaration.plain import fold
from rules.declaration.plan_faults import plan_faults
from rules.declaration.read import VALID_YEARS, Declaration
from rules.declaration.services import hosts_of, label
from rules.referentials import read_data
from rules.vocabulary import Text
from rules.wording import number, say, text

_EXPECTED = text(
    "« totalement conforme » (100 %), « partiellement conforme » (de 50 à 100 %) ou « non conforme » (moins de 50 %, "
    "ou aucun audit valide).",
    "“totalement conforme” (100%), “partiellement conforme” (50 to 100%) or “non conforme” (under 50%, "
    "or no valid audit).",
)
_CURRENT = 4
"""RGAA 4 is in force since 20 September 2019 (arrêté du 20 septembre 2019)."""
_MONTH = timedelta(days=31)


def check(found: Declaration, host: str, today: date, about: About = About()) -> list[Fault]:  # noqa: B008 - frozen
    """Return the faults of a declaration.

    Args:
        host: of the site that publishes it.
        today: the day of the audit.
        about: what is known beside its text.
    """
    if not found.is_declaration:
        return [
            Fault(
                id="no-declaration",
                what=text(
                    "La page n'est pas une déclaration d'accessibilité.",
                    "The page is no accessibility declaration.",
                ),
                said="",
                expected=text("Une déclaration au format officiel.", "A declaration in the official format."),
            )
        ]
    checks = (
        _leftovers(found),
        _state(found),
        _rates(found),
        _dates(found, today),
        _host(found, host),
        _how(found),
        contradictions(found, about),
        plan_faults(about.plans, today.year) if about.plans is not None else (),
        _contact(found, about),
        _parts(found, with_plans=about.plans is None),
    )
    return [fault for made in checks for fault in made]


def _leftovers(found: Declaration) -> Iterator[Fault]:
    if found.leftovers:
        yield Fault(
            id="unfilled-template",
            what=text("Le modèle a été publié sans être rempli.", "The template was published unfilled."),
            said=" · ".join(found.leftovers[:5]),
            expected=text(
                "Les informations du site à la place des crochets.",
                "The site's own facts in place of the brackets.",
            ),
        )


def _state(found: Declaration) -> Iterator[Fault]:
    if found.half:
        what = text(
            "L'état annoncé n'est pas l'un des trois de la loi.",
            "The state given is none of the three of the law.",
        )
        yield Fault(id="unlawful-state", what=what, said=found.half, expected=_EXPECTED)
    elif not found.state:
        what = text("L'état de conformité n'a pas été trouvé.", "The state of conformity was not found.")
        yield Fault(id="no-state", what=what, said=found.under_way, expected=_EXPECTED, certain=False)
    if found.under_way and found.state in ("total", "partial") and found.global_rate is None:
        what = text(
            "Sans audit achevé, le seul état possible est « non conforme ».",
            "Without a finished audit, the only possible state is “non conforme”.",
        )
        yield Fault(
            id="state-without-audit", what=what, said=found.under_way, expected=_EXPECTED, certain=False
        )


def _rates(found: Declaration) -> Iterator[Fault]:
    rate = found.global_rate
    if rate is None:
        if found.state in ("total", "partial") and not found.leftovers:
            what = text(
                "Le pourcentage de critères respectés n'a pas été trouvé.",
                "The share of criteria met was not found.",
            )
            yield Fault(id="no-rate", what=what, said=found.state_said, expected=_EXPECTED, certain=False)
        return
    if found.state and found.state != lawful_state(rate):
        yield Fault(
            id="state-against-rate",
            what=say(
                "La déclaration dit « {state} » avec {rate} % de critères respectés.",
                "The declaration says “{state}” with {rate}% of criteria met.",
                state=STATES[found.state],
                rate=number(rate, 2),
            ),
            said=found.global_said,
            expected=say("« {state} ».", "“{state}”.", state=STATES[lawful_state(rate)]),
        )
    yield from _arithmetic(found, rate)


def _arithmetic(found: Declaration, rate: float) -> Iterator[Fault]:
    met, unmet, applicable = (found.counts.get(name) for name in ("met", "unmet", "applicable"))
    if met is None or applicable is None:
        return
    added = unmet is not None and met + unmet != applicable
    if added or (applicable and abs(100 * met / applicable - rate) >= 1):
        yield Fault(
            id="figures-disagree",
            what=text(
                "Les nombres de critères ne s'accordent pas entre eux.",
                "The numbers of criteria do not agree.",
            ),
            said=f"{met} + {unmet} / {applicable} ; {rate:g} %"
            if unmet is not None
            else f"{met} / {applicable} ; {rate:g} %",
            expected=text(
                "Conformes + non conformes = applicables, et le pourcentage qui en résulte.",
                "Met + not met = applicable, and the share that follows.",
            ),
        )


def _dates(found: Declaration, today: date) -> Iterator[Fault]:
    last = found.dated
    if last is None:
        what = text(
            "La date d'établissement n'a pas été trouvée.", "The date of the declaration was not found."
        )
        expected = text(
            "« Cette déclaration a été établie le … ».", "“Cette déclaration a été établie le …”."
        )
        yield Fault(id="no-date", what=what, said="", expected=expected, certain=False)
    elif last > today:
        what = text(
            "La date de la déclaration est dans l'avenir.", "The date of the declaration lies in the future."
        )
        yield Fault(
            id="future-date",
            what=what,
            said=found.dated_said,
            expected=text("Une date passée.", "A past date."),
        )
    elif (end := years_later(last, VALID_YEARS) + (_MONTH if found.months else timedelta())) < today:
        yield Fault(
            id="expired",
            what=say(
                "La déclaration a expiré il y a {days} jours.",
                "The declaration expired {days} days ago.",
                days=(today - end).days,
            ),
            said=found.dated_said,
            expected=text("Une déclaration de moins de trois ans.", "A declaration under three years old."),
            certain=not found.stamped_since(today),
        )
    if (
        found.audited
        and years_later(found.audited, VALID_YEARS) < today
        and found.state in ("total", "partial")
    ):
        what = text("L'audit cité a plus de trois ans.", "The audit it quotes is over three years old.")
        expected = text("Un audit en cours de validité.", "A valid audit.")
        yield Fault(
            id="old-audit",
            what=what,
            said=found.date_said.get("audited", ""),
            expected=expected,
            certain=False,
        )


def _host(found: Declaration, host: str) -> Iterator[Fault]:
    """A declaration that says it applies to another host, and to no host of this site, was copied."""
    here = label(host)
    for said in (found.scope, found.state_said):
        folded = fold(said)
        named = [] if found.leftovers else hosts_of(folded)
        if named and here and not any(label(one) == here for one in named) and here not in folded:
            yield Fault(
                id="another-host",
                what=say(
                    "La déclaration s'applique à un autre site : {other}.",
                    "The declaration applies to another site: {other}.",
                    other=named[0],
                ),
                said=said,
                expected=say("Le nom de ce site : {host}.", "The name of this site: {host}.", host=host),
                certain=not re.fullmatch(r"[\d.:]+|localhost", here),
            )
            return


def _how(found: Declaration) -> Iterator[Fault]:
    """How the audit was made: the version of RGAA, the public version of the site, one service."""
    if found.version and int(found.version[0]) < _CURRENT:
        what = say(
            "Le RGAA {version} n'est plus en vigueur.",
            "RGAA {version} is no longer in force.",
            version=found.version,
        )
        expected = text("Le RGAA 4 (4.1.2 à ce jour).", "RGAA 4 (4.1.2 to date).")
        yield Fault(id="old-version", what=what, said=found.version, expected=expected)
    elif not found.version:
        what = text("La version du RGAA n'a pas été trouvée.", "The version of RGAA was not found.")
        expected = text(
            "« RGAA version 4 » : le modèle à remplir la demande, le format obligatoire ne la demande pas.",
            "“RGAA version 4”: the model to fill in asks for it, the compulsory format does not.",
        )
        yield Fault(id="no-version", what=what, said="", expected=expected, certain=False)
    if found.preproduction:
        what = text(
            "L'audit porte sur une autre version que celle publiée.",
            "The audit was made on another version than the public one.",
        )
        expected = text("Un audit du site publié.", "An audit of the public site.")
        yield Fault(id="preproduction", what=what, said=found.preproduction, expected=expected, certain=False)
    if found.services > 1:
        what = say(
            "La page déclare pour {n} services.", "The page declares for {n} services.", n=found.services
        )
        expected = text("Une déclaration par service.", "One declaration a service.")
        yield Fault(id="several-services", what=what, said=found.scope, expected=expected, certain=False)


def _contact(found: Declaration, about: About) -> Iterator[Fault]:
    if about.contact is not None and not about.contact:
        what = text(
            "Aucun moyen d'écrire ou d'appeler n'a été trouvé.", "No means to write or to call was found."
        )
        expected = text(
            "Une adresse électronique ou un formulaire en ligne.", "An electronic address or an online form."
        )
        yield Fault(
            id="no-contact", what=what, said=found.parts.get("contact", ""), expected=expected, certain=False
        )


def _parts(found: Declaration, *, with_plans: bool) -> Iterator[Fault]:
    elsewhere = _SAID_ELSEWHERE if with_plans else _SAID_ELSEWHERE | _PLANS
    for one in read_data("declaration-patterns.json")["sections"]:
        if not one["optional"] and not found.parts.get(one["id"]) and one["id"] not in elsewhere:
            name = text(one["fr"], one["en"])
            yield Fault(
                id=f"part-{one['id'].replace('_', '-')}",
                what=say("Partie non trouvée : {name}.", "Part not found: {name}.", name=name),
                said="",
                expected=_asked(one["model"], one["format"]),
                certain=False,
            )


def _asked(model: str | None, official: str | None) -> Text:
    """Say which of the two official templates asks for a part, and in which words."""
    if model == official:
        return say(
            "« {words} » (les deux modèles officiels).",
            "“{words}” (both official templates).",
            words=model or "",
        )
    return say(
        "Format obligatoire : « {official} ». Modèle à remplir : « {model} ».",
        "Compulsory format: “{official}”. Model to fill in: “{model}”.",
        official=official or "–",
        model=model or "–",
    )


_SAID_ELSEWHERE = frozenset({"etat", "taux_global", "etablissement"})
"""Parts whose absence has a fault of its own."""
_PLANS = frozenset({"schema_plan_links", "plan_actions"})
"""Parts that have faults of their own once the links were read."""
