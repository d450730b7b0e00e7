"""What the checks saw, criterion by criterion: the lines that prepare the decision of a person or show a proof.

A page rule gives one line a criterion: on how many visited pages it found what, and the words of the page that says
most. A site rule gives its own words, those about the criterion when it has some.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable
from functools import cache

import msgspec

from rules.addresses import path
from rules.catalogue import all_rules
from rules.referentials import read_data
from rules.rule import Rule
from rules.vocabulary import Outcome, Reason, Text, Verdict
from rules.wording import count, say, text, visited_pages

_ORDER = ("nc", "review", "unmeasured", "c", "na")
"""The page quoted is one of the worst state."""
_WORDS: dict[str, tuple[tuple[str, str], tuple[str, str]]] = {
    "nc": (("avec un défaut", "avec un défaut"), ("with a defect", "with a defect")),
    "review": (("à vérifier", "à vérifier"), ("to review", "to review")),
    "unmeasured": (("non mesurée", "non mesurées"), ("not measured", "not measured")),
    "c": (("sans défaut", "sans défaut"), ("without defect", "without defect")),
    "na": (("non concernée", "non concernées"), ("not concerned", "not concerned")),
}


class Guideline(msgspec.Struct, frozen=True, kw_only=True):
    """One guideline of the W3C Web Sustainability Guidelines: its title (English) and its address."""

    title: str
    url: str


@cache
def guidelines(criterion: str) -> list[Guideline]:
    """Return the W3C guidelines that ask the same as a criterion, in whole or in part; none for most referentials."""
    data = read_data("wsg.json")
    base = "https://www.w3.org/TR/web-sustainability-guidelines/#"
    wanted = data["criteria"].get(criterion, [])
    return [Guideline(title=data["guidelines"][one], url=base + one) for one in wanted]


class Facts:
    """Takes the outcomes page after page and those of the site, then gives the lines of each criterion."""

    def __init__(self) -> None:
        self._states: dict[str, Counter[str]] = defaultdict(Counter)
        self._shown: dict[tuple[str, str], tuple[int, str, Text]] = {}
        self._site: dict[str, Outcome] = {}

    def add_page(self, outcomes: Iterable[Outcome], url: str) -> None:
        """Take what the page rules say of one page."""
        for outcome in outcomes:
            rule = all_rules()[outcome.rule]
            if rule.species != "measured":
                continue
            state = _state(outcome)
            self._states[rule.id][state] += 1
            for criterion in rule.criteria:
                words = outcome.about.get(criterion, outcome.facts)
                self._show(rule.id, criterion, _ORDER.index(state), url, words)

    def _show(self, rule: str, criterion: str, rank: int, url: str, words: Text) -> None:
        held = self._shown.get((rule, criterion))
        if words.fr and (held is None or rank < held[0]):
            self._shown[rule, criterion] = rank, url, words

    def add_site(self, outcomes: Iterable[Outcome]) -> None:
        """Take what the site rules say."""
        self._site |= {outcome.rule: outcome for outcome in outcomes}

    def of(self, criterion: str, rules: Iterable[Rule]) -> list[Text]:
        """Return what those rules saw that speaks of a criterion, those that speak of few criteria first."""
        ordered = sorted(rules, key=lambda one: (len(one.criteria), one.scope != "site", one.id))
        lines = [
            self._site_line(one, criterion) if one.scope == "site" else self._page_line(one, criterion)
            for one in ordered
        ]
        return [line for line in lines if line is not None]

    def _site_line(self, rule: Rule, criterion: str) -> Text | None:
        outcome = self._site.get(rule.id)
        words = outcome.about.get(criterion, outcome.facts) if outcome else None
        return words if words and words.fr else None

    def _page_line(self, rule: Rule, criterion: str) -> Text | None:
        states, shown = self._states.get(rule.id), self._shown.get((rule.id, criterion))
        if not states or shown is None:
            return None
        _rank, url, words = shown
        return say(
            "« {title} », {total} : {states}. {where} : {words}",
            "“{title}”, {total}: {states}. {where}: {words}",
            title=rule.title,
            total=visited_pages(states.total()),
            states=_listed(states),
            where=text("La page", "The page") if not path(url) else path(url),
            words=words,
        )


def _listed(states: Counter[str]) -> Text:
    parts = [count(states[name], *_WORDS[name]) for name in _ORDER if states[name]]
    return Text(", ".join(p.fr for p in parts), ", ".join(p.en for p in parts))


def _state(outcome: Outcome) -> str:
    if outcome.verdict is Verdict.NT:
        return "unmeasured" if outcome.reason is Reason.UNMEASURED else "review"
    return outcome.verdict.value
