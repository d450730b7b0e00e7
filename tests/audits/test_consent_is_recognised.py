"""The consent banner: products by their markup, home-made ones by their words, and what must not be taken for one."""

from collections.abc import Callable
from urllib.parse import quote

import pytest
from consent_pages import HOME_MADE, IMITATED, LABELS, NO_BANNER, ONE_CHOICE, UNKNOWN, WE_USE, bar, served
from tabs import Site, browser, page, tab_on

from audits.collect.consent import collect
from rules.evidence.consent import Consent, Stored

Seen = dict[str, Consent]


@pytest.fixture(scope="module")
def seen() -> Seen:
    """What the collector says of every page, in one browser."""
    import asyncio

    from tests.small_site import SmallSite

    other = SmallSite({"/": page(bar(WE_USE, "<button>Refuser</button><button>Accepter</button>"))})
    elsewhere = other.url.replace("127.0.0.1", "localhost")
    site = SmallSite({quote(path): text.replace("@@OTHER@@", elsewhere) for path, text in served().items()})

    async def read() -> Seen:
        found: Seen = {}
        async with browser() as launched, tab_on(launched, f"{site.url}absent") as tab:
            for path in served():
                await tab.page.goto(site.url + quote(path[1:]))
                found[path[1:]] = await collect(tab)
        return found

    try:
        return asyncio.run(read())
    finally:
        site.close()
        other.close()


@pytest.mark.parametrize("product", IMITATED)
def test_an_imitated_product_is_recognised_by_its_markup(seen: Seen, product: str) -> None:
    one = seen[product]
    assert (one.recognised, one.banner) == ("markup", product), one.reason
    assert {"refuse", "accept"} <= one.buttons.keys()
    assert one.place is not None
    assert one.cover > 0


@pytest.mark.parametrize("name", HOME_MADE)
def test_a_home_made_banner_is_recognised_by_its_words(seen: Seen, name: str) -> None:
    one = seen[name]
    assert (one.recognised, one.banner) == ("text", "home-made"), one.reason
    assert {"refuse", "accept"} <= one.buttons.keys()
    assert one.unread == 0
    assert one.frame == (name == "frame of ours")


@pytest.mark.parametrize("label", LABELS)
def test_labels_are_read_as_people_do(seen: Seen, label: str) -> None:
    buttons = seen[label].buttons
    assert set(buttons) == {"refuse", "accept"}
    assert buttons["refuse"].place.selector != buttons["accept"].place.selector
    assert buttons["refuse"].label[:4] == plain(label)[:4]
    assert buttons["accept"].label[:4] == plain(LABELS[label])[:4]


def plain(label: str) -> str:
    """The label as the collector keeps it, as far as these labels need."""
    return label.lower().replace("’", "'").replace("é", "e").replace(",", "")


@pytest.mark.parametrize("name", ONE_CHOICE)
def test_a_banner_that_offers_less_says_which_choices_it_has(seen: Seen, name: str) -> None:
    assert (seen[name].recognised, set(seen[name].buttons)) == ("text", ONE_CHOICE[name][1])


@pytest.mark.parametrize("name", NO_BANNER)
def test_what_only_looks_like_a_banner_is_none(seen: Seen, name: str) -> None:
    assert seen[name].recognised == "none", seen[name]


@pytest.mark.parametrize("name", UNKNOWN)
def test_what_is_not_understood_is_said_and_not_guessed(seen: Seen, name: str) -> None:
    one = seen[name]
    assert (one.recognised, one.buttons, one.asks) == ("unknown", {}, False)
    assert one.reason.endswith(".")


async def test_cookies_and_storage_keys_are_listed_by_name_without_their_values(
    small_site: Callable[..., Site],
) -> None:
    script = (
        "<script>document.cookie='suivi=secret;max-age=864000';localStorage.cle='secret';"
        "sessionStorage.panier='secret'</script>"
    )
    site = small_site({"/": page(script)})
    async with browser() as launched, tab_on(launched, site.url) as tab:
        kept = (await collect(tab)).stored
    assert [(one.kind, one.name) for one in kept] == [
        ("cookie", "suivi"),
        ("local", "cle"),
        ("session", "panier"),
    ]
    assert kept[0] == Stored(kind="cookie", name="suivi", host="127.0.0.1", days=10.0)
    assert "secret" not in repr(kept)
