"""The page shows whole in a screen 1 200 pixels wide.

Why: what stands beyond the edge is not seen, or asks for scrolling both ways. Who: people with an ordinary or old
screen, people who enlarge the page. How to fix: let columns, tables and pictures shrink with the width of the page.
"""

from rules.evidence.record import Place
from rules.evidence.views import Beyond, Views
from rules.outcomes import decide, finding, unmeasured
from rules.reader import PageReader
from rules.rule import rule
from rules.thresholds import bar, source
from rules.vocabulary import Finding, Outcome
from rules.wording import say, text


@rule(
    id="screen-width",
    scope="template",
    theme="display",
    unit=text("élément", "element"),
    title=text("Montrer la page entière dans 1 200 pixels", "Show the whole page in 1,200 pixels"),
    why=text(
        "Ce qui dépasse du bord n'est pas vu, ou demande de défiler dans les deux sens.",
        "What stands beyond the edge is not seen, or asks for scrolling both ways.",
    ),
    who=text(
        "Les personnes qui ont un écran ordinaire ou ancien, et celles qui agrandissent la page.",
        "People with an ordinary or old screen, and those who enlarge the page.",
    ),
    fix=text(
        "Laisser colonnes, tableaux et images rétrécir avec la largeur de la page.",
        "Let columns, tables and pictures shrink with the width of the page.",
    ),
    criteria={"rgesn:2.5": "nc"},
    needs=(Views,),
    source=source("screen-width"),
)
def judge(page: PageReader) -> Outcome:
    """Certain when the document scrolls sideways and a visible text or picture stands beyond the edge."""
    views = page.need(Views)
    beyond = views.beyond
    if beyond is None:
        return unmeasured(
            [Views.NAME], text("Cette largeur n'a pas été mesurée.", "This width was not measured.")
        )
    narrow = next((view for view in views.views if view.name == "narrow"), None)
    facts = say(
        "À {width} pixels de large, le document en occupe {content} ; à 320 pixels, il dépasse de {narrow}.",
        "At {width} pixels wide, the document takes {content}; at 320 pixels, it goes beyond by {narrow}.",
        width=int(bar("screen-width")),
        content=beyond.content,
        narrow=narrow.overflow if narrow else text("(non mesuré)", "(not measured)"),
    )
    if beyond.content <= beyond.width + 1:
        return decide([], facts)
    found = [_finding(page, beyond, place) for place in beyond.places]
    hidden = finding(facts, party="template", component="width", certain=False)
    return decide(found or [hidden], facts)


def _finding(page: PageReader, beyond: Beyond, place: Place) -> Finding:
    what = say(
        "Cet élément sort de l'écran : la page demande {content} pixels pour {width} affichés.",
        "This element leaves the screen: the page asks for {content} pixels, {width} are shown.",
        content=beyond.content,
        width=beyond.width,
    )
    return finding(what, place=place, party=page.party_of(place))
