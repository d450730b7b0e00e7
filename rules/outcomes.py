"""How a rule answers: a few constructors, so that a rule never builds an inconsistent outcome.

Rule id and page address are stamped by the engine (rules.judge), not by the rules.
"""

from rules.evidence.record import Place
from rules.vocabulary import Finding, FindingParty, Outcome, Reason, Text, Verdict

NOTHING = Text("", "")


def finding(
    what: Text,
    *,
    place: Place | None = None,
    resource: str = "",
    party: FindingParty = "content",
    component: str = "",
    certain: bool = True,
    saved_bytes: int | None = None,
    saved_requests: int | None = None,
    page: str = "",
    pair: tuple[str, str] | None = None,
) -> Finding:
    """Return one defect; saved_* only when proven by the evidence. page is for site rules, pair for pictures."""
    return Finding(
        rule="",
        page=page,
        what=what,
        certain=certain,
        party=party,
        place=place,
        resource=resource,
        saved_bytes=saved_bytes,
        saved_requests=saved_requests,
        component=component,
        pair=pair,
    )


def passed(facts: Text) -> Outcome:
    """The evidence is complete and holds no defect."""
    return Outcome(rule="", verdict=Verdict.C, facts=facts)


def not_applicable(facts: Text) -> Outcome:
    """The page holds nothing the rule speaks of."""
    return Outcome(rule="", verdict=Verdict.NA, facts=facts)


def failed(findings: list[Finding], facts: Text) -> Outcome:
    """Proven defects, with or without others to review.

    Raises:
        ValueError: no finding is certain: a failure must be proven.
    """
    if not any(one.certain for one in findings):
        raise ValueError("a failure needs a certain finding")
    return Outcome(rule="", verdict=Verdict.NC, findings=findings, facts=facts)


def to_review(findings: list[Finding], facts: Text) -> Outcome:
    """A person decides."""
    return Outcome(rule="", verdict=Verdict.NT, reason=Reason.REVIEW, findings=findings, facts=facts)


def told(facts: Text, about: dict[str, Text] | None = None) -> Outcome:
    """Facts for the person who decides, and no finding; about: the facts of one criterion, where they differ."""
    return Outcome(rule="", verdict=Verdict.NT, reason=Reason.REVIEW, facts=facts, about=about or {})


def unmeasured(missing: list[str], facts: Text = NOTHING) -> Outcome:
    """Asked for and not measured; missing names the records."""
    return Outcome(rule="", verdict=Verdict.NT, reason=Reason.UNMEASURED, missing=missing, facts=facts)


def decide(findings: list[Finding], facts: Text) -> Outcome:
    """Failed when a finding is certain, to review when none is, passed when there is none at all."""
    if any(one.certain for one in findings):
        return failed(findings, facts)
    return to_review(findings, facts) if findings else passed(facts)


def settled(findings: list[Finding], facts: Text, unread: int) -> Outcome:
    """Decide on the findings; where frames were not read, finding nothing leaves the page to review."""
    return to_review([], facts) if unread and not findings else decide(findings, facts)
