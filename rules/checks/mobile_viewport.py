"""The page fits itself to the width of the screen.

Why: without the viewport declaration, a telephone lays the page out as on a wide screen and shows it tiny. Who:
everybody on a telephone, first of all people who see poorly. How to fix: one line in the head of the template.
"""

import re

from rules.evidence.page import Page
from rules.outcomes import decide, finding
from rules.reader import PageReader
from rules.rule import rule
from rules.vocabulary import Outcome
from rules.wording import say, text

_WANTED = re.compile(r"(^|[,;\s])(width=device-width|initial-scale=1(\.0*)?(?![\d.]))")
"""An initial scale of 1 alone gives the page the width of the device too (CSS Viewport)."""


@rule(
    id="mobile-viewport",
    theme="display",
    unit=text("page", "page"),
    title=text("Adapter la page à la largeur de l'écran", "Fit the page to the width of the screen"),
    why=text(
        "Sans cette déclaration, un téléphone compose la page comme sur un grand écran et l'affiche en tout petit.",
        "Without this declaration, a telephone lays the page out as on a wide screen and shows it tiny.",
    ),
    who=text(
        "Les personnes qui consultent le site au téléphone, surtout si elles voient mal.",
        "People who read the site on a telephone, mostly those who see poorly.",
    ),
    fix=text(
        'Écrire <meta name="viewport" content="width=device-width, initial-scale=1"> dans l\'en-tête du gabarit.',
        'Write <meta name="viewport" content="width=device-width, initial-scale=1"> in the head of the template.',
    ),
    criteria={"rgesn:2.5": "nc"},
    needs=(Page,),
    source="RGESN 2024, 2.5",
)
def judge(page: PageReader) -> Outcome:
    """Read the content of meta viewport."""
    content = page.need(Page).viewport
    if content is None:
        facts = text("La page ne déclare pas de meta viewport.", "The page declares no meta viewport.")
    else:
        facts = say("meta viewport : « {content} ».", "meta viewport: “{content}”.", content=content)
    if content is not None and _WANTED.search(re.sub(r"\s*=\s*", "=", content.lower())):
        return decide([], facts)
    return decide([finding(facts, party="template", component="viewport")], facts)
