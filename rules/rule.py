"""A rule: metadata, and for measured rules one pure function of the evidence.

Three species (DESIGN section 4): measured (a function in rules/checks), axe (data only, from axe's own RGAA
tags and our corrections), human (no code: the criterion is printed as to review).
"""

import importlib
import pkgutil
from collections.abc import Callable
from functools import cache
from typing import Any, Literal

import msgspec

from rules.evidence.record import Record
from rules.referentials import Proof
from rules.vocabulary import Text

Species = Literal["measured", "axe", "human"]
Scope = Literal["page", "template", "site"]


ADVICE = "advice"
"""Theme of the rules that neither law nor referential asks for (WCAG level AAA)."""


class Rule(msgspec.Struct, frozen=True, kw_only=True):
    """One rule.

    scope: page (every visited page), template (pages that stand for their template: it reads records of extra
    profiles), site (all of them together).
    id: kebab-case, "axe-" before an axe rule's own id. criteria: criterion id ("rgaa:1.1", "rgesn:6.3") to
    what the rule proves on it. unit: what one place is (image, request, link, page …). needs: record types
    the function reads; one missing makes the outcome unmeasured without calling it. who: who is blocked, or
    what is wasted. fix: how to repair. source: law article, referential or paper behind a threshold.
    judge: (PageReader | SiteReader) -> Outcome; None for axe and human rules.
    """

    id: str
    species: Species
    scope: Scope = "page"
    theme: str
    unit: Text
    title: Text
    why: Text
    who: Text
    fix: Text
    criteria: dict[str, Proof] = {}
    needs: tuple[type[Record], ...] = ()
    source: str = ""
    judge: Callable[[Any], Any] | None = None


_registry: dict[str, Rule] = {}


def rule(**metadata: Any) -> Callable[[Callable[[Any], Any]], Callable[[Any], Any]]:
    """Register the decorated pure function as a measured rule.

    Args:
        metadata: the fields of Rule but species and judge.

    Raises:
        ValueError: the id is taken.
    """

    def register(function: Callable[[Any], Any]) -> Callable[[Any], Any]:
        made = Rule(species="measured", judge=function, **metadata)
        if made.id in _registry:
            raise ValueError(f"two rules are called {made.id}")
        _registry[made.id] = made
        return function

    return register


@cache
def measured_rules() -> dict[str, Rule]:
    """Every measured rule by id, found by walking rules.checks."""
    package = importlib.import_module("rules.checks")
    for module in pkgutil.iter_modules(package.__path__):
        importlib.import_module(f"rules.checks.{module.name}")
    return dict(sorted(_registry.items()))
