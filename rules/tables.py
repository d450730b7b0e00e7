"""The tables of RGAA and RGESN over the sample: verdict and reason of each criterion, and proven bounds."""

from collections import Counter, defaultdict
from collections.abc import Iterable

from rules.catalogue import all_rules, rules_of
from rules.grouping import group_of
from rules.referentials import Criterion, Referential, referentials
from rules.results import CriterionResult, ReferentialResult
from rules.site_evidence import PageDigest
from rules.thresholds import bar
from rules.verdicts import PageState, Share, page_states, proofs, proves_nc, sample_verdict
from rules.vocabulary import Outcome, Reason, Text, Verdict
from rules.why import why, why_share

_SITE = PageDigest(url="", home=False, measured=True)


class Tables:
    """Takes the outcomes page after page, then gives the tables."""

    def __init__(self) -> None:
        self._states: dict[str, Counter[PageState]] = defaultdict(Counter)
        self._proofs: dict[str, dict[str, None]] = defaultdict(dict)
        self._signs: dict[str, dict[str, None]] = defaultdict(dict)
        self._shares: dict[str, dict[str, bool]] = defaultdict(dict)

    def add_page(self, outcomes: list[Outcome], page: PageDigest) -> None:
        """Take what one page says."""
        for criterion, state in page_states(outcomes, page).items():
            self._states[criterion][state] += 1
        for criterion, share in proofs().shares.items():
            for image, good in (page.modern if share.of == "modern" else page.fitting).items():
                self._shares[criterion][image] = good or self._shares[criterion].get(image, False)
        self._note(outcomes, page)

    def add_site(self, outcomes: Iterable[Outcome]) -> None:
        """Take what the site rules say: a proven failure of the site counts whatever the pages."""
        made = list(outcomes)
        for criterion, state in page_states(made, _SITE).items():
            if state in ("nc", "unmeasured"):
                self._states[criterion][state] += 1
        self._note(made, _SITE)

    def tables(self) -> list[ReferentialResult]:
        """Return the table of each referential, RGAA first."""
        return [self._table(one) for one in referentials()]

    def _note(self, outcomes: list[Outcome], page: PageDigest) -> None:
        """Remember which corrections speak of which criterion: those that prove it failed, and mere signs."""
        for outcome in outcomes:
            for one in outcome.findings:
                for criterion in all_rules()[one.rule].criteria:
                    held = self._proofs if proves_nc(one, criterion, page) else self._signs
                    held[criterion].setdefault(group_of(one))

    def _table(self, referential: Referential) -> ReferentialResult:
        rows = [self._row(criterion) for criterion in referential.criteria]
        low, high = bounds(referential, rows)
        verdicts = Counter((row.verdict, row.reason) for row in rows)
        return ReferentialResult(
            id=referential.id,
            name=referential.name,
            version=referential.version,
            source=referential.source,
            total=len(rows),
            c=verdicts[Verdict.C, Reason.NONE],
            nc=verdicts[Verdict.NC, Reason.NONE],
            na=verdicts[Verdict.NA, Reason.NONE],
            review=verdicts[Verdict.NT, Reason.REVIEW],
            unmeasured=verdicts[Verdict.NT, Reason.UNMEASURED],
            low=low,
            high=high,
            criteria=rows,
        )

    def _row(self, criterion: Criterion) -> CriterionResult:
        states = self._states[criterion.id]
        speaking = rules_of(criterion.id)
        measurable = any(one.criteria[criterion.id] != "none" for one in speaking)
        verdict, reason, sentence = self._decide(criterion.id, states, measurable)
        return CriterionResult(
            id=criterion.id,
            theme=criterion.theme,
            title=criterion.title,
            level=criterion.level,
            verdict=verdict,
            reason=reason,
            why=sentence,
            pages=_pages(states),
            rules=[one.id for one in speaking],
            corrections=list(self._spoken(criterion.id, verdict, reason)),
            procedure=criterion.procedure,
        )

    def _spoken(self, criterion: str, verdict: Verdict, reason: Reason) -> dict[str, None]:
        """Return the corrections behind a verdict: proofs of NC, or signs for the person who decides."""
        if verdict is Verdict.NC:
            return self._proofs[criterion]
        return self._signs[criterion] if reason is Reason.REVIEW else {}

    def _decide(
        self, criterion: str, states: Counter[PageState], measurable: bool
    ) -> tuple[Verdict, Reason, Text]:
        share = proofs().shares.get(criterion)
        images = self._shares[criterion]
        if share is None or not images:
            verdict, reason = sample_verdict(states, measurable=measurable)
            spoken = self._spoken(criterion, verdict, reason)
            return verdict, reason, why(criterion, verdict, reason, states, len(spoken))
        verdict, reason = share_verdict(share, images, states)
        return verdict, reason, why_share(share, images, verdict, reason, states)


def share_verdict(
    share: Share, images: dict[str, bool], states: Counter[PageState]
) -> tuple[Verdict, Reason]:
    """Return the verdict of a criterion judged on the share of the service's distinct images."""
    if states["unmeasured"]:
        return Verdict.NT, Reason.UNMEASURED
    if sum(images.values()) <= bar(share.bar) * len(images):
        return Verdict.NC, Reason.NONE
    return (Verdict.C, Reason.NONE) if share.proves == "both" else (Verdict.NT, Reason.REVIEW)


def bounds(referential: Referential, rows: list[CriterionResult]) -> tuple[float | None, float | None]:
    """Return the proven bounds, shares of 1.

    RGAA: no lower bound, (total - NA - NC) / (total - NA) at most. RGESN: its official score, weights of the
    criteria met over weights of those applicable, if all undecided fail and if all pass.
    """
    weights = {one.id: one.weight for one in referential.criteria}
    kept = [row for row in rows if row.verdict is not Verdict.NA]
    total = sum(weights[row.id] for row in kept)
    if not total:
        return None, None
    failed = sum(weights[row.id] for row in kept if row.verdict is Verdict.NC)
    passed = sum(weights[row.id] for row in kept if row.verdict is Verdict.C)
    low = None if referential.id == "rgaa" else passed / total
    return low, (total - failed) / total


def _pages(states: Counter[PageState]) -> dict[str, int]:
    return {
        "c": states["c"],
        "nc": states["nc"],
        "na": states["na"],
        "nt": states["review"] + states["unmeasured"],
    }
