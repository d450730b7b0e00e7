"""What the page says of itself, and counts wide enough to prove that a criterion does not apply."""

from collections.abc import Callable
from typing import Any

from tabs import Site, browser, opened, page, tab_on

from audits.collect import collectors
from audits.collect.dom import collect as collect_dom
from audits.collect.page import collect
from audits.tab import TabError, TabFrame
from rules.evidence.record import record_types

HEAD = (
    '<meta name="viewport" content="width=device-width"><meta name="generator" content="SPIP 4.3">'
    "<style>.h{display:none}</style>"
)
ONE_OF_EACH = {
    "images": '<img alt="">',
    "role_img": '<div role="img" aria-label="a"></div>',
    "svg_role_img": '<svg role="img"></svg>',
    "areas": '<map name="m"><area href="/x" alt="a"></map>',
    "image_inputs": '<input type="IMAGE" alt="a">',
    "objects": "<object></object>",
    "embeds": "<embed>",
    "canvas": "<canvas></canvas>",
    "captchas": '<div class="g-reCAPTCHA"></div>',
    "frames": '<iframe title="a"></iframe>',
    "video": "<video></video>",
    "audio": "<audio></audio>",
    "players": '<iframe title="v" src="data:text/html,<p>www.youtube.com/embed/"></iframe>',
    "tables": "<table><tr><td>a</table>",
    "th": '<div role="columnheader">a</div>',
    "layout_tables": '<table role="presentation"><tr><td>a</table>',
    "links": '<span role="link">a</span>',
    "scripts": "<script>1</script>",
    "lang_attributes": '<p lang="en">a</p>',
    "dir_attributes": '<p dir="rtl">a</p>',
    "headings": '<div role="heading" aria-level="2">a</div>',
    "lists": '<div role="list"></div>',
    "quotes": "<q>a</q>",
    "forms": "<form></form>",
    "form_fields": '<div role="checkbox" aria-checked="true">a</div>',
    "selects": "<select></select>",
    "fieldsets": '<div role="group">a</div>',
    "buttons": '<input type="submit">',
    "accesskeys": '<p accesskey="a">a</p>',
    "document_links": '<a href="/Plan.PDF">a</a>',
    "moving_text": "<marquee>a</marquee>",
    "meta_refresh": '<meta http-equiv="Refresh" content="90000">',
    "autoplay": "<video autoplay></video>",
    "rtl_characters": "<p>&#x5d0;</p>",
}


async def test_each_kind_is_counted_wherever_it_is(small_site: Callable[..., Site]) -> None:
    site = small_site({"/none": page("")})
    shadow = "<div id=h></div><script>h.attachShadow({mode:'open'}).innerHTML=`%s`</script>"
    async with browser() as launched:
        for kind, html in ONE_OF_EACH.items():
            site.pages["/inner"] = page(
                f'<div class="h">{html}</div>' if kind != "rtl_characters" else html, HEAD
            )
            site.pages["/"] = page(
                html + shadow % html.replace("</script>", "<\\/script>") + "<iframe src='/inner'>"
            )
            async with tab_on(launched, f"{site.url}none") as tab:
                nothing = (await collect(tab)).counts
            async with tab_on(launched, site.url) as tab:
                counts = (await collect(tab)).counts
            expected = nothing[kind] + 3 + (kind in ("frames", "scripts"))
            assert counts[kind] >= expected, (kind, counts[kind])
            assert counts["frames_unread"] == 0, kind


async def test_what_the_document_says(small_site: Callable[..., Site]) -> None:
    body = (
        "<a href='/b'>Lire <b>la suite</b></a><a href='/c' hidden>Caché</a>"
        "<a href='/d'><img alt='Logo'></a><p class='h'>invisible</p><p>« Bonjour »</p>"
    )
    site = small_site({"/": page(body, HEAD)})
    async with opened(site.url) as tab:
        seen = await collect(tab)
    assert (seen.title, seen.lang, seen.doctype) == ("Page", "fr", "<!DOCTYPE html>")
    assert (seen.viewport, seen.generator) == ("width=device-width", "SPIP 4.3")
    assert "« Bonjour »" in seen.text
    assert "invisible" not in seen.text
    assert [(link.url, link.text, link.visible) for link in seen.links] == [
        (f"{site.url}b", "Lire la suite", True),
        (f"{site.url}c", "Caché", False),
        (f"{site.url}d", "Logo", True),
    ]
    assert seen.counts["quotation_marks"] == 2
    assert seen.counts["images"] == 1
    assert seen.height >= 900


async def test_a_frame_that_cannot_be_read_is_said(small_site: Callable[..., Site]) -> None:
    site = small_site({"/": page("<iframe src='/f'></iframe>"), "/f": page("x")})
    async with opened(site.url) as tab:
        evaluate = tab.evaluate

        async def without_frame(
            function: str, *args: Any, frame: TabFrame | None = None, timeout: float = 10
        ) -> Any:
            if frame is not None and frame.id != tab.top.id:
                raise TabError("gone")
            return await evaluate(function, *args, frame=frame, timeout=timeout)

        tab.evaluate = without_frame  # type: ignore[method-assign]
        assert (await collect(tab)).counts["frames_unread"] == 1


async def test_elements_of_the_dom(small_site: Callable[..., Site]) -> None:
    shadow = "<script>h.attachShadow({mode:'open'}).innerHTML='<p><b></b></p>'</script>"
    body = f"<svg><g><path/></g></svg><div id=h></div>{shadow}"
    async with opened(small_site({"/": page(body)}).url) as tab:
        dom = await collect_dom(tab)
    # html, head, meta, title, body, main, h1, svg, div, script, and p and b in the shadow root.
    assert dom.elements == 12
    assert dom.all_elements == 12
    assert dom.depth == 6


def test_each_collector_makes_a_record_that_can_be_stored() -> None:
    names = {collector.name for collector in collectors()}
    assert {"axe", "dom", "fonts", "images", "media", "page"} <= names
    assert names <= set(record_types())
    assert all(collector.deadline > 0 for collector in collectors())
