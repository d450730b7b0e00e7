"""What reading our findings on real sites showed to be no proof: a person decides."""

from typing import Any

import pytest

from rules.evidence.record import Record
from tests import access_factories as access
from tests import named_factories as named
from tests.rules.case import Case
from tests.rules.test_every_rule import outcome_of


def certain(rule: str, record: Record) -> list[bool]:
    """Tell of each finding of one rule on a page that holds this record whether it is a proof."""
    return [one.certain for one in outcome_of(rule, Case([record])).findings]


@pytest.mark.parametrize(
    ("label", "fields", "sure"),
    [
        ("Code de la salle", {"type": "password"}, False),
        ("Mot de passe", {"type": "password"}, True),
        ("Libellé du champ", {"type": "password"}, False),
        ("Courriel du médecin traitant", {"type": "email"}, False),
        ("Recevoir la lettre par courriel", {"type": "email"}, True),
    ],
)
def test_a_hidden_entry_is_not_always_the_password_of_the_reader(
    label: str, fields: dict[str, Any], sure: bool
) -> None:
    field = access.field(label, **fields)
    assert certain("autocomplete", access.fields(field)) == [sure]


@pytest.mark.parametrize(("kind", "sure"), [("image", True), ("picture", False), ("text", True)])
def test_a_text_that_reads_without_its_background_picture_is_no_proof(kind: str, sure: bool) -> None:
    assert certain("colour-pairs", access.styles(colours=[access.colour(kind)])) == [sure]


@pytest.mark.parametrize(
    ("said", "sure"),
    [
        ("→ agenda / → contact", False),
        ("» agenda / » contact", False),
        ("- a / - b", True),
        ("– Bonjour, dit-elle. / – À demain !", False),
    ],
)
def test_arrows_before_links_and_the_lines_of_a_dialogue_are_not_surely_a_list(said: str, sure: bool) -> None:
    record = access.structure(lists=[access.hand_list(text=said)])
    assert certain("lists-by-hand", record) == [sure]


@pytest.mark.parametrize(("beside", "sure"), [("Nom", False), ("Code postal", True)])
def test_a_country_is_the_address_of_the_reader_beside_a_part_of_it(beside: str, sure: bool) -> None:
    record = access.fields(access.field("Pays"), access.field(beside))
    assert certain("autocomplete", record)[0] is sure


@pytest.mark.parametrize(("said", "sure"), [("Accueil", False), ("Ce service est fermé. " * 5, True)])
def test_a_path_of_one_step_is_a_menu_without_link(said: str, sure: bool) -> None:
    mark = access.landmark("nav", links=0, text=said)
    record = access.structure()
    kept = [one for one in record.landmarks if one.tag != "nav"]
    assert certain("page-zones", access.structure(landmarks=[*kept, mark])) == [sure]


@pytest.mark.parametrize(("name", "sure"), [("dt", False), ("p", True)])
def test_an_empty_term_is_not_surely_room(name: str, sure: bool) -> None:
    record = access.markup(looks=[access.spot("empty", name, bare=True)])
    assert certain("elements-for-looks", record) == [sure]


@pytest.mark.parametrize(("kind", "sure"), [("radio", False), ("text", True)])
def test_the_label_of_a_choice_may_be_one_word(kind: str, sure: bool) -> None:
    assert certain("label-words", access.fields(access.field("Liste", type=kind))) == [sure]


@pytest.mark.parametrize(("label", "sure"), [("Crue de mars", False), ("Photo", True), ("", True)])
def test_a_label_that_holds_the_beginning_of_the_caption_is_left_to_a_person(label: str, sure: bool) -> None:
    figure = named.figure(role="group", label=label, caption="Crue de mars, photo du service")
    assert certain("figure-caption", named.named(figures=[figure])) == [sure]
