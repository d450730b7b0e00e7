"""The five answers, what was not measured, and the budgets: true sentences, in two languages."""

from typing import Any

import msgspec
import pytest

from rules.answers import first
from rules.evidence.axe import AxeRule
from rules.evidence.inventory import Limit, SampledPage
from rules.evidence.ledger import Ledger
from rules.judge import judge_site
from rules.metrics import METRICS, Budget, find_metric
from rules.results import Answer, BudgetResult, SiteResult
from rules.vocabulary import Correction
from rules.wording import text
from tests import factories as make
from tests import state_factories as states

NBSP = "\u00a0"


def answer(result: SiteResult, name: str) -> Answer:
    return next(one for one in result.answers if one.id == name)


def budget(value: Any, *visits: Any, **fields: Any) -> BudgetResult:
    (found,) = judge_site(make.site(*visits, budgets=[Budget(**value)], **fields)).budgets
    return found


def heavy(url: str = make.HOME, size: int = 1_799_900) -> Any:
    return make.visit(
        make.ledger(make.request("/v.webp", kind="image", mime="image/webp", body_bytes=size)), url=url
    )


def test_the_five_answers_come_in_order_and_in_two_languages() -> None:
    answers = judge_site(make.site(make.visit())).answers
    assert [one.id for one in answers] == ["obligations", "defects", "weight", "old_device", "first"]
    assert all(one.text.fr and one.text.fr != one.text.en for one in answers)


def test_a_missing_mention_is_a_no() -> None:
    shown = answer(
        judge_site(make.site(make.visit(make.page_record(text="Bonjour", links=[])))), "obligations"
    )
    assert shown.state == "bad"
    assert shown.text.fr.startswith("Non. La page d’accueil n’affiche aucune mention")
    assert shown.text.en.startswith("No. The home page shows no accessibility mention")


@pytest.mark.parametrize(
    ("said", "state"),
    [
        ("Accessibilité\u00a0: partiellement conforme", "mixed"),
        ("ACCESSIBILITÉ : NON CONFORME", "mixed"),
        ("Accessibilite\u0301 : totalement conforme", "mixed"),
        ("Accessibilité : conforme", "bad"),
        ("Accessibility: not compliant", "bad"),
        ("Accessibilité : en cours", "bad"),
    ],
)
def test_the_mention_is_read_as_the_law_writes_it(said: str, state: str) -> None:
    page = make.page_record(text=f"Bienvenue\n{said}", links=[make.link("/accessibilite", "Accessibilité")])
    shown = answer(judge_site(make.site(make.visit(page))), "obligations")
    assert shown.state == state
    if state == "bad":
        assert "« " not in shown.text.fr
        assert "trois mentions" in shown.text.fr


def test_without_the_home_page_obligations_are_not_measured() -> None:
    shown = answer(judge_site(make.site(make.failed_visit(make.HOME))), "obligations")
    assert shown.state == "unmeasured"


def test_the_weight_is_the_median_with_its_denominator() -> None:
    visits = [heavy(f"{make.SITE}/{n}") for n in range(3)]
    shown = answer(judge_site(make.site(*visits)), "weight").text
    assert shown.fr.startswith(f"1,8{NBSP}Mo à la première visite (médiane de 3{NBSP}pages).")
    assert shown.en.startswith(f"1.8{NBSP}MB at the first visit (median of 3 pages).")


def test_the_weight_of_the_second_visit_is_said_over_the_pages_visited_twice() -> None:
    visits = [heavy(f"{make.SITE}/{n}") for n in range(2)]
    twice = make.visit(states.second(make.request("/a", body_bytes=239_900)), url=f"{make.SITE}/2")
    sample = make.sample("/0", "/1", "/2", studied=[f"{make.SITE}/2"])
    result = judge_site(make.site(*visits, twice, sample=sample))
    assert result.medians["second_visit_bytes"] == 240_000
    shown = answer(result, "weight").text
    assert f". À la seconde{NBSP}: 240{NBSP}ko au lieu de 1{NBSP}ko (médianes de 1{NBSP}page)." in shown.fr
    assert ". At the second: 240 kB instead of 1 kB (medians of 1 page)." in shown.en.replace(NBSP, " ")


def test_two_corrections_of_the_same_name_are_one_thing_to_do_first() -> None:
    one = Correction(
        id="one",
        rule="page-title",
        title=text("Donner un titre", "Give a title"),
        component="",
        party="template",
        certain=True,
        pages=[make.HOME],
        places=1,
        findings=[],
        criteria=[],
    )
    said = first([one, msgspec.structs.replace(one, id="another")], 2)
    assert "1. " in said.text.fr
    assert "2. " not in said.text.fr


def test_a_budget_on_the_second_visit_asks_only_the_pages_visited_twice() -> None:
    twice = make.visit(states.second())
    sample = make.sample("/", "/b", studied=[make.HOME])
    site = make.site(twice, make.visit(url=f"{make.SITE}/b"), sample=sample)
    asked = [Budget(metric="second_visit_bytes", limit=10.0), Budget(metric="idle_bytes", limit=10.0)]
    results = judge_site(msgspec.structs.replace(site, budgets=asked)).budgets
    assert [one.state for one in results] == ["passed", "unmeasured"]


def test_defects_say_how_few_corrections_repair_most_places() -> None:
    alt = AxeRule(id="image-alt", violations=[make.node()] * 9)
    label = AxeRule(id="label", violations=[make.node("<input>")])
    result = judge_site(make.site(make.visit(make.axe(alt, label))))
    assert answer(result, "defects").text.fr == (
        f"2{NBSP}corrections, 10{NBSP}endroits sur 1{NBSP}page visitée. Une seule répare 80{NBSP}% des endroits."
    )
    assert answer(result, "first").text.en.startswith("1. ")


def test_no_certain_defect_is_never_called_conformity() -> None:
    shown = answer(judge_site(make.site(make.visit())), "defects")
    assert shown.state == "info"
    assert "pas une preuve de conformité" in shown.text.fr


def test_what_no_part_measures_comes_first() -> None:
    found = judge_site(make.site(make.visit())).unmeasured
    assert "Firefox" in found[0].what.fr
    assert {one.kind for one in found} == {"out"}
    assert judge_site(make.site(make.visit())).status == "audited"


def test_a_failed_visit_or_record_was_asked_for_and_is_said() -> None:
    result = judge_site(make.site(make.visit(without=(Ledger,)), make.failed_visit()))
    asked = [one for one in result.unmeasured if one.kind == "asked"]
    assert result.status == "partial"
    assert any("/morte" in one.what.fr for one in asked)
    assert any("poids et les requêtes, sur 1" in one.what.fr for one in asked)


def test_a_page_of_the_sample_without_a_visit_is_asked_and_unmeasured() -> None:
    result = judge_site(make.site(make.visit(), sample=make.sample("/", "/oubliee")))
    assert [page.status for page in result.pages] == ["audited", "failed"]
    assert any("/oubliee" in one.what.fr and one.kind == "asked" for one in result.unmeasured)


def test_sampling_limits_and_robots_are_left_out_not_failures() -> None:
    limit = Limit(name="minutes", value=10.0, left_out=1234, option="--minutes")
    result = judge_site(
        make.site(
            make.visit(),
            sample=make.sample("/", population=412, left_out=411),
            discovery=make.discovery(status="limited", limits=[limit]),
            addresses=[make.address("/"), make.address("/prive", "refused", status=0)],
        )
    )
    assert result.status == "audited"
    said = " ".join(one.what.fr + one.why.fr + one.lift.fr for one in result.unmeasured)
    for part in ("411 sur les 412", "--all-pages", "--minutes", "1\u202f234", "robots.txt"):
        assert part in said


def test_a_dead_site_gives_a_reason_and_no_pass() -> None:
    dead = make.discovery(status="failed", reason="no answer", reason_fr="aucune réponse")
    result = judge_site(make.site(discovery=dead, addresses=None))
    assert (result.status, result.reason.fr, result.reason.en) == ("failed", "aucune réponse", "no answer")
    assert not any(table.c or table.na for table in result.referentials)
    assert all(one.state == "unmeasured" for one in result.answers)


def test_a_budget_is_kept_warned_or_broken() -> None:
    visits = [make.visit(), heavy(f"{make.SITE}/lourd")]
    kept = budget({"metric": "wire_bytes", "limit": 2e6}, *visits)
    assert (kept.state, kept.value, kept.worst) == ("passed", 1_801_000, f"{make.SITE}/lourd")
    assert budget({"metric": "wire_bytes", "target": 1e6, "limit": 2e6}, *visits).state == "warned"
    assert budget({"metric": "wire_bytes", "limit": 1e6}, *visits).state == "failed"
    assert budget({"metric": "wire_bytes", "where": "/autre", "limit": 1e6}, *visits).state == "unmeasured"
    assert budget({"metric": "wire_bytes", "where": "/lourd", "limit": 1e6}, *visits).state == "failed"
    assert budget({"metric": "ecoindex", "limit": 100}, *visits).state == "failed"


def test_a_missing_value_never_passes_and_hides_no_failure() -> None:
    bare = make.visit(without=(Ledger,), url=f"{make.SITE}/b")
    assert budget({"metric": "wire_bytes", "limit": 1e9}, make.visit(), bare).state == "unmeasured"
    assert budget({"metric": "wire_bytes", "limit": 1}, make.visit(), bare).state == "failed"
    assert budget({"metric": "wire_bytes", "where": "site", "limit": 1e9}, bare).state == "unmeasured"
    assert budget({"metric": "findings", "limit": 0}, make.failed_visit()).state == "unmeasured"


def test_a_measured_zero_is_a_value() -> None:
    found = budget({"metric": "third_party_bytes", "limit": 0}, make.visit())
    assert (found.state, found.value) == ("passed", 0)


def test_every_metric_has_texts_and_measures_a_sound_site() -> None:
    whole = make.visit(states.second(), states.idle(), states.coverage(states.code()))
    chosen = ("refused", "accepted")
    counted = [m.id for m in METRICS.values() if (m.page or m.site) and m.state not in chosen]
    asked = [Budget(metric=m, where="site") for m in counted]
    result = judge_site(make.site(whole, sample=make.sample("/", studied=[make.HOME]), budgets=asked))
    assert all(one.state == "passed" and one.value is not None for one in result.budgets)
    assert all(m.title.fr != m.title.en for m in METRICS.values())
    assert all(m.page or m.site or m.journey or m.bounds for m in METRICS.values())


def test_an_unknown_metric_is_an_error_naming_those_that_exist() -> None:
    with pytest.raises(ValueError, match="wire_bytes"):
        find_metric("poids")


def test_the_home_page_is_the_one_the_sample_names_even_after_a_redirect() -> None:
    french = make.visit(make.page_record(url=f"{make.SITE}/fr/"), url=f"{make.SITE}/fr/")
    assert answer(judge_site(make.site(french)), "obligations").state == "unmeasured"
    home = SampledPage(url=f"{make.SITE}/fr/", reasons=["home"], template="t")
    assert (
        answer(judge_site(make.site(french, sample=make.sample(pages=[home]))), "obligations").state
        == "mixed"
    )
