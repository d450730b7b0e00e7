"""Two visits of one page in one browser: what is asked for while one is read is not told as the other's."""

from pathlib import Path

from audits.netlog.hops import Hop, Use
from audits.netlog.log import NetLog, Reading
from audits.network.exchange import Exchange
from audits.network.match import Matcher

PAGE, SHEET, FONT = "http://a.test/", "http://a.test/print.css", "http://a.test/late.woff2"
HAD = frozenset({PAGE, SHEET})


def untold(log: NetLog) -> list[str]:
    """Addresses that a visit of the page takes for its own, though no target told them."""
    return [one.url for one in Matcher(log, "visit").orphans(0, [told(PAGE), told(SHEET)])]


def told(url: str) -> Exchange:
    return Exchange(key=url, url=url, method="GET", kind="other", start=1.0)


def logged(*readings: Reading) -> NetLog:
    """A log in which the page, at 5 s, asked for its style sheet and a font, on a connection nobody knows."""
    log = NetLog(Path("unused"))
    log.readings += readings
    for number, url in enumerate((SHEET, FONT), 1):
        log.hops[number] = [Hop(url=url, method="GET", start=5000, asked=[f"Referer: {PAGE}"], jobs=[number])]
        log._uses[number] = [Use(socket=number)]
    return log


def test_a_request_that_no_target_told_is_the_visits() -> None:
    assert untold(logged()) == [SHEET, FONT]


def test_a_style_sheet_asked_again_while_another_visit_is_read_is_not() -> None:
    assert untold(logged(Reading(HAD, 4000))) == [FONT]


def test_a_reading_that_was_over_asks_for_nothing() -> None:
    assert untold(logged(Reading(HAD, 3000, 4000))) == [SHEET, FONT]
