"""Reads the budget files of other tools: Lighthouse's budget.json and sitespeed.io's budget.

Formats: github.com/GoogleChrome/budget.json (sizes in units of 1,024 bytes; paths as robots.txt writes them; the last
budget that matches a page is its only one) and sitespeed.io's documentation, "Performance Budget" (sizes in bytes; a
section under an address replaces the same figure of the whole). Only counts decide: durations, and scores of
other tools, are kept as indicative.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from crawler.errors import UserError
from crawler.words import both
from rules.site_evidence import Budget

KIBIBYTE = 1024
LIGHTHOUSE = {
    "total": ("wire_bytes", "requests"),
    "document": ("document_bytes", "document_requests"),
    "script": ("script_bytes", "script_requests"),
    "stylesheet": ("stylesheet_bytes", "stylesheet_requests"),
    "image": ("image_bytes", "image_requests"),
    "font": ("font_bytes", "font_requests"),
    "media": ("media_bytes", "media_requests"),
    "other": ("other_bytes", "other_requests"),
    "third-party": ("third_party_bytes", "third_party_requests"),
}
"""Resource types of budget.json to our metrics: of their size, of their number."""
CONTENT = {
    "total": "",
    "html": "document_",
    "javascript": "script_",
    "css": "stylesheet_",
    "image": "image_",
    "font": "font_",
}
"""Content types of sitespeed.io to the beginning of our metrics."""
INTERNAL = {
    "transferSize": "wire_bytes",
    "requests": "requests",
    "thirdParty.transferSize": "third_party_bytes",
    "thirdParty.requests": "third_party_requests",
    "advice.info.domElements": "dom",
}
Found = tuple[str, float | None]
"""One of our metrics, or (None for its limit) the name of what decides nothing."""


def read_budgets(path: Path) -> list[Budget]:
    """Return the budgets of a file, whichever of the two formats it has.

    Raises:
        UserError: it cannot be read, or is of neither format.
    """
    try:
        document = json.loads(path.read_text(encoding="utf-8-sig"))
        if isinstance(document, list):
            return list(_lighthouse(document, str(path)))
        if isinstance(document, dict) and document:
            return list(_sitespeed(document, str(path)))
        raise ValueError("empty")
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        why = getattr(error, "strerror", None) or " ".join(str(error).split()) or type(error).__name__
        raise UserError(both("budget.unreadable", path=path, why=why)) from error


def _lighthouse(document: list[Any], origin: str) -> Iterator[Budget]:
    paths = [str(one.get("path") or "/") for one in document]
    for rank, one in enumerate(document):
        where, apart = paths[rank], paths[rank + 1 :]
        for section, place in (("resourceSizes", 0), ("resourceCounts", 1)):
            for entry in one.get(section, []):
                metric, scale = LIGHTHOUSE[entry["resourceType"]][place], 1 if place else KIBIBYTE
                limit = _number(entry["budget"]) * scale
                yield Budget(metric=metric, where=where, limit=limit, apart=apart, origin=origin)
        for entry in one.get("timings", []):
            limit = _number(entry["budget"])
            yield Budget(metric=entry["metric"], where=where, limit=limit, indicative=True, origin=origin)
        unknown = one.keys() - {"path", "options", "resourceSizes", "resourceCounts", "timings"}
        if unknown:
            raise ValueError(f"unknown key {sorted(unknown)[0]!r}")


def _sitespeed(document: dict[str, Any], origin: str) -> Iterator[Budget]:
    if "budget" not in document:
        yield from _internal(document, origin)
        return
    sections: dict[str, Any] = document["budget"]
    whole = {key: value for key, value in sections.items() if not _is_address(key, value)}
    single = {key: value for key, value in sections.items() if _is_address(key, value)}
    of_address = {url: dict(_figures(section)) for url, section in single.items()}
    for metric, limit in _figures(whole):
        apart = [url for url, figures in of_address.items() if metric in figures]
        yield _budget(metric, limit, "page", apart, origin)
    for url, figures in of_address.items():
        for metric, limit in figures.items():
            yield _budget(metric, limit, url, [], origin)


def _is_address(key: str, value: Any) -> bool:
    """Tell whether a key is an address (or an alias, which holds sections of its own)."""
    return "://" in key or any(isinstance(inner, dict) for inner in value.values())


def _budget(metric: str, limit: float | None, where: str, apart: list[str], origin: str) -> Budget:
    if limit is None:
        return Budget(metric=metric, where=where, indicative=True, origin=origin)
    if "://" not in where and where != "page":
        raise ValueError(f"the alias {where!r} names no address")
    return Budget(metric=metric, where=where, limit=limit, apart=apart, origin=origin)


def _figures(sections: dict[str, Any]) -> Iterator[Found]:
    """Yield our metric and its limit for every figure of the sections; no limit for what decides nothing."""
    for section, figures in sections.items():
        for name, value in figures.items():
            metric = _metric(section, name)
            yield (metric, _number(value)) if metric else (f"{section}.{name}", None)


def _metric(section: str, name: str) -> str:
    """Return our metric for a figure of sitespeed.io, "" when we count nothing like it."""
    if section == "thirdParty":
        return INTERNAL.get(f"thirdParty.{name}", "")
    if section == "requests" and name == "httpErrors":
        return "failed_requests"
    if section in ("requests", "transferSize") and name in CONTENT:
        counted = "requests" if section == "requests" else "bytes"
        return f"{CONTENT[name]}{counted}" if name != "total" else INTERNAL[section]
    return ""


def _internal(document: dict[str, Any], origin: str) -> Iterator[Budget]:
    """Read the older form, which names sitespeed.io's own data: messages, metrics, max or min."""
    for message, entries in document.items():
        if not message.endswith(".pageSummary"):
            raise ValueError(f"unknown key {message!r}")
        for entry in entries:
            metric = _internal_metric(entry["metric"])
            limit = _number(entry["max"]) if metric and "max" in entry else None
            yield _budget(metric if limit is not None else entry["metric"], limit, "page", [], origin)


def _internal_metric(name: str) -> str:
    parts = name.split(".")
    if len(parts) == 3 and parts[0] == "contentTypes":
        return _metric(parts[2], parts[1])
    return INTERNAL.get(name, "")


def _number(value: Any) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise TypeError(f"{value!r} is no number")
    return value
