"""What an audit grid holds: its pages in order, the status of each criterion on each page, and what to change there."""

from collections.abc import Iterable, Sequence

from reports.by_site import findings_of
from reports.language import Speech
from reports.rule_texts import find_rule
from rules.results import CriterionResult, PageResult, SiteResult
from rules.vocabulary import Correction, Finding

MANDATORY = ("home", "login", "contact", "accessibility", "legal", "help", "sitemap")
"""Reasons of the pages that every sample must hold, in the order of the official grid."""
_RANKS = {reason: rank for rank, reason in enumerate(MANDATORY)}
_SERVICE, _PROCESS, _OTHER, _RANDOM = 100, 200, 300, 400
_RANKS |= {"search": _SERVICE, "service": _SERVICE, "document": _SERVICE, "process": _PROCESS}
_RANKS |= {"random": _RANDOM, "all": _RANDOM + 1}
PLACES_SHOWN = 3


def ordered(pages: Iterable[PageResult]) -> list[PageResult]:
    """Return the pages of a sample as a grid takes them.

    Mandatory pages first, then services, processes, other pages chosen for what they hold, and those drawn at random in
    the order of the draw.
    """
    return sorted(
        pages, key=lambda page: min((_RANKS.get(one, _OTHER) for one in page.reasons), default=_OTHER)
    )


def status(page: PageResult, criterion: str) -> str:
    """Return C, NC, NA or NT: what the page proves of a criterion."""
    found = next((name for name, held in page.verdicts.items() if criterion in held), "unmeasured")
    return "NT" if found == "unmeasured" else found.upper()


class Changes:
    """What to change on each page for each criterion, and what a person has to look at there."""

    def __init__(self, site: SiteResult, speech: Speech) -> None:
        self._speech = speech
        self._corrections = {one.id: one for one in site.corrections}
        self._found = findings_of(site)

    def of(self, page: PageResult, criterion: CriterionResult) -> list[str]:
        """Return one text a correction: what is wrong, where on this page, how to repair."""
        proven = status(page, criterion.id) == "NC"
        if not proven and status(page, criterion.id) != "NT":
            return []
        texts = []
        for identity in criterion.corrections:
            correction = self._corrections.get(identity)
            here = [f for f in self._found.get(identity, []) if f.page == page.url and f.certain >= proven]
            if correction and here:
                texts.append(self._text(correction, here, proven=proven))
        if criterion.id in page.verdicts.get("unmeasured", []):
            texts.append(self._speech.say("grid.unmeasured"))
        return texts

    def _text(self, correction: Correction, here: Sequence[Finding], *, proven: bool) -> str:
        say, text, rule = self._speech.say, self._speech.text, find_rule(correction.rule)
        title = text(correction.title)
        lines = [title if proven else say("grid.review", title=title)]
        for one in here[:PLACES_SHOWN]:
            where = one.place.selector if one.place else one.resource
            lines.append(f"– {text(one.what)}" + (f" [{where}]" if where else ""))
        if len(here) > PLACES_SHOWN:
            lines.append(say("more.places", n=len(here) - PLACES_SHOWN))
        if rule and proven:
            lines.append(say("grid.fix", fix=text(rule.fix)))
        return "\n".join(lines)
