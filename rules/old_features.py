"""Names what an old browser lacks in words of both languages: "la propriété CSS « gap »", "la fonction Array.at()".

The tables of old browsers hold code names and English ones; a name of code is quoted after what it is.
"""

from functools import cache

import msgspec

from rules.referentials import read_data
from rules.vocabulary import Text
from rules.wording import say, text

CALLED = "is not a function"
"""How the engine says that a function is missing."""


class Phrases(msgspec.Struct, frozen=True, kw_only=True):
    """Phrases of old-features.json, French then English. units: units of CSS, which a name alone does not tell."""

    syntax: dict[str, tuple[str, str]]
    css: dict[str, tuple[str, str]]
    units: list[str]


@cache
def phrases() -> Phrases:
    """Return the phrases of the data file."""
    return msgspec.convert(read_data("old-features.json"), Phrases)


def feature_said(kind: str, feature: str, message: str = "") -> Text:
    """Return a feature in words, with its article.

    Args:
        kind: api, syntax, html or css.
        feature: its name in the tables, or as a gate told it.
        message: the error that named it, for what it was used as.
    """
    if kind == "syntax":
        return text(
            *phrases().syntax.get(feature, (f"l'écriture « {feature} »", f"the notation “{feature}”"))
        )
    if kind == "html":
        return _attribute(feature)
    return _of_styles(feature) if kind == "css" else _member(feature, message)


def _member(name: str, message: str) -> Text:
    """Return a member of scripts; how it was used tells whether it is a function."""
    if CALLED in message:
        return say("la fonction {name}()", "the function {name}()", name=name)
    return say("l'API {name}", "the {name} API", name=name)


def _attribute(feature: str) -> Text:
    tag, _, name = feature.rpartition(" ")
    if not tag:
        return say("l'attribut HTML « {name} »", "the HTML attribute “{name}”", name=name)
    return say(
        "l'attribut HTML « {name} » de <{tag}>", "the HTML attribute “{name}” of <{tag}>", name=name, tag=tag
    )


def _of_styles(feature: str) -> Text:
    if known := phrases().css.get(feature):
        return text(*known)
    fr, en = _sort_of_style(feature)
    return say(fr + " « {name} »", en + " “{name}”", name=feature)


def _sort_of_style(name: str) -> tuple[str, str]:
    """Return what a piece of CSS is, by how it is written."""
    if name.startswith(("@media", "@supports", "@import")):
        return "la condition CSS", "the CSS condition"
    if name.startswith("@"):
        return "la règle CSS", "the CSS rule"
    if name.startswith(":"):
        return "le sélecteur CSS", "the CSS selector"
    if name.endswith(")"):
        return "la fonction CSS", "the CSS function"
    if ": " in name:
        return "la valeur CSS", "the CSS value"
    if name in phrases().units:
        return "l'unité CSS", "the CSS unit"
    return "la propriété CSS", "the CSS property"
