"""How a loss of text is judged and told, whatever took it away: spacing, size, a narrow viewport."""

from collections.abc import Sequence

from rules.evidence.text_loss import TextLoss
from rules.outcomes import decide, finding
from rules.reader import PageReader
from rules.vocabulary import Finding, Outcome, Text
from rules.wording import percent, say, text

LAID = 0.45
"""Share of the height of a line that another line covers, from which it cannot be read."""
LONG = 30
"""Characters from which a text that is gone is content."""
SCROLLED = 60
"""Characters from which a text in a box that scrolls across is worth a look."""


def proven(one: TextLoss) -> bool:
    """Tell whether the text cannot be read, twice, and nothing on the page gives it back."""
    if not one.twice or one.exempt or one.drifts or one.opens or one.ellipsis:
        return False
    if one.why == "cut" and one.linked:
        return False
    if one.why == "overlap":
        return one.share >= LAID and not one.fixed
    if one.why == "missing":
        return one.length >= LONG and not one.disclosed and one.place.region in ("", "main")
    if one.why == "beyond":
        return not (one.kept or one.table or one.code)
    return True


def worth(one: TextLoss) -> bool:
    """Tell whether a person should look: exceptions of the criterion and contents given back are left alone."""
    if proven(one):
        return True
    if one.exempt or (one.why == "beyond" and one.table == "data"):
        return False
    if one.why == "beyond" and one.kept:
        return one.length >= SCROLLED and not one.code
    if one.why == "missing":
        return one.place.region in ("", "main")
    return not one.opens


def report(page: PageReader, losses: Sequence[TextLoss], where: Text, facts: Text) -> Outcome:
    """Return the outcome of a rule on these losses; where: the state in which they happen."""
    return decide([_finding(page, one, where) for one in losses if worth(one)], facts)


def combine(parts: Sequence[Outcome], facts: Text) -> Outcome:
    """Return one outcome from several on the same page."""
    return decide([one for part in parts for one in part.findings], facts)


def _finding(page: PageReader, one: TextLoss, where: Text) -> Finding:
    said = _SAID[one.why]
    what = say(
        said.fr,
        said.en,
        text=one.text,
        other=one.other,
        where=where,
        share=percent(one.share),
    )
    return finding(what, place=one.place, party=page.party_of(one.place), certain=proven(one))


_SAID = {
    "cut": text(
        "« {text} » est coupé {where} : il en reste {share} au pire endroit.",
        "“{text}” is cut {where}: {share} of it is left at the worst place.",
    ),
    "overlap": text(
        "« {text} » et « {other} » se recouvrent {where}.",
        "“{text}” and “{other}” lie on one another {where}.",
    ),
    "beyond": text(
        "« {text} » sort de l'écran {where} : il faut défiler pour le lire.",
        "“{text}” leaves the screen {where}: one has to scroll to read it.",
    ),
    "missing": text(
        "« {text} » n'est plus affiché {where}, et rien ne permet de le retrouver.",
        "“{text}” is no longer on display {where}, and nothing brings it back.",
    ),
    "frozen": text(
        "« {text} » ne grandit pas assez {where} : {share} de sa taille, 200 % demandés.",
        "“{text}” does not grow enough {where}: {share} of its size, 200% asked for.",
    ),
}
