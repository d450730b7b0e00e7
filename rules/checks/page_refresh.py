"""The page does not refresh or redirect by itself after a delay.

Why: the page goes away while it is being read. Who: people who read slowly, screen reader users. How to fix:
remove the meta refresh, redirect on the server.
"""

from rules.evidence.behaviours import Behaviours
from rules.outcomes import decide, finding
from rules.reader import PageReader
from rules.rule import rule
from rules.vocabulary import Outcome
from rules.wording import say, text

LIMIT = 72_000
"""Seconds: 20 hours, beyond which a delay is no limit of time."""


@rule(
    id="page-refresh",
    theme="consultation",
    unit=text("page", "page"),
    title=text("Retirer le rafraîchissement automatique", "Remove the automatic refresh"),
    why=text("La page disparaît pendant qu'on la lit.", "The page goes away while it is being read."),
    who=text(
        "Les personnes qui lisent lentement ou avec un lecteur d'écran.",
        "People who read slowly or with a screen reader.",
    ),
    fix=text(
        "Retirer la balise meta refresh ; rediriger depuis le serveur.",
        "Remove the meta refresh; redirect from the server.",
    ),
    criteria={"rgaa:13.1": "nc"},
    needs=(Behaviours,),
    source="RGAA 4.1.2, 13.1; WCAG 2.2.1",
)
def judge(page: PageReader) -> Outcome:
    """Look at the refresh that holds: at once is a redirection, over 20 hours is no limit of time."""
    refresh = page.need(Behaviours).refresh
    facts = say("Rafraîchissement programmé : {n} s.", "Programmed refresh: {n} s.", n=round(refresh or 0))
    if refresh is None or not 0 < refresh <= LIMIT:
        return decide([], facts)
    what = say(
        "La page se recharge ou se redirige seule après {n} s.",
        "The page reloads or redirects by itself after {n} s.",
        n=round(refresh),
    )
    return decide([finding(what, party="template")], facts)
