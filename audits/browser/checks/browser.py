"""Checks of the browser: found, sandbox, page measured, CDP session, pictures, fonts."""

import asyncio
import base64
from collections.abc import Awaitable, Callable
from io import BytesIO
from typing import Any

from PIL import Image
from playwright.async_api import CDPSession, Error, Page

from audits.browser.checks.check import NOT_STARTED, Check, Patient
from audits.browser.checks.probe import Probe, serve_probe
from audits.browser.engine import Engine, bounded
from audits.browser.launch import NO_SANDBOX, sandboxed
from rules.vocabulary import Text

CHECK_SECONDS = 30.0


async def found(patient: Patient) -> Check:
    """Which browser, version and mode, and why this one."""
    name = Text("Navigateur", "Browser")
    if patient.choice is None:
        detail = patient.trouble.text if patient.trouble else NOT_STARTED
        return Check(name=name, state="fail", detail=detail)
    return Check(name=name, state="ok", detail=patient.choice.sentence)


async def sandbox(patient: Patient) -> Check:
    """Chromium's sandbox is on, or why it is not."""
    name = Text("Bac à sable", "Sandbox")
    if patient.engine is None:
        return Check(name=name, state="fail", detail=patient.trouble.text if patient.trouble else NOT_STARTED)
    if sandboxed(patient.environ, root=patient.root):
        return Check(name=name, state="ok", detail=Text("actif", "on"))
    fr_why = "l’utilisateur est root" if patient.root else f"{NO_SANDBOX} le demande"
    en_why = "the user is root" if patient.root else f"{NO_SANDBOX} asks for it"
    return Check(name=name, state="warn", detail=Text(f"inactif : {fr_why}", f"off: {en_why}"))


async def page_measured(patient: Patient) -> Check:
    """A page served on loopback weighs in the browser exactly what the server sent."""
    seen: list[int] = []

    async def measure(page: Page, session: CDPSession, probe: Probe) -> Text | None:
        seen.append(await _weigh(page, session, probe.url))
        if seen[0] == probe.sent:
            return None
        return Text(
            f"{probe.sent} octets envoyés, {seen[0]} comptés", f"{probe.sent} bytes sent, {seen[0]} counted"
        )

    check = await _on_page(patient, Text("Page mesurée", "Page measured"), measure)
    if check.state == "ok":
        detail = Text(f"{seen[0]} octets envoyés et comptés", f"{seen[0]} bytes sent and counted")
        return Check(name=check.name, state="ok", detail=detail)
    return check


async def cdp_session(patient: Patient) -> Check:
    """The browser's own protocol (CDP) answers in an isolated world, where collectors run."""

    async def measure(page: Page, session: CDPSession, probe: Probe) -> Text | None:
        await page.goto(probe.url)
        frame = (await session.send("Page.getFrameTree"))["frameTree"]["frame"]["id"]
        world = await session.send("Page.createIsolatedWorld", {"frameId": frame, "worldName": "limpide"})
        answer = await session.send(
            "Runtime.evaluate",
            {"expression": "document.title", "contextId": world["executionContextId"], "returnByValue": True},
        )
        title = answer["result"].get("value")
        if title == "limpide doctor":
            return None
        return Text(f"réponse inattendue : {title}", f"unexpected answer: {title}")

    return await _on_page(patient, Text("Session CDP", "CDP session"), measure)


async def screenshots(patient: Patient) -> Check:
    """The browser makes WebP pictures that can be opened, and not of one colour."""

    async def measure(page: Page, session: CDPSession, probe: Probe) -> Text | None:
        await page.goto(probe.url)
        answer = await session.send("Page.captureScreenshot", {"format": "webp", "quality": 80})
        with Image.open(BytesIO(base64.b64decode(answer["data"]))) as picture:
            colours = picture.convert("L").getextrema()
            if picture.format == "WEBP" and colours[0] != colours[1]:
                return None
            return Text(f"image {picture.format} vide", f"blank {picture.format} picture")

    return await _on_page(patient, Text("Captures d’écran", "Screenshots"), measure)


async def fonts(patient: Patient) -> Check:
    """Accented French text has real glyphs: without any font all letters have one same width, or none."""

    async def measure(page: Page, session: CDPSession, probe: Probe) -> Text | None:
        await page.goto(probe.url)
        narrow, wide, accented = await page.evaluate(_WIDTHS)
        if 0 < narrow < wide and accented > 0:
            return None
        return Text(
            "aucune police lisible : installez par exemple fonts-dejavu-core",
            "no readable font: install for example fonts-dejavu-core",
        )

    return await _on_page(patient, Text("Polices", "Fonts"), measure)


_WIDTHS = """() => {
  const ruler = document.getElementById('ruler').getContext('2d');
  ruler.font = '40px sans-serif';
  return ['iiii', 'MMMM', 'éàçœù'].map((text) => ruler.measureText(text).width);
}"""

Measure = Callable[[Page, CDPSession, Probe], Awaitable[Text | None]]


async def _on_page(patient: Patient, name: Text, measure: Measure) -> Check:
    """Run one measure on a fresh page, within CHECK_SECONDS; it returns None, or what is wrong."""
    if patient.engine is None:
        return Check(name=name, state="fail", detail=NOT_STARTED)
    try:
        wrong = await asyncio.wait_for(_measured(patient.engine, measure), CHECK_SECONDS)
    except (Error, OSError, TimeoutError) as error:
        said = str(error).partition("\n")[0] or type(error).__name__
        wrong = Text(said, said)
    works = Text("fonctionne", "works")
    return Check(name=name, state="fail" if wrong else "ok", detail=wrong or works)


async def _measured(engine: Engine, measure: Measure) -> Text | None:
    context = await engine.context({})
    try:
        page = await context.new_page()
        session = await context.new_cdp_session(page)
        async with serve_probe() as probe:
            return await measure(page, session, probe)
    finally:
        await bounded(context.close())


async def _weigh(page: Page, session: CDPSession, url: str) -> int:
    """Bytes on the wire of everything the page loads, as the browser counts them."""
    total = 0.0

    def add(event: dict[str, Any]) -> None:
        nonlocal total
        total += event["encodedDataLength"]

    session.on("Network.loadingFinished", add)
    await session.send("Network.enable")
    await page.goto(url, wait_until="load")
    await page.wait_for_timeout(200)
    return round(total)
