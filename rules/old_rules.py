"""What the two rules of old browsers have in common: one finding a cause.

Certain only when a real old engine was seen to fail: an imitated one is an estimate, and proves nothing.
"""

from rules.addresses import host
from rules.evidence.old_device import FunctionsToday, OldState
from rules.old_devices import Cause, Comparison, browser_said, compare, losses_said
from rules.outcomes import decide, finding, passed, told, unmeasured
from rules.reader import PageReader
from rules.vocabulary import Finding, Outcome, Text
from rules.wording import say, text

MOST = 6
REPAIRS: dict[str, Text] = {
    "api": text("tester sa présence ou livrer un repli", "test for it or ship a fallback"),
    "syntax": text("compiler le script pour ce navigateur", "compile the script for this browser"),
    "html": text("prévoir un repli en script", "provide a fallback in script"),
    "css": text("écrire d'abord une déclaration connue", "write a known declaration first"),
    "": text("corriger l'erreur", "correct the error"),
}
STATES: dict[str, Text] = {
    "usable": text("utilisable", "usable"),
    "degraded": text("dégradée", "degraded"),
    "broken": text("inutilisable", "broken"),
    "unclear": text("différente, sans cause trouvée", "different, no cause found"),
    "unmeasured": text("non mesurée", "not measured"),
}


def judge_old(page: PageReader, state: OldState, record: str) -> Outcome:
    """Return what one old visit says of the page, compared with today's."""
    found = compare(page.need(FunctionsToday), state)
    facts = say(
        "{browser} : page {state}.",
        "{browser}: page {state}.",
        browser=browser_said(found),
        state=STATES[found.state],
    )
    if found.state == "unmeasured":
        return unmeasured(
            [record], text("Le filtre du navigateur a échoué.", "The filter of the browser failed.")
        )
    if found.state == "usable":
        return passed(facts)
    certain = found.state == "broken" and found.proves
    if not found.causes:
        return decide([finding(losses_said(found), certain=certain, pair=found.pictures)], facts)
    return (
        decide([_finding(page, found, cause, certain=certain) for cause in found.causes[:MOST]], facts)
        if found.losses
        else told(facts)
    )


def _finding(page: PageReader, found: Comparison, cause: Cause, *, certain: bool) -> Finding:
    what = say(
        "{losses}. Cause : {cause} ; {repair}.",
        "{losses}. Cause: {cause}; {repair}.",
        losses=losses_said(found),
        cause=cause.said,
        repair=REPAIRS[cause.kind],
    )
    third = bool(cause.url) and host(cause.url) not in page.own_hosts
    return finding(
        what,
        resource=cause.url,
        party="third" if third else "template",
        component=f"{cause.kind}:{cause.feature or cause.message[:80]}",
        certain=certain,
        pair=found.pictures,
    )
