"""What the State's robot would read on the same pages, beside what we read.

The robot looks for each answer below a heading of the official example, at the heading's level; without the
heading it reads nothing there. Its facts and tolerances are data: referentials/acces-cible.json, with their source.
"""

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from functools import cache
from typing import Any, Literal

import msgspec

from rules.declaration.contact import read_contact
from rules.declaration.fault import STATES
from rules.declaration.mention import Mention
from rules.declaration.plain import fold, plain, squeezed
from rules.declaration.plans import Plan
from rules.declaration.rates import read_rates
from rules.declaration.read import Declaration, read
from rules.declaration.source import Source
from rules.referentials import read_data
from rules.vocabulary import Text
from rules.wording import number, say, text

Agreement = Literal["same", "differs", "unread"]
_NOTHING = text("rien", "nothing")


class Reading(msgspec.Struct, frozen=True, kw_only=True):
    """One question of the robot: what it would read, what we read, and whether they agree.

    agree: same; differs; unread (the robot finds nothing where we do).
    """

    id: str
    question: Text
    robot: Text
    ours: Text
    agree: Agreement
    why: Text = Text("", "")


def as_the_robot(
    home: Source,
    mention: Mention,
    page: Source | None,
    found: Declaration | None,
    plans: Sequence[Plan],
    year: int,
) -> list[Reading]:
    """Return what the robot reads, question by question; only the mention without a declaration."""
    readings = [_mention(home, mention)]
    if page is None or found is None:
        return readings
    readings.append(_recognised(page, found))
    if page.headings is None:
        return readings
    sections = Sections(page)
    return [
        *readings,
        _headings(page),
        _rate(sections, found),
        _auditor(sections, found),
        _law(page, found),
        _contact(sections, page),
        *(_plan(sections, plan, year) for plan in plans),
    ]


@cache
def _facts() -> dict[str, Any]:
    loaded: dict[str, Any] = read_data("acces-cible.json")
    return loaded


def product() -> str:
    """Return the product token the robot announces."""
    return str(_facts()["product"])


def similarity(one: str, other: str) -> float:
    """Return how alike two short texts are, 1 for the same: 1 less the share of characters to change.

    >>> similarity("Voies de recours", "Voie de recours")
    0.9375
    """
    first, second = fold(plain(one)), fold(plain(other))
    if first == second:
        return 1.0
    if not first or not second or SequenceMatcher(None, first, second).real_quick_ratio() < 0.5:
        return 0.0
    row = list(range(len(second) + 1))
    for i, left in enumerate(first, 1):
        before, row[0] = row[0], i
        for j, right in enumerate(second, 1):
            before, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, before + (left != right))
    return 1 - row[-1] / max(len(first), len(second))


class Sections:
    """The text and the links of a page below each of its headings."""

    def __init__(self, page: Source) -> None:
        self.page = page
        self.said = plain(page.text)
        self.starts: list[tuple[int, int, str]] = []
        at, folded = 0, fold(self.said)
        for _level, heading in page.headings or []:
            name = fold(squeezed(plain(heading)))
            place = folded.find(name, at) if name else -1
            if place >= 0:
                at = place + len(name)
                self.starts.append((place, at, heading))

    def below(self, wanted: str) -> str:
        """Return the text from a heading like the one wanted to the next heading, "" without one."""
        for rank, (_start, end, heading) in enumerate(self.starts):
            if similarity(heading, wanted) >= _facts()["similar"]:
                stop = self.starts[rank + 1][0] if rank + 1 < len(self.starts) else len(self.said)
                return self.said[end:stop]
        return ""

    def before(self, wanted: str) -> str:
        """Return the text between the heading before and a heading like the one wanted, "" without one."""
        for rank, (start, _end, heading) in enumerate(self.starts):
            if similarity(heading, wanted) >= _facts()["similar"]:
                return self.said[self.starts[rank - 1][1] if rank else 0 : start]
        return ""


def _mention(home: Source, mention: Mention) -> Reading:
    found = re.search(_facts()["mention"], fold(plain(home.text)))
    level = (
        {"totalement": "total", "partiellement": "partial", "non": "none"}[found.group(1)] if found else ""
    )
    robot = STATES[level] if level else _NOTHING  # type: ignore[index]
    ours = STATES[mention.level] if mention.level else _NOTHING
    return _compared("mention", text("La mention de l'accueil", "The mention of the home page"), robot, ours)


def _recognised(page: Source, found: Declaration) -> Reading:
    """The robot takes for the declaration a page that says so in its title or a heading, or cites the law in full."""
    titles = [page.title, *(heading for _level, heading in page.headings or [])]
    named = any(_facts()["page_title"] in fold(plain(one)) for one in titles)
    cited = bool(re.search(_facts()["law"], fold(squeezed(plain(page.text)))))
    yes, no = text("reconnue", "recognised"), text("non reconnue", "not recognised")
    return _compared(
        "page",
        text("La page de déclaration", "The page of the declaration"),
        yes if named or cited else no,
        yes if found.is_declaration else no,
        why=text(
            "Le robot la reconnaît à « Déclaration d'accessibilité » dans son "
            "titre ou un intertitre, ou à la loi citée en "
            "entier.",
            "The robot knows it by “Déclaration d'accessibilité” in its title "
            "or a heading, or by the law cited in full.",
        ),
    )


def _headings(page: Source) -> Reading:
    expected: list[tuple[int, str]] = [tuple(one) for one in _facts()["headings"]]
    held = list(page.headings or [])
    missing = [title for _level, title in expected if not any(_alike(title, said) for _l, said in held)]
    robot = say(
        "{n} intertitres sur {total}",
        "{n} headings of {total}",
        n=len(expected) - len(missing),
        total=len(expected),
    )
    ours = say("{n} intertitres sur {total}", "{n} headings of {total}", n=len(expected), total=len(expected))
    why = (
        say("Il cherche aussi : {missing}.", "It also looks for: {missing}.", missing=" · ".join(missing[:6]))
        if missing
        else Text("", "")
    )
    question = text("Les intertitres du modèle", "The headings of the model")
    return Reading(
        id="headings",
        question=question,
        robot=robot,
        ours=ours,
        agree="differs" if missing else "same",
        why=why,
    )


def _alike(expected: str, said: str) -> bool:
    return similarity(expected, said) >= float(_facts()["similar"])


def _rate(sections: Sections, found: Declaration) -> Reading:
    heading = str(_facts()["rate_heading"])
    met, _mean = read_rates(sections.below(heading))
    return _compared(
        "rate",
        text("Le taux de conformité", "The rate of conformity"),
        _percent(met.value if met else None),
        _percent(found.global_rate),
        why=_only_below(heading),
    )


def _auditor(sections: Sections, found: Declaration) -> Reading:
    heading = str(_facts()["rate_heading"])
    name = read(sections.below(heading)).auditor
    read_by_robot = name if len(name.split()) <= int(_facts()["auditor_words"]) else ""
    return _compared(
        "auditor",
        text("L'auditeur", "The auditor"),
        Text(read_by_robot, read_by_robot) if read_by_robot else _NOTHING,
        Text(found.auditor, found.auditor) if found.auditor else _NOTHING,
        why=_only_below(heading),
    )


def _law(page: Source, found: Declaration) -> Reading:
    cited = bool(re.search(_facts()["law"], fold(squeezed(plain(page.text)))))
    yes, no = text("citée", "cited"), text("non citée", "not cited")
    return _compared(
        "law",
        text("L'article 47 de la loi de 2005", "Article 47 of the law of 2005"),
        yes if cited else no,
        yes if found.parts.get("engagement") else no,
        why=text(
            "Le robot attend « article 47 de la loi n° 2005-102 du 11 février 2005 », date comprise.",
            "The robot expects “article 47 de la loi n° 2005-102 du 11 février 2005”, date included.",
        ),
    )


def _contact(sections: Sections, page: Source) -> Reading:
    heading = str(_facts()["contact_heading"])
    below = sections.below(heading)
    robot = read_contact(msgspec.structs.replace(page, text=f"Contact\n{below}")) if below else []
    ours = read_contact(page)
    return _compared(
        "contact",
        text("Le moyen de contact", "The means of contact"),
        _first(robot),
        _first(ours),
        why=_only_below(heading),
    )


def _plan(sections: Sections, plan: Plan, year: int) -> Reading:
    heading = str(_facts()["state_heading"])
    before = fold(sections.before(heading))
    seen = bool(plan.url) and fold(squeezed(plain(plan.said))) in squeezed(before)
    margin = int(_facts()["plan_margin"]) if plan.kind == "plan" else 0
    years = plan.years
    valid = bool(years and years[0] - margin <= year <= years[1] + margin)
    ok, old = (
        text("lien daté trouvé", "dated link found"),
        text("lien trouvé, année non reconnue", "link found, year not valid"),
    )
    robot = (ok if valid else old) if seen else _NOTHING
    ours = (ok if plan.covers(year) else old) if plan.url else _NOTHING
    why = say(
        "Le robot cherche un lien avec son année, juste avant « {heading} ».",
        "The robot looks for a link with its year, just before “{heading}”.",
        heading=heading,
    )
    return _compared(plan.kind, plan.name, robot, ours, why=why)


def _compared(name: str, question: Text, robot: Text, ours: Text, why: Text = Text("", "")) -> Reading:  # noqa: B008 - frozen
    agree: Agreement = "same" if robot == ours else "unread" if robot == _NOTHING else "differs"
    shown = why if agree != "same" else Text("", "")
    return Reading(id=name, question=question, robot=robot, ours=ours, agree=agree, why=shown)


def _only_below(heading: str) -> Text:
    return say(
        "Le robot ne lit que sous l'intertitre « {heading} ».",
        "The robot reads only below the heading “{heading}”.",
        heading=heading,
    )


def percentage(rate: float) -> Text:
    """Return a rate, per cent, as it is written: 72,5 % in French, 72.5% in English."""
    return say("{rate} %", "{rate}%", rate=number(rate, 2))


def _percent(rate: float | None) -> Text:
    return _NOTHING if rate is None else percentage(rate)


def _first(found: list[str]) -> Text:
    return Text(found[0], found[0]) if found else _NOTHING


def disagreements(readings: Sequence[Reading]) -> Iterator[Reading]:
    """Yield the questions on which the robot reads otherwise."""
    return (one for one in readings if one.agree != "same")
