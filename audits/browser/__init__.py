"""Finds, installs and starts a Chromium; examines it (doctor)."""

from audits.browser.choice import Announce, BrowserChoice
from audits.browser.errors import BrowserError, BrowserLost, BrowserNotFound, NoBrowser, SandboxRefused
from audits.browser.find import find_browser

__all__ = [
    "Announce",
    "BrowserChoice",
    "BrowserError",
    "BrowserLost",
    "BrowserNotFound",
    "NoBrowser",
    "SandboxRefused",
    "find_browser",
]
