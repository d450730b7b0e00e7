"""Reads MDN's browser-compat-data: since which version of Chrome a feature exists without flag or prefix."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

FLOOR = 67
"""The oldest Chrome the tables can imitate: what is as old, or older, is left out of them."""
Tree = dict[str, Any]
HANDLERS = (("HTMLElement",), ("SVGElement",), ("MathMLElement",), ("Document",), ())
"""Where an event of elements has its handler: on every kind of element, on the document and on the window."""
DATA = Path(__file__).parent / "data"
NAMES = json.loads((DATA / "names.json").read_text("utf-8"))


def since(entry: Tree, *, superseded: bool = True) -> int | None:
    """Return the first Chrome that has the feature, even in part, on a computer or on Android; None when unknown.

    superseded: count a part that another form replaced since.
    """
    support = entry.get("__compat", {}).get("support", {})
    versions = [
        _version(one)
        for browser in ("chrome", "chrome_android")
        for one in _listed(support.get(browser))
        if superseded or not (one.get("partial_implementation") and one.get("version_removed"))
    ]
    return min((one for one in versions if one is not None), default=None)


def _listed(told: Any) -> list[Tree]:
    return [one for one in (told if isinstance(told, list) else [told]) if one]


def _version(statement: Tree) -> int | None:
    if statement.get("flags") or statement.get("prefix") or statement.get("alternative_name"):
        return None
    found = re.match(r"≤?(\d+)", str(statement.get("version_added") or ""))
    return int(found[1]) if found else None


def walk(tree: Tree, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Tree]]:
    """Yield every described feature below a node with its path."""
    for name, node in tree.items():
        if name != "__compat" and isinstance(node, dict):
            if "__compat" in node:
                yield (*path, name), node
            yield from walk(node, (*path, name))


def at(tree: Tree, dotted: str) -> Tree:
    """Return the node of a dotted path, {} when there is none."""
    for part in dotted.split("/"):
        tree = tree.get(part, {})
    return tree


def api_paths(data: Tree) -> dict[tuple[str, ...], int]:
    """Return the JavaScript name of each interface, member and built-in newer than the floor, with its version."""
    found: dict[tuple[str, ...], int] = {}
    trees: list[tuple[Tree, int, tuple[str, ...]]] = [
        (data["api"], 2, ()),
        (data["javascript"]["builtins"], 3, ()),
        (data["webassembly"].get("api", {}), 3, ("WebAssembly",)),
    ]
    for tree, deepest, above in trees:
        for below, node in walk(tree):
            version, path = since(node), above + below
            if version is None or version <= FLOOR or len(path) > deepest:
                continue
            if len(path) > 1 and path[-1] == path[-2]:
                continue  # a constructor
            name = path[-1].removesuffix("_static")
            if name.endswith("_event"):
                name = "on" + name.removesuffix("_event")
            head = path[:-1]
            if head and head[-1] in ("Window", "globalThis"):
                head = head[:-1]
            if re.fullmatch(r"\w+", name):
                found[(*head, name)] = version
            if path[-1].endswith("_event") and head in (("Element",), ("HTMLElement",)):
                for kind in HANDLERS:
                    found.setdefault((*kind, name), version)
    for name, path in NAMES["api"].items():
        if (version := since(at(data, path))) and version > FLOOR:
            found[tuple(name.split("."))] = version
    return found


def releases(data: Tree, browser: str) -> dict[str, str]:
    """Return the day of release of each version, oldest first."""
    told = data["browsers"][browser]["releases"]
    days = {version: one["release_date"] for version, one in told.items() if one.get("release_date")}
    return dict(sorted(days.items(), key=lambda item: item[1]))
