"""A page timed on an old device: its screen and its line, an empty cache each time, and not one answer rewritten."""

import asyncio
from typing import Any
from unittest.mock import patch

import pytest
from browser_tools import real_browser
from counting_site import Answer, CountingSite
from visiting import QUICK, keep

from audits.browser.pool import BrowserPool
from audits.devtools.connection import Session
from audits.hardware.throttle import Throttle
from audits.profiles import profiles
from audits.protocol import Protocol
from audits.visit import VisitJob, visit
from audits.visit.job import OldDevices
from rules.evidence.old_hardware import OldHardware, WithoutScripts
from rules.evidence.visit import Visit
from rules.hardware import devices

PC = devices()["pc-2016"]
BYTES = 100_000
PAGE = """<!doctype html><html lang="fr"><title>Acte</title><main><h1>Demande d'acte</h1>
<p>La mairie accueille le public du lundi au vendredi.</p><p id="dit"></p>
<button aria-expanded="false" aria-controls="aide">Aide</button><p id="aide" hidden>Deux pièces.</p></main>
<script src="/gros.js"></script><script>
document.querySelector("button").onclick = (e) => {
  e.target.setAttribute("aria-expanded", "true"); document.getElementById("aide").hidden = false;
};
fetch(`/dit?${innerWidth},${navigator.deviceMemory},${navigator.hardwareConcurrency},${typeof structuredClone},` +
  matchMedia("(prefers-reduced-motion)").matches);
</script>"""
BARE = "<!doctype html><html lang='fr'><title>Nu</title><p>Sans script</p><script>document.body.append('Avec')</script>"


class Seen:
    """The visits made once for this module, what the site was asked for, and every command given to the browser."""

    def __init__(self) -> None:
        self.commands: list[tuple[str, dict[str, Any]]] = []
        self.hardware: Visit
        self.bare: Visit
        self.requests: dict[str, int]


@pytest.fixture(scope="module")
def seen() -> Seen:
    return asyncio.run(_seen())


async def _seen() -> Seen:
    made, plain = Seen(), Session.post

    def post(self: Session, method: str, params: Any = None) -> None:
        made.commands.append((method, params or {}))
        plain(self, method, params)

    with patch.object(Session, "post", post):
        async with CountingSite() as site:
            big = Answer(b"//" + b"x" * BYTES, "text/javascript")
            site.pages.update({"/": PAGE, "/gros.js": big, "/dit": "ok", "/nu": BARE})
            async with BrowserPool(await real_browser(), concurrency=2, close_seconds=3) as pool:

                async def one(path: str, profile: str) -> Visit:
                    old = OldDevices(hardware=(PC.id,), runs=1)
                    given: dict[str, Any] = {
                        "origins": (site.origin,),
                        "save": keep,
                        "profile": profile,
                        "old": old,
                    }
                    return await visit(
                        pool, VisitJob(url=site.origin + path, protocol=Protocol(**QUICK), **given)
                    )

                made.hardware = await one("/", "old-hardware")
                made.bare = await one("/nu", "without-scripts")
            made.requests = dict(site.requests)
    return made


def test_the_page_is_timed_on_the_screen_and_the_line_of_the_device(seen: Seen) -> None:
    record = seen.hardware.get(OldHardware)
    assert record, seen.hardware
    found = record.devices[0]
    assert (found.device, found.network, found.action, found.action_name) == (
        PC.id,
        "fixed-512",
        "control",
        "Aide",
    )
    assert f"/dit?{PC.width},{PC.memory:g},{PC.cores},function,true" in seen.requests
    assert found.today.main is not None
    assert found.today.words > 10
    if not found.fault:
        timing = found.runs[0].timing
        assert timing.load is not None
        assert timing.load > 1000 * BYTES * 8 / (PC.line.down * 1000), "faster than the line allows"
        assert timing.action is not None
        assert seen.requests["/gros.js"] == 2, "each load starts from an empty cache"


def test_a_slowed_visit_gets_no_rewritten_answer_and_no_gate(seen: Seen) -> None:
    methods = [method for method, _ in seen.commands]
    assert "Network.emulateNetworkConditions" in methods
    assert "Fetch.fulfillRequest" not in methods
    paused = [
        one for method, params in seen.commands if method == "Fetch.enable" for one in params["patterns"]
    ]
    assert {one.get("requestStage", "Request") for one in paused} == {"Request"}
    assert "Runtime.addBinding" not in methods, "the gate of old browsers is in no target"


def test_a_visit_whose_answers_are_rewritten_cannot_be_slowed() -> None:
    class Stage:
        class gate:  # noqa: N801
            rewriting = True

    with pytest.raises(RuntimeError):
        Throttle(Stage())  # type: ignore[arg-type]


def test_it_has_the_machine_to_itself() -> None:
    assert profiles()["old-hardware"].alone
    assert [name for name, one in profiles().items() if one.alone] == ["old-hardware"]


def test_without_scripts_the_page_shows_what_its_source_holds(seen: Seen) -> None:
    record = seen.bare.get(WithoutScripts)
    assert record, seen.bare
    assert record.shown.text == "Sans script"
