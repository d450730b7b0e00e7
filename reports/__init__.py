"""Documents made from verdicts: one format is one file with one write()."""

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from reports.formats import find_formats
from reports.order import Order
from rules.evidence.visit import Visit
from rules.results import CampaignResult
from rules.vocabulary import Lang

DISTRIBUTION = "limpide"

__all__ = ["DISTRIBUTION", "write_reports"]


def write_reports(
    result: CampaignResult,
    out: Path,
    *,
    lang: Lang,
    pictures: Callable[[str], bytes | None],
    formats: Mapping[str, Path] | None = None,
    whole: CampaignResult | None = None,
    visits: Callable[[], Iterable[Visit]] = tuple,
) -> Path:
    """Write the scorecards into the folder out, then each further format asked for, and return the index.

    Args:
        result: the campaign as judged.
        out: folder of the scorecards (HTML, results.json, assets); what a former run wrote there is replaced.
        lang: language of the texts.
        pictures: gives the bytes of a screenshot by its SHA-256, None when it is lost.
        whole: what the folder shows when it is more than the campaign: a portfolio, each site by its last audit.
        visits: gives the campaign's visits as stored.
        formats: file to write by name of format ("csv", "junit", "json", "html").

    Raises:
        reports.order.ReportError: a format is unknown, or out holds files that are not ours.
    """
    known = find_formats()
    order = Order(result, lang, pictures, visits)
    asked = {name: known[name] for name in formats or {} if name in known}
    order.refuse_unknown(set(formats or {}) - set(known), known)
    known["html"](Order(whole or result, lang, pictures, visits), out)
    for name, path in (formats or {}).items():
        asked[name](order, path)
    return out / "index.html"
