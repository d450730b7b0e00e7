"""The document as it was sent: declaration of its type, and faults of writing that the browser repaired."""

import base64
import re
from contextlib import suppress

from playwright.async_api import Error

from audits.collect import Collector
from audits.tab import Tab
from audits.wellformed import faults_of
from rules.evidence.source import Source

SOURCE_MAX = 3_000_000
"""Characters read."""
DOCTYPE = re.compile(r"<!doctype\b[^>]*>", re.IGNORECASE)
XML = re.compile(r"^<\?xml\b[^>]*\?>")
HTML = re.compile(r"<html\b", re.IGNORECASE)
COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)


async def collect(tab: Tab) -> Source:
    """Read the first response body of the page.

    Raises:
        Error: the browser no longer holds it.
    """
    content = await _content(tab)
    return source_of(content[:SOURCE_MAX])


async def _content(tab: Tab) -> str:
    """Return the source as it was received.

    Asking the page for it (Page.getResourceContent) makes Chromium fetch its style sheets again: that comes last.

    Raises:
        Error: the browser no longer holds it.
    """
    url = tab.top.url.partition("#")[0]
    if tab.answer is not None and tab.answer.url.partition("#")[0] == url and tab.answer.status < 300:
        with suppress(Error):
            # A page that loads itself anew lets go of what it was before.
            return await tab.answer.text()
    for request in reversed(await tab.page.requests()):
        if request.is_navigation_request() and request.frame == tab.page.main_frame:
            answer = await request.response()
            if answer is not None and answer.status < 300:
                with suppress(Error):
                    return await answer.text()
    answered = await tab.cdp.send("Page.getResourceContent", {"frameId": tab.top.id, "url": url})
    content = str(answered["content"])
    return base64.b64decode(content).decode("utf-8", "replace") if answered.get("base64Encoded") else content


def source_of(content: str) -> Source:
    """Return the record of a source.

    >>> source_of("<!-- x --><!DOCTYPE html><html>").doctype
    '<!DOCTYPE html>'
    """
    # A comment may name a doctype: what stands in comments is blanked, places kept.
    plain = COMMENT.sub(lambda found: " " * len(found.group()), content)
    declared, opened = DOCTYPE.search(plain), HTML.search(plain)
    before = XML.sub("", plain[: declared.start()].lstrip("\ufeff \r\n\t")).strip() if declared else ""
    return Source(
        doctype=declared.group()[:300] if declared else "",
        before=before[:80],
        after_html=bool(declared and opened and opened.start() < declared.start()),
        characters=len(content),
        faults=faults_of(content),
    )


COLLECTOR = Collector(name=Source.NAME, deadline=10.0, collect=collect)
