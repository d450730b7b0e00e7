"""Writes the tables of audits/old_devices/data from MDN's browser-compat-data (CC0) and the running Chromium.

`npm pack @mdn/browser-compat-data` brings a .tgz through your own npm; unpack it, then:
`python -m audits.old_devices.refresh package/data.json`. A member is kept in the tables only when this Chromium has
it: what it lacks needs no gate.
"""

import asyncio
import json
import os
import sys
from collections import defaultdict
from pathlib import Path
from typing import Any

from playwright.async_api import Page, async_playwright

import rules.referentials
from audits.browser.find import find_browser
from audits.browser.launch import launch_options
from audits.inpage import script
from audits.old_devices.compat import DATA, FLOOR, NAMES, Tree, api_paths, at, releases, since

RELEASES = Path(rules.referentials.__file__).parent / "browser-releases.json"
CSS_SUPPORTS = "(given) => given.map(([name, value]) => CSS.supports(name, value))"
EMPTY = "https://limpide.invalid/"


def main() -> int:
    """Write the four files."""
    data = json.loads(Path(sys.argv[1]).read_text("utf-8"))
    asyncio.run(_write(data))
    return 0


async def _write(data: Tree) -> None:
    choice = await find_browser(None, announce=lambda text: print(text.en, file=sys.stderr))
    async with async_playwright() as driver:
        browser = await driver.chromium.launch(**launch_options(choice, os.environ, root=os.geteuid() == 0))
        page = await browser.new_page()
        await page.route(
            "**/*", lambda route: route.fulfill(body="<!doctype html>", content_type="text/html")
        )
        await page.goto(EMPTY)
        about = {
            "source": f"MDN browser-compat-data {data['__meta']['version']} (CC0)",
            "date": data["__meta"]["timestamp"][:10],
            "engine": f"Chromium {browser.version}",
            "made_by": "python -m audits.old_devices.refresh (do not edit)",
            "unit": "first Chrome version that has the feature, on a computer or on Android",
        }
        _save(DATA / "api.json", about, since=await _api(page, data))
        _save(DATA / "css.json", about, **await _css(page, data))
        parts = {part: _named(data, part) for part in ("html", "syntax", "images", "behaviours")}
        _save(DATA / "language.json", about, **parts)
        await browser.close()
    days = {name: releases(data, name) for name in ("chrome", "firefox", "safari")}
    about["unit"] = "day of release of each version"
    _save(RELEASES, about, **days)


async def _api(page: Page, data: Tree) -> dict[str, dict[str, str]]:
    """Return the names found in this engine, by version, then by owner ("" for the global object).

    A member as old as its interface goes with it.
    """
    paths = api_paths(data)
    found = await page.evaluate(script(__package__, "resolve.js"), [list(path) for path in paths])
    versions = {name: version for name, version in zip(found, paths.values(), strict=True) if name}
    made: defaultdict[int, defaultdict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for name, version in sorted(versions.items()):
        owner, _, member = name.rpartition(".")
        if not owner or versions.get(owner.removesuffix(".prototype")) != version:
            made[version][owner].append(member)
    return {str(v): {owner: " ".join(names) for owner, names in made[v].items()} for v in sorted(made)}


async def _css(page: Page, data: Tree) -> dict[str, Any]:
    """Return properties, keywords by property, and the names of the other parts of the language."""
    tree = data["css"]["properties"]
    properties = {name: version for name, node in tree.items() if (version := _newer(node))}
    words = [
        (prop, word.replace("_", "-"), version)
        for prop, node in tree.items()
        for word, one in node.items()
        if word != "__compat" and (version := _newer(one)) and version > properties.get(prop, 0)
    ]
    asked = [[prop, word] for prop, word, _ in words] + [[name, "initial"] for name in properties]
    held = await page.evaluate(CSS_SUPPORTS, asked)
    values: defaultdict[str, dict[str, int]] = defaultdict(dict)
    for (prop, word, version), known in zip(words, held, strict=False):
        if known:
            values[prop][word] = min(version, values[prop].get(word, version))
    kept = {name: v for (name, v), known in zip(properties.items(), held[len(words) :], strict=True) if known}
    rest = {
        part: _part(data, part) for part in ("at_rules", "selectors", "media", "functions", "units", "other")
    }
    return {"properties": kept, "values": dict(values), **rest}


def _part(data: Tree, part: str) -> dict[str, int]:
    """Return one part of the CSS table: whole branches of the data, then what names.json adds by path."""
    branches = {"at_rules": "css/at-rules", "selectors": "css/selectors", "media": "css/at-rules/media"}
    whole = at(data, branches[part]) if part in branches else {}
    found = {name: v for name, node in whole.items() if name != "__compat" and (v := _newer(node, part))}
    return found | _named(data, part)


def _named(data: Tree, part: str) -> dict[str, int]:
    """Return the version of each feature that names.json gives by its path in the data."""
    return {name: v for name, path in NAMES[part].items() if (v := _newer(at(data, path)))}


def _newer(node: Tree, part: str = "") -> int | None:
    version = since(node, superseded=part != "selectors")
    return version if version and version > FLOOR else None


def _save(path: Path, about: dict[str, str], **content: Any) -> None:
    path.write_text(
        json.dumps({"_about": about, **content}, ensure_ascii=False, separators=(",", ":")) + "\n"
    )
    print(path, path.stat().st_size)


if __name__ == "__main__":
    sys.exit(main())
