"""What several sites have in common: repairs that serve them all, and declarations copied from one another."""

from datetime import date
from typing import Any

import msgspec
import pytest

from crawler.statement.page import read_source
from rules.declaration.statement import Given, Statement, make_statement
from rules.portfolio import clones, in_order, repairs
from rules.results import SiteResult
from tests.declaring_sites import pages
from tests.reports import factory


def statement(kind: str, name: str = "") -> Statement:
    site = pages(kind, name or f"Ville-{kind}")
    base = f"https://{kind}.fr"
    home, page = (read_source(str(site[path]).encode(), "", base + path) for path in ("/", "/accessibilite"))
    given = Given(host=f"{kind}.fr", today=date(2026, 11, 24), home=home, page=page)
    return make_statement(given)


def site(kind: str, **fields: Any) -> SiteResult:
    made = factory.make_site(f"Ville {kind}", kind, f"https://{kind}.fr", 2, 3)
    return msgspec.structs.replace(made, **({"statement": statement(kind)} | fields))


PLANTED = {
    "sound": set(),
    "copied": set(),
    "copier": set(),
    "contradiction": {"mention-against-state"},
    "expired": {"expired"},
    "unfilled": {"unfilled-template"},
}


@pytest.mark.parametrize(("kind", "expected"), PLANTED.items())
def test_each_planted_declaration_has_its_certain_fault_and_no_other(kind: str, expected: set[str]) -> None:
    assert {one.id for one in statement(kind).faults if one.certain} == expected


def test_the_two_copied_declarations_are_found_with_their_proof_and_no_other() -> None:
    (found,) = clones([site(kind) for kind in PLANTED])
    assert set(found.sites) == {"copied", "copier"}
    assert found.certain
    assert "63,64 %" in found.proof.fr.replace("\u00a0", " ")
    assert "14/10/2024" in found.proof.fr


def test_one_declaration_published_once_for_two_sites_is_no_copy() -> None:
    same = statement("copied")
    assert clones([site("a", statement=same), site("b", statement=same)]) == []


def test_two_sites_with_the_words_of_the_template_alone_are_no_copies() -> None:
    assert clones([site("sound"), site("sound", slug="b", statement=statement("sound", "Autre"))]) == []


def test_a_correction_of_the_same_component_is_one_repair_for_all_sites() -> None:
    found = repairs([site("a"), site("b"), site("c")])
    assert {one.link for one in found} == {"component"}
    assert found[0].sites == ["a", "b", "c"]


def test_the_same_rule_on_sites_of_one_supplier_is_one_repair() -> None:
    def renamed(name: str) -> SiteResult:
        made = site(name, supplier="Agence Modèle")
        own = [msgspec.structs.replace(one, id=f"{name}{n}") for n, one in enumerate(made.corrections)]
        return msgspec.structs.replace(made, corrections=own)

    found = repairs([renamed("a"), renamed("b")])
    assert found
    assert {(one.link, one.name) for one in found} == {("supplier", "Agence Modèle")}
    assert all(one.certain for one in found)


def test_what_to_do_first_stands_on_top() -> None:
    ordered = in_order([site("sound"), site("expired"), factory.dead_site()])
    assert [one.slug for one in ordered] == [factory.dead_site().slug, "expired", "sound"]


def test_sites_that_need_as_much_stand_in_the_order_a_person_counts() -> None:
    names = ["École 10", "École 2", "École 1", "École ²"]
    ordered = in_order([msgspec.structs.replace(factory.dead_site(), name=name) for name in names])
    assert [one.name for one in ordered] == ["École 1", "École 2", "École 10", "École ²"]
