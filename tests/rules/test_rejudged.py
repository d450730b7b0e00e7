"""A result judged again is the same when its verdicts are, in whatever order they were reached."""

import msgspec

from rules.changes.rejudged import rejudged
from rules.vocabulary import Outcome, Verdict
from tests.reports import factory


def test_the_order_in_which_pages_were_looked_at_is_no_difference() -> None:
    site = factory.make_portfolio(1).sites[0]
    pages = {"http://a.fr/1": Verdict.C, "http://a.fr/2": Verdict.NC}
    one, other, changed = (
        msgspec.structs.replace(site, outcomes=[Outcome(rule="two-ways", verdict=Verdict.C, pages=seen)])
        for seen in (pages, dict(reversed(pages.items())), pages | {"http://a.fr/2": Verdict.C})
    )
    assert rejudged(1, one, other).differences == []
    assert rejudged(1, one, changed).differences != []
