"""Every clause of the library is judged compliant on a delivery that respects it, and never on one that does not."""

from typing import Any

import msgspec
import pytest

from crawler.acceptance.clause_checks import check_clause
from rules.acceptance import Clause, judge, measure
from rules.acceptance.library import LibraryClause, library
from rules.declaration.obligations import Duty
from rules.declaration.statement import Statement
from rules.evidence.inventory import Discovery
from rules.results import SiteResult, StateResult
from rules.vocabulary import Correction, Text
from tests import acceptance_factories as make

DONE = Discovery(status="complete", start_url=make.SITE, origins=[])


def weighing(**values: Any) -> SiteResult:
    return make.site(make.page(weight=make.weight(**values)))


def in_state(state: str, **values: Any) -> SiteResult:
    second = StateResult(state="second", requests=2, wire_bytes=1000)
    return make.site(make.page(states=[second, msgspec.convert({"state": state, **values}, StateResult)]))


def second_of(size: int) -> SiteResult:
    return make.site(make.page(states=[StateResult(state="second", requests=1, wire_bytes=size)]))


def correcting(*rules: str) -> SiteResult:
    found = [
        Correction(
            id=rule,
            rule=rule,
            title=Text(rule, rule),
            component="",
            party="template",
            certain=True,
            pages=[f"{make.SITE}/"],
            places=1,
            findings=[],
            criteria=[],
        )
        for rule in rules
    ]
    return make.site(make.page(), corrections=found)


def owing(*states: str) -> SiteResult:
    duties = [
        msgspec.convert({"id": "mention", "state": one, "said": {"fr": "", "en": ""}}, Duty) for one in states
    ]
    return make.site(
        make.page(), statement=Statement(home="", url="", mention=None, declaration=None, duties=duties)
    )


def walking(**values: Any) -> SiteResult:
    return make.site(make.page(), journeys=[make.journey("Acte", make.step(**values))])


def rated(high: float) -> SiteResult:
    return make.site(make.page(), referentials=[make.table("rgaa", high=high), make.table("rgesn")])


def tenth(heavy: int) -> SiteResult:
    light = [make.page(f"/{n}") for n in range(10 - heavy)]
    loud = [make.page(f"/h{n}", weight=make.weight(wire_bytes=900_000)) for n in range(heavy)]
    return make.site(*light, *loud)


HOSTS = {f"tiers-{n}.example": 1 for n in range(4)}
CASES: dict[str, tuple[SiteResult, SiteResult]] = {
    "poids-page": (weighing(wire_bytes=1_000_000), weighing(wire_bytes=1_000_001)),
    "poids-neuf-pages-sur-dix": (tenth(1), tenth(2)),
    "poids-seconde-visite": (second_of(300_000), second_of(300_001)),
    "poids-avant-defilement": (
        in_state("before_scroll", requests=1, wire_bytes=700_000),
        in_state("before_scroll", requests=1, wire_bytes=700_001),
    ),
    "requetes-page": (weighing(requests=30), weighing(requests=31)),
    "elements-page": (make.site(make.page(dom=1400)), make.site(make.page(dom=1401))),
    "poids-images": (
        weighing(bytes_by_kind={"image": 500_000}),
        weighing(bytes_by_kind={"image": 500_001}),
    ),
    "poids-polices": (weighing(bytes_by_kind={"font": 400_000}), weighing(bytes_by_kind={"font": 400_001})),
    "poids-scripts": (
        weighing(bytes_by_kind={"script": 300_000}),
        weighing(bytes_by_kind={"script": 300_001}),
    ),
    "medias-sans-geste": (weighing(), weighing(bytes_by_kind={"media": 1})),
    "code-inutilise": (
        make.site(make.page(unused_code=(200_000, 300_000))),
        make.site(make.page(unused_code=(200_001, 300_000))),
    ),
    "repos": (
        in_state("idle", requests=5, wire_bytes=900),
        in_state("idle", requests=6, wire_bytes=900),
    ),
    "requetes-en-echec": (weighing(failed=0), weighing(failed=1)),
    "liens-morts": (
        make.site(make.page(), discovery=DONE),
        make.site(make.page(), discovery=DONE, dead_links=[(f"{make.SITE}/x", 404, [make.SITE])]),
    ),
    "hotes-tiers": (weighing(), weighing(requests_by_party={"own": 3, **HOSTS})),
    "tiers-apres-refus": (
        in_state("refused", requests=4, wire_bytes=10, requests_by_party={"own": 4}),
        in_state("refused", requests=4, wire_bytes=10, requests_by_party={"own": 3, "t.example": 1}),
    ),
    "traceurs-apres-refus": (
        in_state("refused", requests=4, wire_bytes=10, stored=2),
        in_state("refused", requests=4, wire_bytes=10, stored=3),
    ),
    "rgaa-niveau-a": (correcting("axe-color-contrast"), correcting("axe-image-alt")),
    "rgaa-niveau-aa": (correcting("axe-image-alt"), correcting("axe-color-contrast")),
    "rgaa-taux": (rated(1.0), rated(0.5)),
    "obligations": (owing("met", "review"), owing("met", "missed")),
    "rgesn-prioritaire": (correcting("axe-image-alt"), correcting("autoplay")),
    "demarche-poids": (walking(wire_bytes=3_000_000), walking(wire_bytes=3_000_001)),
    "demarche-clavier": (walking(keyboard=True), walking(keyboard=False)),
    "navigateur-5-ans": (
        make.site(make.page(old_devices=[make.old("usable")])),
        make.site(make.page(old_devices=[make.old("degraded")])),
    ),
}


def asked(one: LibraryClause) -> Clause:
    values = msgspec.to_builtins(one)
    for name in ("id", "how"):
        del values[name]
    plain = {name: value for name, value in values.items() if value is not None}
    if one.rate:
        plain["metric"] = "rgaa_global_rate"
    return msgspec.convert({"article": "1", **plain}, Clause)


def verdict(one: LibraryClause, site: SiteResult) -> str:
    contract = make.contract(asked(one), runs=5)
    (found,) = judge(contract, measure(contract, [site] * 5))
    return found.verdict


def test_there_are_twenty_five_clauses_and_each_has_its_test() -> None:
    assert len(library()) == 25
    assert set(CASES) == set(library())


@pytest.mark.parametrize("name", library())
def test_a_clause_tells_a_good_delivery_from_a_bad_one(name: str) -> None:
    good, bad = CASES[name]
    expected = ("undecidable", "undecidable") if name == "rgaa-taux" else ("compliant", "non_compliant")
    assert (verdict(library()[name], good), verdict(library()[name], bad)) == expected
    nothing = make.site(make.dead("/"), status="failed")
    assert verdict(library()[name], nothing) == "unmeasured"


@pytest.mark.parametrize("name", library())
def test_a_clause_of_the_library_is_one_a_contract_may_hold(name: str) -> None:
    one = library()[name]
    clause = msgspec.structs.replace(asked(one), metric=one.metric)
    assert check_clause(clause, ["Acte"]) is None
    assert all((one.title, one.text, one.consequence, one.source, one.how))
