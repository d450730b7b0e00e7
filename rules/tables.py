"""The tables of RGAA and RGESN over the sample: verdict and reason of each criterion, and proven bounds."""

from collections import Counter, defaultdict
from collections.abc import Iterable

from rules.catalogue import all_rules, rules_of
from rules.dossier import sections_of
from rules.facts import Facts, guidelines
from rules.grouping import group_of
from rules.referentials import Criterion, Proof, Referential, criteria, referentials
from rules.results import CriterionResult, PageVerdicts, ReferentialResult
from rules.site_evidence import PageDigest
from rules.thresholds import bar
from rules.verdicts import PageState, Share, page_states, proofs, proves_nc, sample_verdict
from rules.vocabulary import Outcome, Reason, Text, Verdict
from rules.wcag import clauses_of
from rules.why import why, why_share

_SITE = PageDigest(url="", home=False, measured=True)


class Tables:
    """Takes the outcomes page after page, then those of the site, then gives the tables."""

    def __init__(self) -> None:
        self._pages: dict[str, dict[str, PageState]] = {}
        self._measured: set[str] = set()
        self._elsewhere: dict[str, Counter[PageState]] = defaultdict(Counter)
        self._proofs: dict[str, dict[str, None]] = defaultdict(dict)
        self._signs: dict[str, dict[str, None]] = defaultdict(dict)
        self._doubted: set[tuple[str, str]] = set()
        self._facts: dict[str, Text] = {}
        self._shares: dict[str, dict[str, bool]] = defaultdict(dict)
        self._seen = Facts()

    def add_page(self, outcomes: list[Outcome], page: PageDigest) -> None:
        """Take what one page says."""
        self._pages[page.url] = page_states(outcomes, page)
        if page.measured:
            self._measured.add(page.url)
        for criterion, share in proofs().shares.items():
            for image, good in (page.modern if share.of == "modern" else page.fitting).items():
                self._shares[criterion][image] = good or self._shares[criterion].get(image, False)
        self._note(outcomes, page)
        self._seen.add_page(outcomes, page.url)

    def add_site(self, outcomes: Iterable[Outcome]) -> None:
        """Take what the site rules say of the pages, and of the site as a whole."""
        made = list(outcomes)
        self._note(made, _SITE)
        self._seen.add_site(made)
        for outcome in made:
            for criterion, proof in all_rules()[outcome.rule].criteria.items():
                if proof != "none":
                    self._hear(criterion, proof, outcome)

    def tables(self) -> list[ReferentialResult]:
        """Return the table of each referential, RGAA first."""
        return [self._table(one) for one in referentials()]

    def proven(self, referential: str) -> list[str]:
        """Return the criteria of a referential that one page at least proves not met, in order."""
        failed = {one for states in self._pages.values() for one, state in states.items() if state == "nc"}
        return [one for one in criteria() if one in failed and one.startswith(f"{referential}:")]

    def verdicts(self, url: str) -> PageVerdicts:
        """Return what one page proves, the rest being left to a person."""
        held: PageVerdicts = {}
        for criterion, state in self._pages[url].items():
            if state in ("nc", "c", "na", "unmeasured"):
                held.setdefault(state, []).append(criterion)
        return held

    def _note(self, outcomes: list[Outcome], page: PageDigest) -> None:
        """Remember which corrections speak of which criterion: those that prove it failed, and mere signs."""
        for outcome in outcomes:
            for one in outcome.findings:
                for criterion in all_rules()[one.rule].criteria:
                    proven = proves_nc(one, criterion, page)
                    held = self._proofs if proven else self._signs
                    held[criterion].setdefault(group_of(one))
                    if not proven:
                        self._doubted.add((one.page, criterion))

    def _hear(self, criterion: str, proof: Proof, outcome: Outcome) -> None:
        """Take what one site rule says of one criterion: NC where it is proven, C or NA where nothing gainsays it."""
        if outcome.verdict is Verdict.NA:
            self._facts[criterion] = outcome.facts
        if outcome.reason is Reason.UNMEASURED:
            self._elsewhere[criterion]["unmeasured"] += 1
        for url in {one.page for one in outcome.findings if proves_nc(one, criterion, _SITE)}:
            if url in self._pages:
                self._pages[url][criterion] = "nc"
            else:
                self._elsewhere[criterion]["nc"] += 1
        for url, states in self._pages.items():
            if url in self._measured:  # What the site shows elsewhere makes no page that nobody saw pass.
                states[criterion] = self._heard(states[criterion], (url, criterion), proof, outcome)

    def _heard(self, state: PageState, place: tuple[str, str], proof: Proof, outcome: Outcome) -> PageState:
        """Return the state of a page on a criterion once a site rule has spoken."""
        if state in ("nc", "unmeasured"):
            return state
        said = outcome.pages.get(place[0], outcome.verdict)
        if said is Verdict.NA:
            return "na"
        if proof == "nc":
            return state
        if said is Verdict.C:
            return "c" if state == "c" or place not in self._doubted else "review"
        return "review"

    def _states(self, criterion: str) -> Counter[PageState]:
        """Return the number of pages in each state."""
        return Counter(states[criterion] for states in self._pages.values()) + self._elsewhere[criterion]

    def _table(self, referential: Referential) -> ReferentialResult:
        rows = [self._row(criterion) for criterion in referential.criteria]
        low, high = bounds(referential, rows)
        verdicts = Counter((row.verdict, row.reason) for row in rows)
        return ReferentialResult(
            id=referential.id,
            name=referential.name,
            version=referential.version,
            source=referential.source,
            score=referential.score,
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
        states = self._states(criterion.id)
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
            wcag=criterion.wcag,
            en=list(clauses_of(criterion.wcag)),
            evidence=sections_of(criterion.id),
            facts=self._seen.of(criterion.id, speaking),
            guidelines=guidelines(criterion.id),
        )

    def _spoken(self, criterion: str, verdict: Verdict, reason: Reason) -> dict[str, None]:
        """Return the corrections behind a verdict: proofs of NC, or signs for the person who decides."""
        if verdict is Verdict.NC:
            return self._of(criterion, self._proofs)
        return self._of(criterion, self._signs) if reason is Reason.REVIEW else {}

    def _of(self, criterion: str, held: dict[str, dict[str, None]]) -> dict[str, None]:
        """Return the corrections kept for a criterion and for those it is made of."""
        every = dict(held[criterion])
        for part in criteria()[criterion].same_as:
            every |= held[part]
        return every

    def _decide(
        self, criterion: str, states: Counter[PageState], measurable: bool
    ) -> tuple[Verdict, Reason, Text]:
        share = proofs().shares.get(criterion)
        images = self._shares[criterion]
        if share is None or not images:
            verdict, reason = sample_verdict(states, measurable=measurable)
            spoken = self._spoken(criterion, verdict, reason)
            spared = self._facts.get(criterion) if verdict is Verdict.NA else None
            return verdict, reason, spared or why(criterion, verdict, reason, states, len(spoken))
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

    "bound": no lower bound, (total - NA - NC) / (total - NA) at most. "range": the official score, weights of the
    criteria met over weights of those applicable, if all undecided fail and if all pass.
    """
    weights = {one.id: one.weight for one in referential.criteria}
    kept = [row for row in rows if row.verdict is not Verdict.NA]
    total = sum(weights[row.id] for row in kept)
    if not total:
        return None, None
    failed = sum(weights[row.id] for row in kept if row.verdict is Verdict.NC)
    passed = sum(weights[row.id] for row in kept if row.verdict is Verdict.C)
    low = None if referential.score == "bound" else passed / total
    return low, (total - failed) / total


def _pages(states: Counter[PageState]) -> dict[str, int]:
    return {
        "c": states["c"],
        "nc": states["nc"],
        "na": states["na"],
        "nt": states["review"] + states["unmeasured"],
    }
