"""Our own axe run: both halves (runPartial, finishRun) over all frames, in the isolated world, with deadlines.

The library's run uses postMessage in the page's own world: it tests no iframe, and a page that overrides built-ins
gets "0 violations" from it.
"""

from functools import cache
from importlib.resources import files
from typing import Any

import msgspec
from axe_playwright_python.base import AxeResults

from audits.accessibility.source import axe_source
from audits.inpage import script
from audits.tab import Tab, TabError, TabFrame

FRAME_DEADLINE = 30.0
"""Seconds for the half of one document."""
PLACES_MAX = 500
"""Places described per rule and kind; the true counts are kept beside."""
PRELOAD_MS = 5000
EDGE = """(index) => {
  const owner = limpide.axe.frameElement(index);
  const { left, top } = limpide.rect(owner);
  const sandbox = limpide.attribute(owner, "sandbox");
  const still = sandbox !== null && !/\\ballow-scripts\\b/i.test(sandbox);
  return [left + scrollX + owner.clientLeft, top + scrollY + owner.clientTop, still];
}"""


class AxeError(Exception):
    """axe-core did not run as it should: one sentence. The record is not made, so nothing passes."""


class Document(msgspec.Struct, frozen=True, kw_only=True):
    """One document axe tested, with its origin on the full page in CSS px.

    still: in a sandbox without scripts, where neither timers nor requests answer, even for us: nothing is preloaded.
    """

    frame: TabFrame
    x: float = 0.0
    y: float = 0.0
    still: bool = False


class AxeRun(msgspec.Struct, kw_only=True):
    """What a run gave: the report (one dictionary a rule), the documents tested, the addresses of those that failed."""

    results: AxeResults
    documents: dict[str, Document]
    failed: list[str]


@cache
def rules_enabled() -> tuple[str, ...]:
    """Return the ids of the axe rules that run on every visit (rules/referentials/axe-VERSION.json)."""
    name = f"axe-{axe_source().version}.json"
    data = msgspec.json.decode(files("rules.referentials").joinpath(name).read_bytes())
    return tuple(rule for rule, entry in data["rules"].items() if entry["enabled"])


async def run_axe(tab: Tab) -> AxeRun:
    """Run axe-core over every frame of the page.

    Raises:
        AxeError: a rule did not answer.
        TabError: the top document did not answer.
    """
    await tab.open()
    run = _Run(tab)
    report = await run.finish(await run.halves())
    check_health(report)
    kinds = ("violations", "incomplete")
    response = {kind: [rule for rule in report if rule[kind]] for kind in kinds} | {"rules": report}
    return AxeRun(results=AxeResults(response), documents=run.documents, failed=run.failed)


def check_health(report: list[dict[str, Any]]) -> None:
    """Compare the rules that answered with those asked.

    Raises:
        AxeError: a rule is missing, or stopped on an error.
    """
    missing = set(rules_enabled()) - {rule["id"] for rule in report}
    if missing:
        raise AxeError(
            f"{len(missing)} axe rules of {len(rules_enabled())} did not answer: {sorted(missing)[0]}…"
        )
    broken = [rule for rule in report if rule["error"]]
    if broken:
        raise AxeError(f"axe rule {broken[0]['id']} stopped on an error: {broken[0]['error']}")


class _Run:
    """One run: walks the frames depth first, as finishRun expects the halves."""

    def __init__(self, tab: Tab) -> None:
        self.tab = tab
        self.documents: dict[str, Document] = {}
        self.failed: list[str] = []
        self.options = {
            "runOnly": {"type": "rule", "values": list(rules_enabled())},
            "preload": {"assets": ["cssom", "media"], "timeout": PRELOAD_MS},
        }

    async def halves(self) -> list[str | None]:
        """Run the first half in every document; None for a frame that failed."""
        top = Document(frame=self.tab.top)
        first = await self.half(top, None)
        halves: list[str | None] = []
        stack = self.children(top, first)
        while stack:
            parent, index, context = stack.pop()
            try:
                document = await self.document(parent, index)
                answer = await self.half(document, context)
            except TabError as error:
                self.failed.append(str(error))
                halves.append(None)
                continue
            halves.append(answer["half"])
            stack.extend(self.children(document, answer))
        return halves

    def children(
        self, document: Document, answer: dict[str, Any]
    ) -> list[tuple[Document, int, dict[str, Any]]]:
        return [(document, i, context) for i, context in reversed(list(enumerate(answer["frames"])))]

    async def half(self, document: Document, context: dict[str, Any] | None) -> dict[str, Any]:
        await self.tab.evaluate(axe_script(), frame=document.frame, timeout=FRAME_DEADLINE)
        answer: dict[str, Any] = await self.tab.evaluate(
            "(options, name, context) => limpide.axe.part(options, name, context)",
            self.options | ({"preload": False} if document.still else {}),
            document.frame.id,
            context,
            frame=document.frame,
            timeout=FRAME_DEADLINE,
        )
        self.documents[document.frame.id] = document
        return answer

    async def document(self, parent: Document, index: int) -> Document:
        frame = await self.tab.child_frame(
            "(index) => limpide.axe.frameElement(index)", index, frame=parent.frame
        )
        if frame is None:
            raise TabError(f"a frame of {parent.frame.url[:200]} could not be reached")
        left, top, still = await self.tab.evaluate(EDGE, index, frame=parent.frame)
        scroll_x, scroll_y = await self.tab.evaluate("() => [scrollX, scrollY]", frame=frame)
        return Document(
            frame=frame,
            x=parent.x + left - scroll_x,
            y=parent.y + top - scroll_y,
            still=still or parent.still,
        )

    async def finish(self, halves: list[str | None]) -> list[dict[str, Any]]:
        report: list[dict[str, Any]] = await self.tab.evaluate(
            "(options, halves, most) => limpide.axe.finish(options, halves, most)",
            self.options,
            halves,
            PLACES_MAX,
            timeout=FRAME_DEADLINE,
        )
        return report


@cache
def axe_script() -> str:
    """Return the expression that loads axe-core and our two halves in a world, once."""
    return f"if (!limpide.axe) {{ {axe_source().axe_script}\n{script('audits.accessibility', 'run.js')} }} 1"
