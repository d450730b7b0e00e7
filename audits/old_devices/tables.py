"""The tables of what each version of Chrome has, and the targets computed from them."""

import json
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

import msgspec

HTML_ALIAS = "limpide--"
"""Put before an attribute that the target does not know: it stays in the document, without its effect."""

VALUED = ("hidden", "type")
"""Attributes of which only some values are new: the value gets the other name."""


class Newer(msgspec.Struct, frozen=True, kw_only=True):
    """Everything this engine has and the target lacks, each with the first version that has it.

    members: of scripts, by dotted name ("Array.prototype.at"), interfaces before what they hold. css: by part of the
    language, values by property. html, syntax, images, behaviours: by the names of data/names.json.
    """

    target: int
    members: dict[str, int]
    css: dict[str, dict[str, int]]
    values: dict[str, dict[str, int]]
    html: dict[str, int]
    syntax: dict[str, int]
    images: dict[str, int]
    behaviours: dict[str, int]


@cache
def newer(target: int) -> Newer:
    """Return what a Chrome of this version lacks."""
    css = dict(_data("css.json"))
    values = {prop: _after(words, target) for prop, words in css.pop("values").items()}
    language = _data("language.json")
    return Newer(
        target=target,
        members=_members(target),
        css={part: _after(names, target) for part, names in css.items() if part != "_about"},
        values={prop: words for prop, words in values.items() if words},
        html=_after(language["html"], target),
        syntax=_after(language["syntax"], target),
        images=_after(language["images"], target),
        behaviours=_after(language["behaviours"], target),
    )


def _members(target: int) -> dict[str, int]:
    found: dict[str, int] = {}
    for version, owners in _data("api.json")["since"].items():
        if int(version) > target:
            for owner, names in owners.items():
                found |= {f"{owner}.{name}" if owner else name: int(version) for name in names.split()}
    return dict(sorted(found.items(), key=lambda one: one[0].count(".")))


def _after(names: Mapping[str, int], target: int) -> dict[str, int]:
    return {name: version for name, version in names.items() if version > target}


@cache
def _data(name: str) -> Any:
    return json.loads(files(__package__).joinpath("data", name).read_text("utf-8"))
