"""What formats that describe one site need: a file a site, and every finding of a site by its correction."""

from collections.abc import Iterator
from pathlib import Path

from reports.layout import Layout
from reports.order import Order
from rules.grouping import group_of
from rules.results import SiteResult
from rules.vocabulary import Finding


def one_file_a_site(order: Order, target: Path) -> Iterator[tuple[SiteResult, Path]]:
    """Give each site its file: the one named when there is one site, else its folder name is added to it."""
    layout = Layout(order.result)
    for folder, site in zip(layout.folders, order.result.sites, strict=True):
        path = target if layout.single else target.with_name(f"{target.stem}-{folder}{target.suffix}")
        yield site, path


def findings_of(site: SiteResult) -> dict[str, list[Finding]]:
    """Return every finding of a site by id of correction, in page order.

    A correction keeps fifty examples; the outcomes of the pages hold them all. As in the grouping, the doubtful
    findings of a cause that is certain elsewhere are left out.
    """
    found: dict[str, list[Finding]] = {}
    outcomes = [outcome for page in site.pages for outcome in page.outcomes] + site.outcomes
    for one in (one for outcome in outcomes for one in outcome.findings):
        found.setdefault(group_of(one), []).append(one)
    return {
        one.id: [f for f in found.get(one.id, []) if f.certain == one.certain] or one.findings
        for one in site.corrections
    }
