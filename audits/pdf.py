"""Prints a finished page as a tagged PDF, in the reference browser, which asks the network for nothing."""

import os

from playwright.async_api import Error, async_playwright

from audits.browser import BrowserChoice
from audits.browser.launch import launch_error, launch_options
from audits.browser.machine import is_root

DEADLINE_MS = 60_000


async def print_pdf(choice: BrowserChoice, html: str) -> bytes:
    """Return a page that stands alone as a PDF: tagged, with its title, language, outline and page numbers.

    Raises:
        BrowserError: the browser does not start, or does not print.
    """
    async with async_playwright() as playwright:
        try:
            browser = await playwright.chromium.launch(**launch_options(choice, os.environ, root=is_root()))
            context = await browser.new_context(offline=True, java_script_enabled=False)
            sheet = await context.new_page()
            await sheet.set_content(html, wait_until="load", timeout=DEADLINE_MS)
            content: bytes = await sheet.pdf(
                format="A4", prefer_css_page_size=True, print_background=True, tagged=True, outline=True
            )
            await browser.close()
        except Error as error:
            raise launch_error(choice, error.message) from error
    return content
