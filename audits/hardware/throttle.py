"""Slows the processor and the line of one visit; one whose answers are rewritten is never slowed (DESIGN section 7)."""

from typing import Any

from audits.devtools.connection import Session
from audits.inpage import script
from audits.network.watch import Source
from audits.visit.stage import Stage
from rules.hardware import Device, Network

BITS = 8
BENCHMARK_MS, LAPS = 200, 2
"""A lap of the benchmark; the faster lap counts: another process only ever takes speed away."""
HINTS = "Object.defineProperty(Navigator.prototype, 'deviceMemory', {get: () => %s, configurable: true});"


class Throttle:
    """The brakes of one visit.

    Raises:
        RuntimeError: answers are rewritten in this visit; rewritten answers would come at full speed.
    """

    def __init__(self, stage: Stage) -> None:
        if stage.gate.rewriting:
            raise RuntimeError("a visit is never both rewritten and slowed")
        self._stage = stage
        self._network: Network | None = None
        known = stage.watched.prepare

        def prepare(session: Session, source: Source) -> None:
            known(session, source)
            self._slow(session)

        stage.watched.prepare = prepare

    async def become(self, device: Device) -> None:
        """Take the device's screen and what it tells of itself: memory, cores, data saver."""
        page, send = self._stage.page, self._stage.cdp.send
        await page.set_viewport_size({"width": device.width, "height": device.height})
        screen: dict[str, Any] = {"width": device.width, "height": device.height}
        scaled = {"deviceScaleFactor": device.scale, "mobile": device.mobile}
        await send("Emulation.setDeviceMetricsOverride", screen | scaled)
        await send("Emulation.setTouchEmulationEnabled", {"enabled": device.mobile})
        await send("Emulation.setHardwareConcurrencyOverride", {"hardwareConcurrency": device.cores})
        await send("Emulation.setDataSaverOverride", {"dataSaverEnabled": True})
        told = HINTS % f"{device.memory:g}"
        await send("Page.addScriptToEvaluateOnNewDocument", {"source": told})

    async def processor(self, rate: float) -> None:
        """Make the processor that many times slower; 1 for its own speed."""
        await self._stage.cdp.send("Emulation.setCPUThrottlingRate", {"rate": max(1.0, rate)})

    def line(self, network: Network | None) -> None:
        """Put every target of the visit on that line, those to come too; None for the machine's own."""
        self._network = network
        for session in self._stage.watched.sessions.values():
            self._slow(session)

    def _slow(self, session: Session) -> None:
        given = self._network
        session.post(
            "Network.emulateNetworkConditions",
            {
                "offline": False,
                "latency": given.latency if given else 0,
                "downloadThroughput": given.down * 1000 / BITS if given else -1,
                "uploadThroughput": given.up * 1000 / BITS if given else -1,
            },
        )

    async def speed(self) -> int:
        """Measure the processor on an empty page, as slow as it is now; index of benchmark.js."""
        function = script(__package__, "benchmark.js")
        asked = {"expression": f"({function})({BENCHMARK_MS})", "returnByValue": True}
        answers = [await self._stage.cdp.send("Runtime.evaluate", asked) for _ in range(LAPS)]
        return round(max(float(one["result"]["value"]) for one in answers))
