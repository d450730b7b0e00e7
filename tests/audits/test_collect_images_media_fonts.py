"""Images, media and fonts as the browser shows them."""

import io
from collections.abc import Callable

from PIL import Image
from tabs import Site, opened, page

from audits.collect.fonts import collect as collect_fonts
from audits.collect.images import collect as collect_images
from audits.collect.media import collect as collect_media


def png(width: int, height: int) -> tuple[int, dict[str, str], bytes]:
    data = io.BytesIO()
    Image.new("RGB", (width, height), "red").save(data, "PNG")
    return 200, {"Content-Type": "image/png"}, data.getvalue()


async def test_images(small_site: Callable[..., Site]) -> None:
    body = (
        '<img src="/a.png" width="50" alt=""><img src="/absent.png" alt="">'
        '<img srcset="/wide.png 800w" sizes="100px" alt=""><img srcset="/a.png 2x" alt="">'
        '<picture><source srcset="/wide.png 800w" sizes="200px"><img src="/a.png" alt=""></picture>'
        '<img src="/a.png" style="display:none" alt="">'
        "<img src=\"data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg'/%3E\" alt=''>"
        '<div style="height:3000px"></div><img loading="lazy" src="/a.png" alt="">'
    )
    site = small_site({"/": page(body), "/a.png": png(100, 60), "/wide.png": png(800, 400)})
    async with opened(site.url) as tab:
        seen = await collect_images(tab)
    assert seen.viewport_height == 900
    a, absent, wide, double, picture, hidden, svg, lazy = seen.images
    assert (a.natural_width, a.natural_height, a.width, a.height, a.eager, a.shown) == (
        100,
        60,
        50,
        30,
        True,
        True,
    )
    assert (absent.natural_width, absent.url) == (0, f"{site.url}absent.png")
    assert (wide.natural_width, wide.natural_height, wide.width) == (800, 400, 100)
    assert (double.natural_width, double.width) == (100, 50)
    assert (picture.natural_width, picture.width, picture.url) == (800, 200, f"{site.url}wide.png")
    assert not hidden.shown
    assert svg.vector
    assert not lazy.eager
    assert lazy.top > 3000
    assert a.place.selector.endswith("img:nth-of-type(1)")


async def test_media(small_site: Callable[..., Site]) -> None:
    body = (
        '<video autoplay muted loop src="/v.webm"></video><audio controls preload="none" src="/a.mp3"></audio>'
        '<iframe title="v" src="/videos/embed/1?autoplay=1"></iframe><iframe title="autre" src="/x"></iframe>'
    )
    async with opened(small_site({"/": page(body)}).url) as tab:
        seen = (await collect_media(tab)).media
    assert [(m.tag, m.autoplays, m.muted, m.loop, m.controls) for m in seen] == [
        ("video", True, True, True, False),
        ("audio", False, False, False, True),
        ("iframe", True, False, False, True),
    ]
    assert seen[1].preload == "none"
    assert seen[1].duration is None


async def test_a_video_that_a_script_starts_counts_as_autoplay(small_site: Callable[..., Site]) -> None:
    body = '<video muted id="v"></video><script>v.play().catch(() => 0)</script>'
    async with opened(small_site({"/": page(body)}).url) as tab:
        assert [medium.autoplays for medium in (await collect_media(tab)).media] == [True]


async def test_fonts(small_site: Callable[..., Site]) -> None:
    css = (
        "@font-face{font-family:'Un';src:local('Un'),url(un.woff2) format('woff2'),url('un.ttf');font-weight:bold}"
        "@media all{@font-face{font-family:Deux;src:url(/d.otf);font-style:italic;font-display:swap}}"
    )
    site = small_site({"/c/s.css": (200, {"Content-Type": "text/css"}, css.encode())})
    site.pages["/o.css"] = (
        200,
        {"Content-Type": "text/css"},
        b"@font-face{font-family:Trois;src:url(t.woff2)}",
    )
    other = site.url.replace("127.0.0.1", "localhost")
    site.pages["/"] = page(
        "<p style='font-family:Un;font-weight:bold'>a</p>",
        f'<link rel="stylesheet" href="/c/s.css"><link rel="stylesheet" href="{other}o.css">',
    )
    async with opened(site.url) as tab:
        seen = await collect_fonts(tab)
    assert seen.sheets_unread == 1
    un = next(face for face in seen.faces if face.family == "Un")
    deux = next(face for face in seen.faces if face.family == "Deux")
    assert [(source.url, source.format) for source in un.sources] == [
        (f"{site.url}c/un.woff2", "woff2"),
        (f"{site.url}c/un.ttf", "truetype"),
    ]
    assert un.local
    assert un.status in ("error", "loading")
    assert (deux.status, deux.style, deux.display, deux.local) == ("unloaded", "italic", "swap", False)
    assert [source.format for source in deux.sources] == ["opentype"]


async def test_images_that_styles_draw(small_site: Callable[..., Site]) -> None:
    head = (
        "<style>:root{--fond:url(/var.png)} .a{background:url(/a.png)} b::before{content:url(/avant.png)}"
        "@media all{@supports (color:red){li{list-style-image:url('/puce.png')}}} .v{background:var(--fond)}"
        ".n{ & i{background:url(/imbrique.png)} } .d{background:url(/dessous.png)}</style>"
    )
    body = (
        '<p class="a">a</p><b>b</b><ul><li>c</li></ul><p class="v">d</p><p class="n"><i>e</i></p>'
        '<p class="d" style="display:none">f</p><p style="background-image:url(/style.png)">g</p>'
        '<svg><image href="/svg.png"/></svg><video poster="/affiche.png"></video>'
    )
    async with opened(small_site({"/": page(body, head)}).url) as tab:
        seen = await collect_images(tab)
    drawn = {background.url.rpartition("/")[2]: background.shown for background in seen.backgrounds}
    assert drawn == {
        "a.png": True,
        "avant.png": True,
        "puce.png": True,
        "var.png": True,
        "imbrique.png": True,
        "dessous.png": False,
        "style.png": True,
    }
    assert {url.rpartition("/")[2] for url in seen.others} == {"svg.png", "affiche.png"}


async def test_a_style_without_nesting_asks_only_the_elements_it_concerns(
    small_site: Callable[..., Site],
) -> None:
    head = "<style>main > .a:hover, main .a::after{background:url(/a.png);content:''} ::before{color:red}</style>"
    async with opened(small_site({"/": page('<p class="a">a</p><p>b</p>', head)}).url) as tab:
        seen = await collect_images(tab)
    assert [background.url.rpartition("/")[2] for background in seen.backgrounds] == ["a.png"]
