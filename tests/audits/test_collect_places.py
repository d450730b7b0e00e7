"""A place tells where an element stands so that it can be found, cut out, and grouped with its kin."""

from collections.abc import Callable
from typing import Any

from tabs import Site, opened, page

DESCRIBE = """(wanted) => limpide.elements().filter((e) => limpide.has(e, 'data-t'))
  .map((e) => [limpide.attribute(e, 'data-t'), limpide.describe(e)])"""
BODY = """
<header class="site"><img data-t="logo" alt=""></header>
<nav><ul class="menu"><li class="item active css-1a2b3c"><a data-t="menu1" href="#">1</a></li>
<li class="item"><a data-t="menu2" href="#">2</a></li></ul></nav>
<article><header><b data-t="inner">x</b></header></article>
<div role="contentinfo"><i data-t="foot">x</i></div>
<ul><li class="card post-1234 is-open"><h2 id="t1"><a data-t="card1">Un</a></h2></li>
<li class="card post-1235"><h2 id="t2"><a data-t="card2">Deux</a></h2></li></ul>
<p data-t="long" title="LONG"></p>
<div id="host"></div><script>document.getElementById('host').attachShadow({mode: 'open'}).innerHTML =
'<div><p></p><p data-t="shadow">x</p></div>'</script>
<div style="display:none"><p data-t="hidden">x</p></div>
<form><input name="children"><input name="attributes"><input data-t="clobber" name="parentNode"></form>
<div style="position:absolute;left:300px;top:1500px;width:50px;height:20px" data-t="far"></div>
"""


async def places(small_site: Callable[..., Site]) -> dict[str, Any]:
    site = small_site({"/": page(BODY.replace("LONG", "x" * 5000))})
    site.pages["/"] = site.pages["/"].replace("<main>", "<div>").replace("</main>", "</div>")
    async with opened(site.url) as tab:
        found = dict(await tab.evaluate(DESCRIBE, []))
        for name, place in found.items():
            if ">>>" not in place["selector"]:
                seen = await tab.page.evaluate(
                    "(s) => [...document.querySelectorAll(s)].map((e) => e.dataset.t)", place["selector"]
                )
                assert seen == [name], place["selector"]
        return found


async def test_places(small_site: Callable[..., Site]) -> None:
    found = await places(small_site)
    assert found["card1"]["selector"] == "#t1 > a"
    assert found["shadow"]["selector"] == "#host >>> div > p:nth-of-type(2)"
    assert {name: found[name]["region"] for name in ("logo", "menu1", "inner", "foot", "card1")} == {
        "logo": "header",
        "menu1": "nav",
        "inner": "",
        "foot": "footer",
        "card1": "",
    }
    assert found["card1"]["component"] == found["card2"]["component"] == "li.card a"
    assert found["menu1"]["component"] == found["menu2"]["component"] == "li.item a"
    assert found["logo"]["component"] == "header.site img"
    assert found["far"]["box"] == {"x": 300, "y": 1500, "width": 50, "height": 20}
    assert found["hidden"]["box"] is None
    assert found["clobber"]["component"] == "input"
    assert found["card1"]["html"] == '<a data-t="card1">Un</a>'
    assert len(found["long"]["html"]) <= 300
    assert found["long"]["html"].startswith('<p data-t="long" title="xxx')


async def test_a_dom_of_a_thousand_levels_is_described_in_time(small_site: Callable[..., Site]) -> None:
    site = small_site({"/": page("<div id='x'></div>")})
    async with opened(site.url) as tab:
        await tab.page.evaluate(
            """() => { let at = document.getElementById('x');
            for (let n = 0; n < 1500; n++) { const next = document.createElement('div'); at.append(next); at = next }
            at.setAttribute('data-t', 'deep') }"""
        )
        found = dict(await tab.evaluate(DESCRIBE, [], timeout=10))
        assert found["deep"]["selector"].count(">") < 100
        assert await tab.evaluate("() => limpide.walk(() => {})") > 1500
