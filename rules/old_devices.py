"""The comparison of a page under today's browser and under an old one: usable, degraded or broken, and why.

What decides is what a reader loses: text, links, fields, pictures, controls that no longer answer to the keyboard.
Where things stand on the page decides nothing.
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Literal

import msgspec

from rules.addresses import host
from rules.browser_releases import day_of
from rules.evidence.old_device import FunctionsToday, Lacking, OldState, ScriptError, Shown
from rules.evidence.record import Record
from rules.old_features import feature_said
from rules.old_systems import systems
from rules.thresholds import bar
from rules.vocabulary import Text
from rules.wording import capital, count, join, percent, say, text

Question = Literal["policy", "official"]
Usability = Literal["usable", "degraded", "broken", "unclear", "unmeasured"]
WORD = re.compile(r"[^\W\d_]{2,}")
KINDS = ("api", "syntax", "html", "css")
FEWEST_WORDS = 8
"""A page with fewer words is not judged by its text."""


class Cause(msgspec.Struct, frozen=True, kw_only=True):
    """What the page asks for and the old browser lacks. kind: api, syntax, html, css, or "" for a bare error."""

    kind: str
    feature: str
    since: int
    url: str
    line: int
    message: str = ""

    @property
    def said(self) -> Text:
        """One phrase: what is needed, since when it exists, and where it stands."""
        where = (
            say("{file}, ligne {line}", "{file}, line {line}", file=file_name(self.url), line=self.line)
            if self.line
            else Text(file_name(self.url), file_name(self.url))
        )
        if not self.since:
            return say("« {what} » ({where})", "“{what}” ({where})", what=self.message, where=where)
        shown = say(" ({where})", " ({where})", where=where) if self.url else Text("", "")
        return say(
            "il faut Chrome {since} : {what}{shown}",
            "needs Chrome {since}: {what}{shown}",
            since=self.since,
            what=feature_said(self.kind, self.feature, self.message),
            shown=shown,
        )


class Comparison(msgspec.Struct, frozen=True, kw_only=True):
    """One page under one old browser. question: of the policy (5 years, or a system), or of RGESN 2.4 (2 years).

    target: version of Chrome; day: of its release. observed: in the real engine, else estimated. losses: what a reader
    no longer has, a phrase each. causes: the likeliest first. pictures: SHA-256 of today's first screen and of the old.
    system: the question is the last browser of that system. proves: a failure answers the question for certain, for it
    was seen in a real engine that has all that the browser in question has.
    """

    years: int
    target: int
    day: str
    state: Usability
    question: Question = "policy"
    observed: bool = False
    system: str = ""
    proves: bool = False
    losses: list[Text] = []
    causes: list[Cause] = []
    pictures: tuple[str, str] | None = None


def compare(today: FunctionsToday, old: OldState) -> Comparison:
    """Return what the old browser takes from the page."""
    losses, state = _losses(today.shown, old.shown)
    causes = causes_of(today, old) if losses else []
    if losses and not causes and not old.observed:
        state = "unclear"
    if old.faults:
        state = "unmeasured"
    return Comparison(
        years=old.years,
        target=old.target,
        day=day_of("chrome", old.target),
        state=state,
        observed=old.observed,
        system=old.system,
        proves=old.observed and old.target >= (old.asked or old.target),
        losses=losses,
        causes=causes,
        pictures=(today.picture, old.picture) if today.picture and old.picture else None,
    )


def _losses(before: Shown, after: Shown) -> tuple[list[Text], Usability]:
    """Return what is lost in words, and how bad it is."""
    shares = {
        "text": _lost(WORD.findall(before.text.lower()), WORD.findall(after.text.lower()), FEWEST_WORDS),
        "links": _lost(before.links, after.links),
        "fields": _lost(before.fields, after.fields),
        "images": _lost(before.images, after.images),
    }
    silent, working = silent_controls(before, after)
    shares["controls"] = (len(silent), working)
    small, great = bar("old-loss-degraded"), bar("old-loss-broken")
    felt = {name: lost for name, lost in shares.items() if lost[0] and lost[0] / lost[1] >= small}
    if not felt:
        return [], "usable"
    worst = any(lost / all_ >= great for name, (lost, all_) in felt.items() if name != "images")
    return [_phrase(name, *lost) for name, lost in felt.items()] + _named(
        silent
    ), "broken" if worst else "degraded"


def _lost(before: Sequence[str], after: Sequence[str], fewest: int = 1) -> tuple[int, int]:
    """Return how many of the first are not among the second, and how many there were."""
    if len(before) < fewest:
        return 0, 1
    return (Counter(before) - Counter(after)).total(), len(before)


def silent_controls(before: Shown, after: Shown) -> tuple[list[str], int]:
    """Return the names of the controls that did something and no longer do, and how many did something."""
    then = {one.key: one.works for one in after.controls}
    working = [one for one in before.controls if one.works]
    return [one.name for one in working if then.get(one.key, False) is False], len(working)


def causes_of(today: FunctionsToday, old: OldState) -> list[Cause]:
    """Return what may explain a loss, the likeliest first: errors, refused scripts, then markup and styles."""
    known = {one.message for one in today.errors}
    fresh = [one for one in old.errors if one.message not in known]
    named = [_of_error(one) for one in fresh if one.feature]
    bare = [_of_error(one) for one in fresh if not one.feature and not one.message.startswith("SyntaxError")]
    met = sorted(old.lacking, key=lambda one: KINDS.index(one.kind))
    refused = [_of_lacking(one) for one in met if one.kind == "syntax"]
    dropped = [_of_lacking(one) for one in met if one.kind != "syntax"]
    unknown = [] if refused else [_of_error(one) for one in fresh if one.message.startswith("SyntaxError")]
    return [*named, *refused, *unknown, *(dropped if not named and not refused else []), *bare]


def _of_error(one: ScriptError) -> Cause:
    kind = "api" if one.feature else ""
    return Cause(
        kind=kind, feature=one.feature, since=one.since, url=one.url, line=one.line, message=one.message
    )


def _of_lacking(one: Lacking) -> Cause:
    return Cause(kind=one.kind, feature=one.feature, since=one.since, url=one.url, line=one.line)


def _phrase(name: str, lost: int, all_: int) -> Text:
    if name == "text":
        return say(
            "{share} du texte n'apparaît pas", "{share} of the text does not show", share=percent(lost / all_)
        )
    one, many, one_en, many_en = {
        "links": (
            "lien sur {all} manque",
            "liens sur {all} manquent",
            "links is missing",
            "links are missing",
        ),
        "fields": (
            "champ sur {all} manque",
            "champs sur {all} manquent",
            "fields is missing",
            "fields are missing",
        ),
        "images": (
            "image sur {all} ne se voit pas",
            "images sur {all} ne se voient pas",
            "pictures is not seen",
            "pictures are not seen",
        ),
        "controls": (
            "commande sur {all} ne répond plus",
            "commandes sur {all} ne répondent plus",
            "controls no longer answers",
            "controls no longer answer",
        ),
    }[name]
    fr, en = (one, one_en) if lost == 1 else (many, many_en)
    return say("{lost} " + fr, "{lost} of {all} " + en, lost=lost, all=all_)


def _named(silent: Sequence[str]) -> list[Text]:
    listed = [one for one in silent if one][:3]
    return [say("« {name} » ne fait rien", "“{name}” does nothing", name=one) for one in listed]


def file_name(url: str) -> str:
    """Return the last part of an address, its host when there is none."""
    return url.split("?")[0].rstrip("/").rpartition("/")[2] or host(url) or "?"


def losses_said(found: Comparison) -> Text:
    """Return the losses as one sentence."""
    return capital(join(found.losses, ", "))


def browser_said(found: Comparison) -> Text:
    """Return the old browser in words: version, year, observed or estimated."""
    how = text("observé", "observed") if found.observed else text("estimé", "estimated")
    return say(
        "Chrome {n} de {year}, {how}",
        "Chrome {n} of {year}, {how}",
        n=found.target,
        year=found.day[:4],
        how=how,
    )


def question_said(found: Comparison) -> Text:
    """Return the old browser as the question means it: "a browser of 5 years (Chrome 96 …)", "the last one of …"."""
    values: dict[str, Text | int] = {"years": found.years, "browser": browser_said(found)}
    if found.system:
        values["system"] = systems()[found.system].name_said
        return say(
            "le dernier navigateur de {system} ({browser})",
            "the last browser of {system} ({browser})",
            **values,
        )
    if found.observed and not found.proves:
        return say(
            "un navigateur de plus de {years} ans ({browser})",
            "a browser of over {years} years ({browser})",
            **values,
        )
    return say("un navigateur de {years} ans ({browser})", "a browser of {years} years ({browser})", **values)


def of_visits(today: Record | None, olds: Mapping[Question, OldState | None]) -> list[Comparison]:
    """Return a comparison for each old visit there is."""
    if not isinstance(today, FunctionsToday):
        return []
    made = {question: compare(today, old) for question, old in olds.items() if old is not None}
    return [msgspec.structs.replace(one, question=question) for question, one in made.items()]


def templates_said(number: int) -> Text:
    """Return a number of templates in words."""
    return count(number, ("gabarit", "gabarits"), ("template", "templates"))
