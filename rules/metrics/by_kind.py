"""Metrics of one kind of file: wire bytes and requests of a first visit, and the rest under "other"."""

from collections.abc import Callable

from rules.metrics.metric import Metric
from rules.results import PageResult
from rules.vocabulary import Text
from rules.wording import say, text

KINDS: dict[str, Text] = {
    "document": text("documents HTML", "HTML documents"),
    "stylesheet": text("feuilles de style", "style sheets"),
    "script": text("scripts", "scripts"),
    "image": text("images", "images"),
    "font": text("polices", "fonts"),
    "media": text("sons et vidéos", "sounds and videos"),
}
OTHER = "other"


def kind_metrics() -> list[Metric]:
    """Return two metrics a kind (`image_bytes`, `image_requests` …), and two for all other kinds together."""
    named = [*KINDS.items(), (OTHER, text("autres fichiers", "other files"))]
    return [made for kind, name in named for made in _pair(kind, name)]


def _pair(kind: str, name: Text) -> list[Metric]:
    return [
        Metric(
            id=f"{kind}_bytes",
            unit="B",
            title=say("Poids : {kind}", "Weight: {kind}", kind=name),
            page=_share(kind, bytes_of=True),
        ),
        Metric(
            id=f"{kind}_requests",
            unit="requests",
            title=say("Requêtes : {kind}", "Requests: {kind}", kind=name),
            page=_share(kind, bytes_of=False),
        ),
    ]


def _share(kind: str, *, bytes_of: bool) -> Callable[[PageResult], float | None]:
    def value(page: PageResult) -> float | None:
        if page.weight is None:
            return None
        shared = page.weight.bytes_by_kind if bytes_of else page.weight.requests_by_kind
        if kind == OTHER:
            return sum(figure for name, figure in shared.items() if name not in KINDS)
        return shared.get(kind, 0)

    return value
