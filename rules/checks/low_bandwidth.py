"""How long the page's bytes take on a slow line: what no server can spare the visitor.

Why: on a slow line the bytes alone decide when a page is there. Who: rural lines, telephones on 3G. How to fix: lighten
what comes before the main text; keep pages readable offline.
"""

from rules.evidence.ledger import Ledger
from rules.outcomes import told
from rules.reader import PageReader
from rules.rule import rule
from rules.thresholds import bar, source
from rules.vocabulary import Outcome, Text
from rules.wording import number, say, size, text

_BITS = 8


@rule(
    id="low-bandwidth",
    theme="network",
    unit=text("page", "page"),
    title=text("Durée de transfert à bas débit", "Time of transfer on a slow line"),
    why=text(
        "Sur une ligne lente, le poids décide à lui seul du moment où la page est là.",
        "On a slow line, weight alone decides when the page is there.",
    ),
    who=text("Les lignes rurales, les téléphones en 3G.", "Rural lines, telephones on 3G."),
    fix=text(
        "Alléger ce qui précède le texte principal ; garder les pages lisibles hors connexion.",
        "Lighten what comes before the main text; keep pages readable offline.",
    ),
    criteria={"rgesn:2.1": "none", "rgesn:2.2": "none", "rgesn:2.3": "none"},
    needs=(Ledger,),
    source=source("low-bandwidth-fixed"),
)
def judge(page: PageReader) -> Outcome:
    """Divide the wire bytes of the visit by the two rates; a lower bound, connection times left out."""
    ledger = page.need(Ledger)
    first = (
        [r for r in ledger.requests[: ledger.before_scroll] if r in ledger.counted]
        if ledger.before_scroll
        else []
    )
    facts = say(
        "{weight}, soit au moins {fixed} à 512 kbit/s et {mobile} en 3G lente (400 kbit/s), hors temps de connexion ; "
        "avant tout défilement : {before}.",
        "{weight}, at least {fixed} at 512 kbit/s and {mobile} on slow 3G (400 kbit/s), connection times left out; "
        "before any scroll: {before}.",
        weight=size(ledger.wire_bytes),
        fixed=_seconds(ledger.wire_bytes, "low-bandwidth-fixed"),
        mobile=_seconds(ledger.wire_bytes, "low-bandwidth-mobile"),
        before=size(sum(r.wire_bytes for r in first)),
    )
    return told(facts)


def _seconds(wire_bytes: int, rate: str) -> Text:
    return say("{n} s", "{n} s", n=number(wire_bytes * _BITS / bar(rate), 1))
