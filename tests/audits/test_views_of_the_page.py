"""The pictures a person looks at: narrow, enlarged, without styles, each of what it says."""

from collections.abc import Callable
from io import BytesIO

from PIL import Image

from audits.browser.pool import BrowserPool
from audits.visit import VisitJob, visit
from rules.evidence.views import Views
from tests.audits.tabs import Site, chosen
from tests.reports.self_audit import QUICK

BODY = """<!doctype html><html lang="fr"><head><meta name="viewport" content="width=device-width"><title>T</title>
<style>body{margin:0;background:#c00}.wide{width:900px;height:50px}</style></head>
<body style="color:#fff"><main><h1>Titre</h1><div class="wide">x</div></main></body></html>"""


async def test_each_template_is_pictured_at_four_sizes_in_one_load(small_site: Callable[..., Site]) -> None:
    site, kept = small_site({"/": BODY}), {}

    def save(content: bytes, suffix: str) -> str:
        kept[str(len(kept))] = content
        return str(len(kept) - 1)

    job = VisitJob(url=site.url, origins=(site.url.rstrip("/"),), save=save, protocol=QUICK, profile="views")
    async with BrowserPool(await chosen("headless-shell"), concurrency=1, close_seconds=3) as pool:
        seen = await visit(pool, job)
    record = seen.get(Views)
    assert record is not None, (seen.status, seen.reason, seen.missing)
    assert [(one.name, one.width) for one in record.views] == [
        ("laptop", 1280),
        ("narrow", 320),
        ("zoom", 640),
        ("bare", 1280),
    ]
    assert site.asked["/"] == 1
    pictures = [Image.open(BytesIO(kept[one.sha256])).convert("RGB") for one in record.views]
    assert [one.width for one in pictures] == [640, 320, 640, 640]
    corners = [one.getpixel((300, 5)) for one in pictures]
    assert all(red > 180 > green for red, green, _ in corners[:3])
    assert min(corners[3]) > 240, "the background of the style sheet is gone"
    assert [one.overflow for one in record.views] == [0, 580, 260, 0]
    assert record.styles == 2
