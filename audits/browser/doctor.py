"""Examines the machine and the browser: what was found, what works, what would make a measurement fail."""

from collections.abc import Awaitable, Callable
from pathlib import Path

from playwright.async_api import Error

from audits.browser.checks import browser, machine
from audits.browser.checks.check import Check, Patient
from audits.browser.choice import Announce
from audits.browser.engine import Engine
from audits.browser.errors import BrowserError
from audits.browser.find import find_browser
from audits.browser.launch import launch_error, launch_options
from audits.browser.machine import Machine, this_machine

CHECKS: tuple[Callable[[Patient], Awaitable[Check]], ...] = (
    machine.python_version,
    browser.found,
    browser.sandbox,
    browser.page_measured,
    browser.cdp_session,
    browser.screenshots,
    browser.fonts,
    machine.axe,
    machine.proxy,
    machine.authority,
    machine.disk,
    machine.database,
)
"""Every check, in the order printed; a new one is a function added here."""


async def diagnose(
    named: str | None,
    *,
    announce: Announce,
    install: bool = True,
    folder: Path | None = None,
    where: Machine | None = None,
) -> list[Check]:
    """Run every check; one that fails never hides the others.

    Args:
        named: as for find_browser.
        install: whether a missing browser may be installed.
        folder: where the store would be written; the working directory by default.
        where: the machine examined; this one by default.
    """
    here = where or this_machine()
    patient = Patient(environ=here.environ, root=here.root, folder=folder or Path())
    try:
        await _wake(patient, named, announce, here, install=install)
        return [await check(patient) for check in CHECKS]
    finally:
        if patient.engine is not None:
            await patient.engine.end()


async def _wake(
    patient: Patient, named: str | None, announce: Announce, here: Machine, *, install: bool
) -> None:
    """Find and start the browser; what fails is kept as the patient's trouble."""
    try:
        patient.choice = await find_browser(named, announce=announce, install=install, machine=here)
        patient.engine = await Engine.start(launch_options(patient.choice, here.environ, root=here.root))
    except BrowserError as error:
        patient.trouble = error
    except (Error, TimeoutError) as error:
        assert patient.choice is not None
        patient.trouble = launch_error(patient.choice, str(error))
