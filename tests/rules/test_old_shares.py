"""The share of pages that works on old devices: a page tried stands for every page known of its template."""

import msgspec

from rules.old_devices import of_visits
from rules.old_hardware import on_device
from rules.old_shares import shares, untried
from rules.results import SiteResult
from tests import hardware_factories as hardware
from tests import old_factories as old
from tests.reports import factory

GONE = old.old_state(shown=old.shown("…"), lacking=[old.static_block()])


def site(*broken: str) -> SiteResult:
    """The first two templates of the town tried, those named broken at 5 years."""
    made = factory.make_site()
    templates = list(dict.fromkeys(page.template for page in made.pages))[:2]
    pages = []
    for page in made.pages:
        if page.template in templates:
            templates.remove(page.template)
            states = {"policy": GONE if page.template in broken else old.old_state()}
            seen = on_device(hardware.on_pc(hardware.run(), hardware.run()))
            compared = of_visits(old.today(), states)  # type: ignore[arg-type]
            page = msgspec.structs.replace(page, old_devices=compared, hardware=[seen])
        pages.append(page)
    return msgspec.structs.replace(made, pages=pages)


def test_pages_count_as_the_page_of_their_template_that_was_tried() -> None:
    made = site()
    first, second = list(dict.fromkeys(page.template for page in made.pages))[:2]
    assert made.sample
    known = made.sample.templates
    browser, device = shares([site(first)])
    assert browser.target.fr == "un navigateur de 5 ans (Chrome 96 de 2021, estimé)"
    assert browser.pages == {"broken": known[first], "usable": known[second]}
    assert (device.target.en, device.pages) == (
        "laptop of 2016, 512 kbit/s",
        {"usable": known[first] + known[second]},
    )
    assert untried(made) == sum(known.values()) - known[first] - known[second]


def test_a_portfolio_adds_the_pages_of_its_sites() -> None:
    one = shares([site()])[0]
    both = shares([site(), site()])[0]
    assert both.total == 2 * one.total


def test_a_site_not_tried_has_no_share() -> None:
    assert shares([factory.make_site()]) == []
