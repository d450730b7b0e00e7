"""What is wrong with a declaration: each fault shows the text read and the text expected.

Certain where the text contradicts itself, a date or the law; to review where a part was only not recognised: a
declaration may say the same in other words.
"""

import re
from collections.abc import Iterator
from datetime import date
from urllib.parse import urlsplit

import msgspec

from rules.declaration.dates import years_later
from rules.declaration.read import Declaration, State
from rules.referentials import read_data
from rules.vocabulary import Text
from rules.wording import number, say, text

VALID_YEARS = 3
"""Source: RGAA 4.1.2, obligations, « Validité de la déclaration d'accessibilité »."""
_HOST = re.compile(r"\b(?:https?://)?((?:[a-z0-9-]+\.)+[a-z]{2,})\b", re.IGNORECASE)
_STATE: dict[State, Text] = {
    "total": Text("totalement conforme", "fully compliant"),
    "partial": Text("partiellement conforme", "partially compliant"),
    "none": Text("non conforme", "not compliant"),
}
_EXPECTED = text(
    "« totalement conforme » (100 %), « partiellement conforme » (de 50 à 100 %) ou « non conforme » (moins de 50 %, "
    "ou aucun audit valide).",
    "“totalement conforme” (100%), “partiellement conforme” (50 to 100%) or “non conforme” (under 50%, "
    "or no valid audit).",
)


class Fault(msgspec.Struct, frozen=True, kw_only=True):
    """One fault. id: kebab-case; said: the words read, "" when nothing was; expected: what the law asks."""

    id: str
    what: Text
    said: str
    expected: Text
    certain: bool = True


def check(found: Declaration, host: str, today: date) -> list[Fault]:
    """Return the faults of a declaration.

    Args:
        host: of the site that publishes it.
        today: the day of the audit.
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
        _parts(found),
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
        yield Fault(id="no-state", what=what, said="", expected=_EXPECTED, certain=False)


def lawful_state(rate: float) -> State:
    """Return the state that a share of criteria met, in per cent, gives."""
    return "total" if rate >= 100 else "partial" if rate >= 50 else "none"


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
                state=_STATE[found.state],
                rate=number(rate, 2),
            ),
            said=found.global_said,
            expected=say("« {state} ».", "“{state}”.", state=_STATE[lawful_state(rate)]),
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
    last = max((day for day in (found.established, found.updated) if day), default=None)
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
            said=last.isoformat(),
            expected=text("Une date passée.", "A past date."),
        )
    elif (end := years_later(last, VALID_YEARS)) < today:
        yield Fault(
            id="expired",
            what=say(
                "La déclaration a expiré il y a {days} jours.",
                "The declaration expired {days} days ago.",
                days=(today - end).days,
            ),
            said=last.isoformat(),
            expected=text("Une déclaration de moins de trois ans.", "A declaration under three years old."),
        )
    if (
        found.audited
        and years_later(found.audited, VALID_YEARS) < today
        and found.state in ("total", "partial")
    ):
        what = text("L'audit cité a plus de trois ans.", "The audit it quotes is over three years old.")
        expected = text("Un audit en cours de validité.", "A valid audit.")
        yield Fault(
            id="old-audit", what=what, said=found.audited.isoformat(), expected=expected, certain=False
        )


def _host(found: Declaration, host: str) -> Iterator[Fault]:
    """A declaration that says it applies to another host, and to no host of this site, was copied."""
    named = [m.group(1).lower() for m in _HOST.finditer(found.scope)]
    here = _label(host)
    if named and here and not any(_label(one) == here or here in found.scope.lower() for one in named):
        yield Fault(
            id="another-host",
            what=say(
                "La déclaration s'applique à un autre site : {other}.",
                "The declaration applies to another site: {other}.",
                other=named[0],
            ),
            said=found.scope,
            expected=say("Le nom de ce site : {host}.", "The name of this site: {host}.", host=host),
        )


def _label(host: str) -> str:
    """Return the last label before the suffix, the name people know a site by: "ville" of www.ville.fr."""
    bare = (urlsplit(f"//{host}").hostname or "").removeprefix("www.")
    return bare.split(".")[-2] if bare.count(".") else bare


def _parts(found: Declaration) -> Iterator[Fault]:
    for one in read_data("declaration-patterns.json")["sections"]:
        if not one["optional"] and not found.parts.get(one["id"]) and one["id"] not in _SAID_ELSEWHERE:
            name = text(one["fr"], one["en"])
            yield Fault(
                id=f"part-{one['id'].replace('_', '-')}",
                what=say("Partie non trouvée : {name}.", "Part not found: {name}.", name=name),
                said="",
                expected=name,
                certain=False,
            )


_SAID_ELSEWHERE = {"etat", "taux_global", "etablissement"}
"""Parts whose absence has a fault of its own."""
