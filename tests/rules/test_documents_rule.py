"""PDFs of the sample: what they lack is left to a person, what did not come is said, and nothing is ever proven."""

import pytest
from msgspec.structs import replace

from rules.evidence.documents import DocumentFacts
from rules.judge import judge_site
from rules.results import SiteResult
from rules.vocabulary import Outcome, Reason, Verdict
from tests import factories as make
from tests.rules.rgesn_cases import GUIDE, TAGGED


def judged(*documents: DocumentFacts, stored: bool = True) -> tuple[Outcome, SiteResult]:
    addresses = [make.address("/"), GUIDE]
    given = list(documents) if stored else None
    result = judge_site(make.site(make.visit(), addresses=addresses, documents=given))
    return next(one for one in result.outcomes if one.rule == "documents-accessible"), result


@pytest.mark.parametrize(
    ("document", "words"),
    [
        (replace(TAGGED, tagged=False), "n’est pas balisé"),
        (replace(TAGGED, scanned=True), "images, sans aucun texte"),
        (replace(TAGGED, lang=""), "langue n’est pas indiquée"),
        (replace(TAGGED, title=""), "pas de titre"),
        (replace(TAGGED, title_shown=False), "titre ne s’affiche pas"),
        (replace(TAGGED, status="encrypted"), "mot de passe"),
        (replace(TAGGED, status="broken"), "pas un PDF qui s’ouvre"),
    ],
)
def test_what_a_pdf_lacks_is_a_sign_on_the_page_that_links_to_it(document: DocumentFacts, words: str) -> None:
    outcome, result = judged(document)
    assert (outcome.verdict, outcome.reason) == (Verdict.NT, Reason.REVIEW)
    (found,) = outcome.findings
    assert words in found.what.fr
    assert found.page == make.HOME
    row = next(c for t in result.referentials for c in t.criteria if c.id == "rgaa:13.3")
    assert (row.verdict, row.reason) == (Verdict.NT, Reason.REVIEW)


def test_a_sound_pdf_does_not_make_the_criterion_compliant() -> None:
    outcome, result = judged(TAGGED)
    assert outcome.verdict is Verdict.C
    row = next(c for t in result.referentials for c in t.criteria if c.id == "rgaa:13.3")
    assert row.verdict is Verdict.NT


def test_documents_of_older_evidence_are_not_measured() -> None:
    outcome, _result = judged(stored=False)
    assert outcome.reason is Reason.UNMEASURED


@pytest.mark.parametrize(("status", "kind"), [("failed", "asked"), ("too_big", "out"), ("unread", "out")])
def test_a_document_that_was_not_read_is_told_with_its_reason(status: str, kind: str) -> None:
    left = DocumentFacts(url=GUIDE.url, status=status, reason="Because.", reason_fr="Parce que.")  # type: ignore[arg-type]
    outcome, result = judged(left)
    assert outcome.verdict is Verdict.NT
    told = [one for one in result.unmeasured if "guide.pdf" in one.what.fr]
    assert [(one.kind, one.why.fr) for one in told] == [(kind, "Parce que.")]
