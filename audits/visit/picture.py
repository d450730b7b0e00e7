"""The picture of the page, taken last: drawing beyond the viewport disturbs the page."""

import base64

from audits.visit.stage import Stage
from rules.evidence.picture import Picture

QUALITY = 60
"""JPEG quality. WebP at the same size took twice the processor time, full scale four times (tests/bench)."""


async def take_picture(stage: Stage) -> Picture:
    """Draw the page from its top, down to the protocol's limit, and store it through the job.

    Raises:
        playwright.async_api.Error: the browser could not draw it.
    """
    protocol = stage.job.protocol
    size = (await stage.cdp.send("Page.getLayoutMetrics"))["cssContentSize"]
    full = max(1, round(size["height"]))
    width, height = protocol.width, min(full, protocol.picture_height)
    asked = {
        "format": "jpeg",
        "quality": QUALITY,
        "captureBeyondViewport": True,
        "clip": {"x": 0, "y": 0, "width": width, "height": height, "scale": protocol.picture_scale},
    }
    drawn = base64.b64decode((await stage.cdp.send("Page.captureScreenshot", asked))["data"])
    sha256 = stage.job.save(drawn, ".jpg")
    return Picture(sha256=sha256, width=width, height=height, full_height=full, scale=protocol.picture_scale)
