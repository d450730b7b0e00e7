"""What loads only once asked for (consent, click) keeps RGAA 4 from being "not applicable"."""

from collections.abc import Callable

import pytest
from tabs import Site, opened

from audits.collect.page import collect


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        ('<div class="youtube_player" videoID="x1"></div>', "media_places"),
        ('<div class="dailymotion_player" videoID="x1"></div>', "media_places"),
        ('<lite-youtube videoid="x"></lite-youtube>', "media_places"),
        ('<iframe data-src="https://www.youtube-nocookie.com/embed/1"></iframe>', "media_places"),
        ('<a href="/conseil.m4a">Écouter</a>', "media_links"),
        ('<div id="map"></div>', "map_places"),
        ('<div class="googlemaps-canvas" zoom="8"></div>', "map_places"),
        ("<output>12</output>", "form_fields"),
        ('<p ondblclick="x()">a</p>', "event_handlers"),
        ('<svg><a xlink:href="/x"><text>x</text></a></svg>', "links"),
    ],
)
async def test_hints_count(small_site: Callable[..., Site], body: str, kind: str) -> None:
    site = small_site({"/": f"<!doctype html><html lang=fr><title>t</title><body>{body}", "/rien": "<p>"})
    async with opened(site.url) as tab:
        assert (await collect(tab)).counts[kind] > 0
