"""Starts the browser's two coverage instruments before a load, and reads them into one record after the scroll."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any, TypeVar

import msgspec
from playwright.async_api import Error

from audits.coverage.ranges import Range, common, covered, never_ran
from audits.coverage.style_rules import StyleRule, other_rules, style_rules
from audits.devtools.connection import Session
from audits.inpage import script
from audits.party import PartyOf
from audits.tab import Tab
from rules.evidence.code_coverage import CodeFile, Coverage
from rules.evidence.ledger import Ledger, Request

TEXT_MAX = 5_000_000
"""Characters of a style sheet beyond which its rules are not read."""


class _Script(msgspec.Struct):
    """One script as the profiler saw it, in characters."""

    url: str
    total: int
    unused: list[tuple[int, int]]
    functions: int
    functions_unused: int


class _Sheet(msgspec.Struct):
    """One style sheet as the CSS instrument saw it, in characters."""

    url: str
    inline: bool
    total: int
    unused: set[StyleRule]
    rules: int
    at_rules: int


T = TypeVar("T", _Script, _Sheet)


class CodeCoverage:
    """The instruments on one page. start() before the load: a sheet present at that time would be fetched again."""

    def __init__(self, cdp: Session, tab: Tab, party_of: PartyOf) -> None:
        self._cdp, self._tab, self._party_of = cdp, tab, party_of
        self._headers: dict[str, dict[str, Any]] = {}

    async def start(self) -> None:
        """Turn both instruments on."""
        self._cdp.on("CSS.styleSheetAdded", self._added)
        for method in ("DOM.enable", "CSS.enable", "CSS.startRuleUsageTracking", "Profiler.enable"):
            await self._cdp.send(method)
        await self._cdp.send("Profiler.startPreciseCoverage", {"callCount": True, "detailed": True})

    async def take(self, ledger: Ledger) -> Coverage:
        """Read both instruments and turn them off; the ledger gives what each file weighed.

        Raises:
            playwright.async_api.Error: the page is gone.
            TabError: the page does not answer.
        """
        profile = (await self._cdp.send("Profiler.takePreciseCoverage"))["result"]
        usage = (await self._cdp.send("CSS.stopRuleUsageTracking"))["ruleUsage"]
        applied = await self._applied()
        scripts = [one for one in map(_script, profile) if one]
        sheets = await self._sheets(usage)
        for method in ("Profiler.stopPreciseCoverage", "Profiler.disable", "CSS.disable", "DOM.disable"):
            await self._cdp.send(method)
        asked = _asked(ledger)
        files = [self._css(made, asked, applied) for made in _by_file(sheets, asked)]
        files += [self._js(made, asked) for made in _by_file(scripts, asked)]
        seen = {one.url for one in files}
        unread = sum(r.kind in ("stylesheet", "script") and r.url not in seen for r in ledger.counted)
        return Coverage(files=sorted(files, key=lambda f: (-f.unused_bytes, f.url)), unread=unread)

    def _added(self, event: dict[str, Any]) -> None:
        header = event["header"]
        if header["origin"] == "regular":
            self._headers[header["styleSheetId"]] = header

    async def _applied(self) -> set[str]:
        answers, _ = await self._tab.evaluate_everywhere(script(__package__, "media.js"))
        return {url for answer in answers.values() for url in answer}

    async def _sheets(self, usage: Iterable[dict[str, Any]]) -> list[_Sheet]:
        used: dict[str, list[int]] = defaultdict(list)
        for one in usage:
            if one["used"]:
                used[one["styleSheetId"]].append(int(one["startOffset"]))
        made = []
        for name, header in self._headers.items():
            try:
                text = (await self._cdp.send("CSS.getStyleSheetText", {"styleSheetId": name}))["text"]
            except Error:
                # The sheet left the page since: nothing to tell of it.
                continue
            rules = style_rules(text) if len(text) <= TEXT_MAX else []
            unused = {rule for rule in rules if not any(rule.start <= at < rule.end for at in used[name])}
            inline = bool(header["isInline"] or header["isConstructed"])
            made.append(
                _Sheet(
                    header["sourceURL"].partition("#")[0],
                    inline,
                    len(text),
                    unused,
                    len(rules),
                    other_rules(text),
                )
            )
        return made

    def _css(self, sheets: list[_Sheet], asked: dict[str, Request], applied: set[str]) -> CodeFile:
        first = sheets[0]
        unused = set.intersection(*(one.unused for one in sheets))
        waiting = covered((rule.start, rule.end) for rule in unused if rule.conditional)
        return CodeFile(
            kind="css",
            rules=first.rules,
            rules_unused=len(unused),
            at_rules=first.at_rules,
            applies=first.inline or first.url in applied,
            **self._weight(first, covered((rule.start, rule.end) for rule in unused), waiting, asked),
        )

    def _js(self, scripts: list[_Script], asked: dict[str, Request]) -> CodeFile:
        first = scripts[0]
        return CodeFile(
            kind="js",
            rules=first.functions,
            rules_unused=min(one.functions_unused for one in scripts),
            **self._weight(first, covered(common([one.unused for one in scripts])), 0, asked),
        )

    def _weight(
        self, one: _Script | _Sheet, unused: int, waiting: int, asked: dict[str, Request]
    ) -> dict[str, Any]:
        """Turn characters into bytes of the file's text, as the ledger weighed it."""
        request, inline = asked.get(one.url), _inline(one, asked)
        total = request.decoded_bytes if request and not inline and request.decoded_bytes else one.total
        ratio = total / one.total if one.total else 0.0
        return {
            "url": one.url,
            "inline": inline,
            "party": self._party_of(one.url),
            "total_bytes": total,
            "unused_bytes": round(unused * ratio),
            "waiting_bytes": round(waiting * ratio),
            "wire_bytes": request.wire_bytes if request and not inline and not request.from_cache else 0,
        }


def _script(given: dict[str, Any]) -> _Script | None:
    """Read one script of the profile; those without an address are ours, or made by eval."""
    if not given["url"].startswith(("http://", "https://")):
        return None
    functions = given["functions"]
    ranges = [
        Range(r["startOffset"], r["endOffset"], r["count"])
        for function in functions
        for r in function["ranges"]
    ]
    inner = [
        function for function in functions if function["ranges"][0]["startOffset"] or function["functionName"]
    ]
    return _Script(
        url=given["url"].partition("#")[0],
        total=max(r.end for r in ranges),
        unused=never_ran(ranges),
        functions=len(inner),
        functions_unused=sum(not function["ranges"][0]["count"] for function in inner),
    )


def _asked(ledger: Ledger) -> dict[str, Request]:
    """Return the first request of each address that may hold code: later ones come from the cache."""
    asked: dict[str, Request] = {}
    for request in ledger.requests:
        if request.kind in ("stylesheet", "script", "document"):
            asked.setdefault(request.url, request)
    return asked


def _inline(one: _Script | _Sheet, asked: dict[str, Request]) -> bool:
    if isinstance(one, _Sheet):
        return one.inline
    return one.url in asked and asked[one.url].kind == "document"


def _by_file(seen: list[T], asked: dict[str, Request]) -> list[list[T]]:
    """Put together what is one file loaded by several documents; inline blocks stay apart."""
    files: dict[tuple[str, int], list[T]] = defaultdict(list)
    for number, one in enumerate(seen):
        key = (one.url, number if _inline(one, asked) else -1)
        files[key].append(one)
    return list(files.values())
