"""The five duties of a public site: mention, valid declaration, scheme, plan of the year, contact."""

from collections.abc import Sequence
from datetime import date
from typing import Literal

import msgspec

from rules.declaration.mention import Mention
from rules.declaration.plans import Plan
from rules.declaration.read import Declaration
from rules.vocabulary import Text
from rules.wording import say, text

DutyId = Literal["mention", "declaration", "schema", "plan", "contact"]
DutyState = Literal["met", "missed", "review", "unmeasured"]
DUTIES: dict[DutyId, Text] = {
    "mention": text("Mention à l'accueil", "Mention on the home page"),
    "declaration": text("Déclaration de moins de 3 ans", "Declaration under 3 years old"),
    "schema": text("Schéma pluriannuel", "Multi-year scheme"),
    "plan": text("Plan d'actions de l'année", "Action plan of the year"),
    "contact": text("Contact pour signaler un problème", "Contact to report a problem"),
}
_UNREAD = text("La déclaration n'a pas été lue.", "The declaration was not read.")


class Duty(msgspec.Struct, frozen=True, kw_only=True):
    """One duty. met; missed (proven); review (not found, or doubtful: a person looks); unmeasured. said: why."""

    id: DutyId
    state: DutyState
    said: Text


def five_duties(
    mention: Mention | None,
    found: Declaration | None,
    plans: Sequence[Plan],
    contact: Sequence[str],
    today: date,
    missing: Text,
    *,
    elsewhere: bool = False,
) -> list[Duty]:
    """Return the five duties.

    Args:
        missing: why there is no declaration; proven absent when it is not empty.
        elsewhere: the page read leads to a declaration on another one.
    """
    duties = [_mention(mention), _declaration(found, today, missing, elsewhere=elsewhere)]
    if found is None:
        state: DutyState = "missed" if missing.fr else "review"
        said = missing if missing.fr else _UNREAD
        return [*duties, *(Duty(id=name, state=state, said=said) for name in ("schema", "plan", "contact"))]
    return [*duties, *(_plan(plan, today.year) for plan in plans), _contact(contact)]


def _mention(mention: Mention | None) -> Duty:
    if mention is None:
        return Duty(
            id="mention",
            state="unmeasured",
            said=text("L'accueil n'a pas été lu.", "The home page was not read."),
        )
    if mention.how == "exact":
        said = say("« {said} », {where}.", "“{said}”, {where}.", said=mention.said, where=mention.where)
        return Duty(id="mention", state="met", said=said)
    if mention.how in ("other-words", "image", "hidden"):
        said = say("« {said} », {where}.", "“{said}”, {where}.", said=mention.said, where=mention.where)
        return Duty(id="mention", state="review", said=said)
    if mention.how == "near":
        said = say(
            "« {said} » n'est pas l'une des trois mentions.",
            "“{said}” is none of the three mentions.",
            said=mention.said,
        )
        return Duty(id="mention", state="missed", said=said)
    return Duty(id="mention", state="missed", said=text("Aucune mention.", "No mention."))


def _declaration(found: Declaration | None, today: date, missing: Text, *, elsewhere: bool) -> Duty:
    if found is None:
        return Duty(
            id="declaration",
            state="missed" if missing.fr else "review",
            said=missing if missing.fr else _UNREAD,
        )
    if not found.is_declaration:
        said = text("La page n'est pas une déclaration.", "The page is no declaration.")
        return Duty(id="declaration", state="review" if elsewhere else "missed", said=said)
    if found.leftovers:
        said = say("Modèle non rempli : « {mark} ».", "Unfilled template: “{mark}”.", mark=found.leftovers[0])
        return Duty(id="declaration", state="missed", said=said)
    if found.dated is None or found.expires is None:
        said = text("Aucune date n'a été trouvée.", "No date was found.")
        return Duty(id="declaration", state="review", said=said)
    if found.expires < today and found.stamped_since(today):
        said = text(
            "Date expirée, mais la page a changé depuis.", "Expired date, but the page changed since."
        )
        return Duty(id="declaration", state="review", said=said)
    if found.expires < today:
        said = say(
            "Expirée depuis {days} jours.", "Expired {days} days ago.", days=(today - found.expires).days
        )
        return Duty(id="declaration", state="missed", said=said)
    said = say("Valable jusqu'au {day}.", "Valid until {day}.", day=_day(found.expires))
    return Duty(id="declaration", state="met", said=said)


def _day(day: date) -> Text:
    return Text(f"{day.day:02}/{day.month:02}/{day.year}", day.isoformat())


def _plan(plan: Plan, year: int) -> Duty:
    said = f"{plan.said}" or "–"
    if plan.is_dead:
        gone = say("« {said} » ne répond plus.", "“{said}” is gone.", said=said)
        return Duty(id=plan.kind, state="missed", said=gone)
    covers = plan.covers(year)
    if covers is False:
        old = say(
            "« {said} » ne couvre pas {year}.", "“{said}” does not cover {year}.", said=said, year=str(year)
        )
        return Duty(id=plan.kind, state="missed", said=old)
    quoted = say("« {said} ».", "“{said}”.", said=said)
    if plan.url and covers:
        return Duty(id=plan.kind, state="met", said=quoted)
    if plan.said or plan.url:
        doubt = text("sans année.", "without a year.") if plan.url else text("sans lien.", "without a link.")
        return Duty(
            id=plan.kind,
            state="review",
            said=say("« {said} », {doubt}", "“{said}”, {doubt}", said=said, doubt=doubt),
        )
    return Duty(id=plan.kind, state="review", said=text("Non trouvé.", "Not found."))


def _contact(contact: Sequence[str]) -> Duty:
    if contact:
        said = say("« {said} ».", "“{said}”.", said=" · ".join(contact[:2]))
        return Duty(id="contact", state="met", said=said)
    return Duty(id="contact", state="review", said=text("Non trouvé.", "Not found."))
