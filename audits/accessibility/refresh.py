"""Writes rules/referentials/axe-VERSION.json: `python -m audits.accessibility.refresh`.

Sources: the axe-core file shipped here (rules, tags, English texts), its French locale, axe-texts.json (what
to do, why, who is blocked, how to repair) and axe-rgaa.json (what a violation proves). Prints what is
missing, then exit 1.
"""

import asyncio
import json
import os
import re
import sys
from pathlib import Path
from typing import Any

from playwright.async_api import async_playwright

import rules.referentials
from audits.accessibility.options import runs
from audits.accessibility.source import FOLDER, axe_source
from audits.browser.find import find_browser
from audits.browser.launch import launch_options

REFERENTIALS = Path(rules.referentials.__file__).parent
ABOUT = {
    "what": "Every rule of axe-core: texts in French and English, who is blocked, how to repair, and what a "
    "violation proves on the criteria of RGAA 4.1.2.",
    "made_by": "python -m audits.accessibility.refresh (do not edit; edit axe-texts.json and axe-rgaa.json)",
    "source": "axe-core (Deque Systems, MPL-2.0): ids, tags, what each rule asks; RGAA 4.1.2 (DINUM, Licence "
    "Ouverte 2.0): test numbers; title, why, who, fix, proof and corrected French: limpide (Apache-2.0)",
    "fields": {
        "enabled": "run by limpide on every visit",
        "axe_default": "run by axe-core when no rule is named",
        "best_practice": "advice of axe-core's authors, no WCAG success criterion",
        "category": "axe-core's own theme",
        "title": "the action that repairs",
        "asks": "what the rule asks, said of an element at fault",
        "rgaa_tests": "RGAA tests named by axe-core's tags",
        "wcag": "WCAG success criteria named by axe-core's tags",
        "criteria": "criterion id to proof; nc: a violation proves the criterion is not met; none: a sign "
        "for a person to review",
        "nc_on": "with proof none: tag names or role=… on which alone a violation does prove nc",
        "nc_if": "count of the page record that must be over 0 for a violation to prove nc",
        "note": "why this proof, for developers",
        "tests": "RGAA tests behind the link, when axe-core names them",
    },
}
TEXT_FIELDS = ("title", "asks", "why", "who", "fix")


async def axe_rules() -> list[dict[str, Any]]:
    """Ask the shipped axe-core for its rules, in a browser on an empty page."""
    choice = await find_browser(None, announce=lambda text: print(text.en, file=sys.stderr))
    async with async_playwright() as driver:
        options = launch_options(choice, os.environ, root=os.geteuid() == 0)
        browser = await driver.chromium.launch(**options)
        page = await browser.new_page()
        await page.evaluate(axe_source().axe_script)
        answer: list[dict[str, Any]] = await page.evaluate("axe.getRules()")
        await browser.close()
    return answer


def entry(
    rule: dict[str, Any], locale: dict[str, Any], texts: dict[str, Any], rgaa: dict[str, Any]
) -> dict[str, Any]:
    """Return one rule of the file, from axe's own answer and the tables of texts and proofs."""
    name, tags = rule["ruleId"], rule["tags"]
    own = texts["rules"].get(name, {})
    french = locale["rules"].get(name, {})
    tests = [tag.removeprefix("RGAA-") for tag in tags if tag.startswith("RGAA-")]
    blank = {"fr": "", "en": ""}
    return {
        "enabled": runs(name, rule["enabled"], tags),
        "axe_default": rule["enabled"] and not {"experimental", "deprecated"} & set(tags),
        "best_practice": "best-practice" in tags,
        "category": next((tag[4:] for tag in tags if tag.startswith("cat.")), ""),
        "tags": tags,
        "act": rule.get("actIds") or [],
        "wcag": [success for tag in tags if (success := success_criterion(tag))],
        "rgaa_tests": tests,
        "help_url": rule["helpUrl"].split("?")[0],
        "title": own.get("title", blank),
        "asks": {"fr": own.get("asks_fr") or french.get("help", ""), "en": rule["help"]},
        "why": own.get("why", blank),
        "who": texts["who"].get(own.get("who"), blank),
        "fix": own.get("fix", blank),
        "criteria": criteria(tests, rgaa["rules"].get(name, {})),
    }


def success_criterion(tag: str) -> str:
    """Turn axe's tag wcag1410 into 1.4.10; "" when the tag is not a success criterion."""
    found = re.fullmatch(r"wcag(\d)(\d)(\d+)", tag)
    return ".".join(found.groups()) if found else ""


def criteria(tests: list[str], judged: dict[str, dict[str, Any]]) -> dict[str, dict[str, Any]]:
    """Join axe's RGAA tests with our judgement; a tag nobody judged proves nothing."""
    ids = {f"rgaa:{test.rsplit('.', 1)[0]}": test for test in tests}
    return {
        name: {"proof": "none"} | judged.get(name, {}) | {"tests": [ids[name]] if name in ids else []}
        for name in sorted(ids.keys() | judged.keys(), key=criterion_order)
    }


def criterion_order(name: str) -> list[int]:
    """Sort key of a criterion id such as "rgaa:10.2"."""
    return [int(part) for part in name.split(":")[1].split(".")]


def missing(made: dict[str, dict[str, Any]]) -> list[str]:
    """List the texts that the rules we run lack."""
    return [
        f"{name}: no {field} in {lang}"
        for name, rule in made.items()
        if rule["enabled"]
        for field in TEXT_FIELDS
        for lang, text in rule[field].items()
        if not text
    ]


def make(answer: list[dict[str, Any]]) -> dict[str, Any]:
    """Return the content of the file, from axe's answer and the tables beside it."""
    locale, texts, rgaa = (
        json.loads(path.read_text("utf-8"))
        for path in (FOLDER / "fr.json", REFERENTIALS / "axe-texts.json", REFERENTIALS / "axe-rgaa.json")
    )
    made = {rule["ruleId"]: entry(rule, locale, texts, rgaa) for rule in answer}
    return {
        "_about": ABOUT,
        "axe": axe_source().version,
        "rgaa": "4.1.2",
        "rules": dict(sorted(made.items())),
    }


def main() -> int:
    """Write the file; return 1 when a rule we run lacks a text."""
    content = make(asyncio.run(axe_rules()))
    path = REFERENTIALS / f"axe-{content['axe']}.json"
    path.write_text(json.dumps(content, ensure_ascii=False, indent=1) + "\n", "utf-8")
    lacks = missing(content["rules"])
    print(*lacks, f"{path}: {len(content['rules'])} rules", sep="\n")
    return 1 if lacks else 0


if __name__ == "__main__":
    sys.exit(main())
