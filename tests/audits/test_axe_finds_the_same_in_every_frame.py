"""The same document gives the same findings in the top frame and in every kind of frame."""

from collections.abc import Callable
from html import escape

import pytest
from playwright.async_api import Browser
from tabs import GOOD, Site, axe_of, browser, page, violations

from rules.evidence.axe import Axe

DEFECTS = page(
    """<p>Texte <img src="data:image/gif;base64,R0lGODlhAQABAAAAACw="> </p>
    <a href="/ailleurs"></a> <button></button> <input type="text"> <select><option>a</option></select>
    <p style="color:#bbb;background:#fff">Texte trop clair</p>
    <ul><div>pas un li</div></ul> <p lang="zz">langue</p> <div role="bouton">rôle</div>
    <h2>Deux</h2><h4>Quatre</h4>
    <p id="d">a</p><p id="d">b</p><span tabindex="3">x</span>"""
)
EXPECTED = {
    "image-alt", "link-name", "button-name", "label", "select-name", "color-contrast", "list", "valid-lang",
    "aria-roles", "heading-order", "duplicate-id", "tabindex",
}  # fmt: skip
FRAME = '<iframe title="Cadre" width="900" height="700" {}></iframe>'


def holder(attributes: str) -> str:
    # No main here, and another name in each: two mains or two asides of one name on a page are defects of their own.
    return GOOD.format(
        head="", body=f'<aside aria-label="Cadre {len(attributes)}">{FRAME.format(attributes)}</aside>'
    )


def site(url: str) -> dict[str, str]:
    other = url.replace("127.0.0.1", "localhost")
    return {
        "/top": DEFECTS,
        "/same": holder('src="/top"'),
        "/nested": holder('src="/same"'),
        "/cross": holder(f'src="{other}top"'),
        "/cross-nested": holder(f'src="{other}back"'),
        "/back": holder(f'src="{url}top"'),
        "/sandbox": holder('sandbox src="/top"'),
        "/sandbox-scripts": holder('sandbox="allow-scripts" src="/top"'),
        "/srcdoc": holder(f'srcdoc="{escape(DEFECTS, quote=True)}"'),
        "/shadow": GOOD.format(
            head="",
            body='<aside aria-label="Cadre" id="h"></aside>'
            '<script>document.getElementById("h").attachShadow({mode:"open"}).innerHTML='
            """'<iframe title="Cadre" width="900" height="700" src="/top"></iframe>'</script>""",
        ),
    }


KINDS = [kind.strip("/") for kind in site("") if kind not in ("/top", "/back")]


def seen(axe: Axe) -> set[tuple[str, str, str, str]]:
    return {
        (rule, node.place.selector, node.place.component, node.place.region) for rule, node in violations(axe)
    }


def moved(axe: Axe, top: Axe) -> tuple[float, float]:
    """How far the button's box is from where it stands alone: 8 px of margin and 2 of border a frame."""
    inside, alone = (
        next(node.place.box for rule, node in violations(seen) if rule == "button-name")
        for seen in (axe, top)
    )
    assert inside is not None
    assert alone is not None
    return inside.x - alone.x, inside.y - alone.y


async def compare(launched: Browser, url: str, kinds: list[str]) -> None:
    top = await axe_of(launched, f"{url}top")
    assert {rule for rule, _ in violations(top)} == EXPECTED
    assert top.frames == 1
    for kind in kinds:
        axe = await axe_of(launched, f"{url}{kind}")
        assert seen(axe) == seen(top), kind
        assert axe.frames_failed == [], kind
        assert axe.rules_run == axe.rules_enabled, kind
        assert all(node.place.frame for _, node in violations(axe)), kind
        assert moved(axe, top) == ((20.0, 20.0) if "nested" in kind else (10.0, 10.0)), kind


@pytest.mark.parametrize("kind", ["headless-shell", "full"])
async def test_same_findings_in_every_kind_of_frame(kind: str, small_site: Callable[..., Site]) -> None:
    served = small_site({})
    served.pages = site(served.url)
    async with browser(kind) as launched:
        await compare(launched, served.url, KINDS)


async def test_a_frame_that_leads_nowhere_does_not_hide_its_neighbours(
    small_site: Callable[..., Site],
) -> None:
    served = small_site({"/top": DEFECTS})
    body = FRAME.format('src="http://127.0.0.1:9/"') + FRAME.format('src="/top"').replace("Cadre", "Autre")
    served.pages["/"] = page(body)
    async with browser() as launched:
        axe = await axe_of(launched, served.url)
        top = await axe_of(launched, f"{served.url}top")
    assert seen(top) <= seen(axe)
    assert axe.frames + len(axe.frames_failed) == 3
