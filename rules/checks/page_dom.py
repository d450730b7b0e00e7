"""The page is simple: at most 1 400 elements.

Why: the browser keeps every element in memory and lays it out again and again. Who: people with an old device,
whose processor and memory are small. How to fix: paginate long lists, drop hidden copies of menus, simplify templates.
"""

from rules.evidence.page import Dom
from rules.outcomes import decide, finding
from rules.reader import PageReader
from rules.rule import rule
from rules.thresholds import bar, source
from rules.vocabulary import Outcome
from rules.wording import say, text


@rule(
    id="page-dom",
    theme="weight",
    unit=text("page", "page"),
    title=text("Simplifier les pages de plus de 1 400 éléments", "Simplify the pages above 1,400 elements"),
    why=text(
        "Le navigateur garde chaque élément en mémoire et le remet en place à chaque changement.",
        "The browser keeps every element in memory and lays it out again at each change.",
    ),
    who=text(
        "Les personnes dont l'appareil est ancien : processeur lent, peu de mémoire.",
        "People whose device is old: slow processor, little memory.",
    ),
    fix=text(
        "Découper les longues listes en pages, retirer les menus en double, simplifier les gabarits.",
        "Split long lists into pages, remove duplicated menus, simplify the templates.",
    ),
    criteria={"rgesn:6.1": "none"},
    needs=(Dom,),
    source=source("page-dom"),
)
def judge(page: PageReader) -> Outcome:
    """Compare the number of elements, descendants of svg excluded, with the bar."""
    dom, limit = page.need(Dom), int(bar("page-dom"))
    facts = say(
        "{elements} éléments, pour {limit} au plus ; profondeur {depth}.",
        "{elements} elements, against {limit} at most; depth {depth}.",
        elements=dom.elements,
        limit=limit,
        depth=dom.depth,
    )
    if dom.elements <= limit:
        return decide([], facts)
    what = say(
        "La page compte {elements} éléments, soit {more} de trop.",
        "The page holds {elements} elements, {more} too many.",
        elements=dom.elements,
        more=dom.elements - limit,
    )
    return decide([finding(what, component="page", party="template")], facts)
