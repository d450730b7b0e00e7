"""How other tools count the same page, and what each way of counting does to its EcoIndex.

The formula is one; three things differ from tool to tool: which requests count, which elements count, and how a
value is placed among the quantiles. Each way was read in the source of the tool it names (see SOURCES).
"""

from collections.abc import Callable

import msgspec

from rules.ecoindex import grade, positions, raw_score
from rules.evidence.ledger import Ledger
from rules.evidence.page import Dom
from rules.results import Counting
from rules.vocabulary import Text
from rules.wording import text

SOURCES = (
    "cnumr/ecoindex_python_fullstack, components/ecoindex/scraper/scrap.py, 037a50c; "
    "cnumr/GreenIT-Analysis, script/greenpanel.js and script/analyseFrame.js, 0069cbc, script/ecoIndex.js, 1d80150"
)
_OLD_SHIFT = 5
"""The old reading places every value one quantile further: 5 x (3 + 2 + 1) / 6 = 5 points fewer, bars 5 lower."""


class _Way(msgspec.Struct, frozen=True):
    """One way of counting: from the records to DOM, requests and thousands of bytes."""

    id: str
    name: Text
    why: Text
    count: Callable[[Dom, Ledger], tuple[int, int, float]]
    shift: int = 0


def _ours(dom: Dom, ledger: Ledger) -> tuple[int, int, float]:
    return dom.elements, len(ledger.counted), ledger.wire_bytes / 1000


def _every_entry(dom: Dom, ledger: Ledger) -> tuple[int, int, float]:
    return dom.elements, len(ledger.requests), sum(r.wire_bytes for r in ledger.requests) / 1000


def _svg_too(dom: Dom, ledger: Ledger) -> tuple[int, int, float]:
    return dom.all_elements, len(ledger.counted), ledger.wire_bytes / 1000


def _unpacked(dom: Dom, ledger: Ledger) -> tuple[int, int, float]:
    return dom.elements, len(ledger.counted), sum(r.decoded_bytes for r in ledger.counted) / 1000


WAYS = (
    _Way(
        "limpide",
        text("limpide", "limpide"),
        text(
            "Requêtes qui ont eu une réponse par le réseau, icône du site à part ; octets transférés, en-têtes "
            "compris ; éléments de la page sans l'intérieur des svg.",
            "Requests answered over the network, favicon apart; bytes transferred, headers included; elements of the "
            "page without the inside of svg.",
        ),
        _ours,
    ),
    _Way(
        "every-entry",
        text("Toutes les lignes du journal (ecoindex-cli)", "Every line of the log (ecoindex-cli)"),
        text(
            "Compte aussi les requêtes en échec, bloquées, abandonnées ou servies par le cache.",
            "Also counts requests that failed, were blocked, were given up or came from the cache.",
        ),
        _every_entry,
    ),
    _Way(
        "svg-too",
        text(
            "Tous les éléments du document (GreenIT-Analysis)",
            "Every element of the document (GreenIT-Analysis)",
        ),
        text(
            "Compte aussi les éléments à l'intérieur des dessins svg, et aucun des arbres fantômes.",
            "Also counts the elements inside svg drawings, and none of the shadow trees.",
        ),
        _svg_too,
    ),
    _Way(
        "unpacked",
        text("Octets décompressés", "Unpacked bytes"),
        text(
            "Pèse les fichiers une fois décompressés, et sans les en-têtes : ce n'est pas ce qui voyage.",
            "Weighs the files once unpacked, and without headers: this is not what travels.",
        ),
        _unpacked,
    ),
    _Way(
        "old-quantiles",
        text("Ancienne lecture des quantiles", "Old reading of the quantiles"),
        text(
            "Mêmes comptes que limpide ; chaque valeur est placée un quantile plus loin (5 points de moins) et les "
            "notes commencent 5 points plus bas.",
            "Same counts as limpide; each value is placed one quantile further (5 points fewer) and the grades "
            "start 5 points lower.",
        ),
        _ours,
        _OLD_SHIFT,
    ),
)


def countings(dom: Dom, ledger: Ledger) -> list[Counting]:
    """Return the EcoIndex of one visit under each way of counting, ours first."""
    return [_counted(way, dom, ledger) for way in WAYS]


def _counted(way: _Way, dom: Dom, ledger: Ledger) -> Counting:
    elements, requests, size_kb = way.count(dom, ledger)
    score = round(raw_score(elements, requests, size_kb))
    return Counting(
        id=way.id,
        name=way.name,
        why=way.why,
        dom=elements,
        requests=requests,
        size_kb=size_kb,
        score=max(0, score - way.shift),
        grade=grade(score),
    )


def points_lost(dom: float, requests: float, size_kb: float) -> tuple[float, float, float]:
    """Return the points of 100 that each input costs: at most 50 for the DOM, 33.3 for requests, 16.7 for weight."""
    q_dom, q_requests, q_size = positions(dom, requests, size_kb)
    return 5 * 3 * q_dom / 6, 5 * 2 * q_requests / 6, 5 * q_size / 6
