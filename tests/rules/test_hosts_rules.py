"""IPv6 and TLS of the site's hosts: proven, refuted, or not measured; never a pass for want of an answer."""

from typing import Any

import pytest
from msgspec.structs import replace

from rules.evidence.hosts import HostFacts
from rules.judge import judge_site
from rules.results import CriterionResult
from rules.vocabulary import Reason, Verdict
from tests import factories as make
from tests.rules.rgesn_cases import OLD_TLS, ON_IPV4, SOUND


def row(hosts: list[HostFacts] | None, *records: Any) -> CriterionResult:
    result = judge_site(make.site(make.visit(*records), hosts=hosts))
    return next(c for t in result.referentials for c in t.criteria if c.id == "rgesn:3.3")


def test_sound_hosts_leave_the_rest_of_the_criterion_to_a_person() -> None:
    found = row([SOUND])
    assert (found.verdict, found.reason) == (Verdict.NT, Reason.REVIEW)
    assert "IPv6 2001:db8::1" in " ".join(line.fr for line in found.facts)


@pytest.mark.parametrize("host", [ON_IPV4, replace(SOUND, versions={"TLS 1.3": False, "TLS 1.2": True})])
def test_a_host_without_ipv6_or_tls_1_3_does_not_meet_it(host: HostFacts) -> None:
    assert row([SOUND, host]).verdict is Verdict.NC


@pytest.mark.parametrize(
    "hosts",
    [
        None,
        [],
        [replace(SOUND, names="failed", ipv6=[], ipv4=[])],
        [replace(SOUND, tls="failed", versions={})],
        [replace(SOUND, names="proxied", tls="proxied", ipv6=[], versions={})],
    ],
)
def test_a_question_without_answer_is_not_measured(hosts: list[HostFacts] | None) -> None:
    found = row(hosts)
    assert (found.verdict, found.reason) == (Verdict.NT, Reason.UNMEASURED)


def test_a_version_our_side_cannot_offer_proves_nothing() -> None:
    found = row([replace(SOUND, versions={"TLS 1.2": True})])
    assert found.verdict is Verdict.NT


def test_a_site_at_an_address_without_name_is_left_to_a_person() -> None:
    local = HostFacts(host="127.0.0.1", port=443, secure=True, tls="measured", versions={"TLS 1.3": True})
    assert row([local]).reason is Reason.REVIEW


@pytest.mark.parametrize("request_", [OLD_TLS, make.request("http://exemple.fr/a.css", kind="stylesheet")])
def test_an_answer_in_the_clear_or_over_an_old_tls_does_not_meet_it(request_: Any) -> None:
    assert row([SOUND], make.ledger(request_)).verdict is Verdict.NC


def test_a_third_party_is_told_and_never_a_proof() -> None:
    third = make.request("http://tiers.example/x.js", party="third", kind="script")
    found = row([SOUND], make.ledger(third))
    assert found.reason is Reason.REVIEW
    assert "tiers en HTTPS" in " ".join(line.fr for line in found.facts)
