"""`limpide doctor`: what was found on this machine and what works; exit 3 when a measurement would fail."""

import asyncio

from audits.browser.doctor import diagnose
from crawler.campaign.progress import make_progress
from crawler.cli.options import BrowserOption, LangOption
from crawler.words import printable, say

MARKS = {"ok": "●", "warn": "?", "fail": "▲"}


def doctor(lang: LangOption = "fr", browser: BrowserOption = None) -> int:
    """Print one line a check; exit 3 when one failed."""
    progress = make_progress(lang, quiet=False)
    try:
        checks = asyncio.run(diagnose(browser, announce=progress.note))
    finally:
        progress.close()
    for check in checks:
        state = say(f"doctor.{check.state}", lang)
        print(printable(f"{MARKS[check.state]} {state:<9} {check.name.say(lang)} : {check.detail.say(lang)}"))
    failed = any(check.state == "fail" for check in checks)
    print(say("doctor.failed" if failed else "doctor.fine", lang))
    return 3 if failed else 0
