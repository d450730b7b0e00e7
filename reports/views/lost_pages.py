"""The pages whose two pictures are shown side by side: those an old browser breaks, then those it lessens."""

from rules.old_devices import Comparison
from rules.results import PageResult, SiteResult

SHOWN = 2
ORDER = ("broken", "degraded")


def lost_pages(site: SiteResult) -> list[tuple[PageResult, Comparison]]:
    """Return the first pages that lose something in the oldest browser asked for."""
    found = [
        (page, one)
        for page in site.pages
        for one in page.old_devices
        if one.state in ORDER and one.question == "policy"
    ]
    return sorted(found, key=lambda pair: ORDER.index(pair[1].state))[:SHOWN]
