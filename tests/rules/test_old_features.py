"""What an old browser lacks is told in words of both languages: no English name of a table inside a French sentence."""

import re

import pytest

from audits.old_devices.css_gate import CssGate
from audits.old_devices.script_gate import QUERIES
from audits.old_devices.tables import newer
from rules.old_features import feature_said, phrases

ALL = newer(67)
SHAPES = {
    "properties": ("a{{{name}:0}}", "la propriété CSS « {name} »"),
    "at_rules": ("@{name} x{{}}", "la règle CSS « @{name} »"),
    "functions": ("a{{top:{name}(1)}}", "la fonction CSS « {name}() »"),
    "units": ("a{{top:1{name}}}", "l’unité CSS « {name} »"),
}
OTHERS = {
    "a{b{top:0}}": "l’imbrication des règles CSS",
    "& a{top:0}": "le sélecteur CSS « & »",
    ":not(a, b){top:0}": "le sélecteur CSS « :not() » avec une liste",
    ":nth-child(1 of a){top:0}": "le sélecteur CSS « :nth-child(… of …) »",
    "a{top:revert-layer}": "la valeur CSS « revert-layer »",
    "a{color:rgb(from red 1 1 1)}": "la fonction CSS « rgb(from …) »",
    "a{background:linear-gradient(in oklab, red, blue)}": "la fonction CSS « linear-gradient(in …) »",
    "@media (width >= 1px){}": "la condition CSS « @media (… >= …) »",
    "@media (prefers-contrast: more){}": "la condition CSS « @media (prefers-contrast) »",
    "@import 'a' layer(b);": "la condition CSS « @import layer »",
    "@supports selector(a){}": "la condition CSS « @supports selector() »",
}


def _plain(text: str) -> str:
    return text.replace("\u00a0", " ")


def _told(sheet: str) -> set[str]:
    """Return the phrases of what the gate of styles tells of a sheet."""
    found: list[str] = []
    CssGate(ALL).sheet(sheet, lambda what, version, at: found.append(what))
    return {_plain(feature_said("css", one).fr) for one in found}


@pytest.mark.parametrize("part", SHAPES)
def test_every_name_of_the_style_tables_is_told_as_what_it_is(part: str) -> None:
    sheet, phrase = SHAPES[part]
    lost = [
        name
        for name in ALL.css[part]
        if phrase.format(name=name) not in _told(sheet.format(name=name)) and not name.startswith("_")
    ]
    assert lost == []


def test_selectors_are_told_as_selectors() -> None:
    named = [name for name in ALL.css["selectors"] if name not in ("nesting", "of", "not()")]
    told = {name: _told(f":{name}{{top:0}}") for name in named}
    assert {name for name, said in told.items() if said != {f"le sélecteur CSS « :{name} »"}} == set()


@pytest.mark.parametrize("sheet", OTHERS)
def test_what_has_no_name_of_its_own_has_a_phrase(sheet: str) -> None:
    assert OTHERS[sheet] in _told(sheet)


def test_every_notation_of_scripts_has_a_phrase() -> None:
    assert set(phrases().syntax) == set(ALL.syntax) == set(QUERIES)
    assert set(phrases().units) == set(ALL.css["units"])
    for french, english in [*phrases().syntax.values(), *phrases().css.values()]:
        assert french != english or french.startswith("«")
        bare = re.sub(r"«[^»]*»", "", french)
        assert not {"the", "of", "with", "flag", "fields"} & set(bare.split()), french


@pytest.mark.parametrize(
    ("feature", "message", "french", "english"),
    [
        ("Array.prototype.at", "TypeError: x.at is not a function", "la fonction {}()", "the function {}()"),
        ("structuredClone", "ReferenceError: structuredClone is not defined", "l’API {}", "the {} API"),
    ],
)
def test_a_member_of_scripts_is_told_by_how_it_was_used(
    feature: str, message: str, french: str, english: str
) -> None:
    said = feature_said("api", feature, message)
    assert (said.fr, said.en) == (french.format(feature), english.format(feature))


def test_every_attribute_of_the_tables_is_told_as_an_attribute() -> None:
    for name in ALL.html:
        assert _plain(feature_said("html", name).fr).startswith("l’attribut HTML « ")
    assert _plain(feature_said("html", "details name").fr) == "l’attribut HTML « name » de <details>"
