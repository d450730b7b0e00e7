"""Passing and failing evidence for the rules on old devices."""

from tests import old_factories as old
from tests.rules.case import Case

PASSING: dict[str, Case] = {
    "old-browser-2-years": Case(old.healthy()),
    "old-browser-5-years": Case(old.healthy()),
}
FAILING: dict[str, Case] = {
    "old-browser-2-years": Case(old.broken(2)),
    "old-browser-5-years": Case(old.broken(5)),
}
