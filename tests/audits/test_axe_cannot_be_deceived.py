"""A page that rewrites the language of its own world, or brings a false axe, gets the true violations."""

from collections.abc import Callable

import pytest
from tabs import Site, axe_of, browser, page, tab_on, violations

from audits.accessibility import run
from audits.accessibility.run import AxeError, check_health, rules_enabled, run_axe
from audits.tab import Tab, TabFrame

BODY = '<img src="data:image/gif;base64,R0lGODlhAQABAAAAACw="><a href="/x"></a><button></button>'
TRICKS = {
    "map": "Array.prototype.map = () => []; Array.prototype.filter = () => []; Array.prototype.forEach = () => {};",
    "json": "JSON.stringify = () => '{}'; JSON.parse = () => ({});",
    "promise": "window.Promise = class { then() { return this } catch() { return this } };",
    "object": "Object.assign = () => ({}); Object.entries = () => []; window.Map = class {}; window.Set = class {};",
    "axe": "window.axe = { run: async () => ({violations: []}), runPartial: async () => ({results: [], frames: []}), "
    "finishRun: async () => [], getRules: () => [], utils: { getFrameContexts: () => [] } };"
    "Object.defineProperty(window, 'limpide', { value: {}, writable: false });",
    "dom": "document.querySelectorAll = () => []; Element.prototype.getAttribute = () => 'x'; "
    "Element.prototype.matches = () => false; Element.prototype.hasAttribute = () => true;"
    "Object.defineProperty(Node.prototype, 'childNodes', { get: () => [] });",
    "timers": "window.setTimeout = () => 0; window.requestAnimationFrame = () => 0; window.performance.now = () => 0;",
}
CLOBBER = (
    '<form><input name="children" aria-label="a"><input name="attributes" aria-label="b">'
    '<input name="parentNode" aria-label="c"><input name="nodeType" aria-label="d"></form>'
    '<img name="querySelectorAll" alt=""><img name="documentElement" alt=""><img name="body" alt="">'
)


async def test_tricks_change_nothing(small_site: Callable[..., Site]) -> None:
    served = small_site({"/": page(BODY)})
    for name, script in TRICKS.items():
        served.pages[f"/{name}"] = page(BODY, f"<script>{script}</script>")
    async with browser() as launched:
        honest = violations(await axe_of(launched, served.url))
        assert {rule for rule, _ in honest} == {"image-alt", "link-name", "button-name"}
        for name in TRICKS:
            axe = await axe_of(launched, f"{served.url}{name}")
            assert violations(axe) == honest, name


async def test_names_that_hide_the_dom_hide_no_defect(small_site: Callable[..., Site]) -> None:
    served = small_site({"/": page(CLOBBER + BODY)})
    async with browser() as launched:
        found = violations(await axe_of(launched, served.url))
    assert {"image-alt", "link-name", "button-name"} <= {rule for rule, _ in found}


def test_a_rule_that_does_not_answer_makes_the_record_missing() -> None:
    complete = [{"id": rule, "error": ""} for rule in rules_enabled()]
    check_health(complete)
    with pytest.raises(AxeError, match="1 axe rules of"):
        check_health(complete[1:])
    with pytest.raises(AxeError, match="stopped on an error"):
        check_health([*complete[1:], {"id": complete[0]["id"], "error": "boom"}])


async def test_an_axe_that_runs_fewer_rules_is_caught(
    small_site: Callable[..., Site], monkeypatch: pytest.MonkeyPatch
) -> None:
    served = small_site({"/": page(BODY)})
    monkeypatch.setattr(run, "rules_enabled", lambda: (*rules_enabled(), "no-such-rule"))
    async with browser() as launched, tab_on(launched, served.url) as tab:
        with pytest.raises(Exception, match="no-such-rule"):
            await run_axe(tab)


async def test_a_frame_that_does_not_answer_is_named(
    small_site: Callable[..., Site], monkeypatch: pytest.MonkeyPatch
) -> None:
    served = small_site({"/f": page(BODY)})
    served.pages["/"] = page('<iframe title="a" src="/f"></iframe><iframe title="b" src="/f?2"></iframe>')
    evaluate = Tab.evaluate

    async def hanging(
        self: Tab, function: str, *args: object, frame: TabFrame | None = None, timeout: float = 10
    ) -> object:
        if frame and frame.url.endswith("/f") and "axe.part(" in function:
            function, timeout = "() => new Promise(() => {})", 0.3
        return await evaluate(self, function, *args, frame=frame, timeout=timeout)

    monkeypatch.setattr(Tab, "evaluate", hanging)
    async with browser() as launched:
        axe = await axe_of(launched, served.url)
    assert axe.frames == 2
    assert len(axe.frames_failed) == 1
    assert "/f did not answer within 0.3 s" in axe.frames_failed[0]
    assert {node.place.frame for rule, node in violations(axe) if rule == "image-alt"} == {f"{served.url}f?2"}


async def test_places_are_bounded_and_counts_are_true(small_site: Callable[..., Site]) -> None:
    served = small_site({"/": page(BODY * 600)})
    async with browser() as launched:
        axe = await axe_of(launched, served.url)
    rule = next(rule for rule in axe.rules if rule.id == "image-alt")
    assert (rule.violations_total, len(rule.violations)) == (600, 500)
