"""The Tab key goes through the page in the order of its contents.

Why: a positive tabindex makes the focus jump. Who: people who use a keyboard. How to fix: remove it, put the
elements in order in the source.
"""

from rules.evidence.structure import Structure, TabIndex
from rules.outcomes import decide, finding
from rules.reader import PageReader
from rules.rule import rule
from rules.thresholds import bar
from rules.vocabulary import Finding, Outcome
from rules.wording import say, text


@rule(
    id="positive-tabindex",
    theme="navigation",
    unit=text("élément", "element"),
    title=text("Ne pas forcer l'ordre de tabulation", "Do not force the tab order"),
    why=text(
        "Un tabindex positif fait sauter le focus d'un bout à l'autre de la page.",
        "A positive tabindex makes the focus jump across the page.",
    ),
    who=text("Les personnes qui naviguent au clavier.", "People who navigate with a keyboard."),
    fix=text(
        "Retirer les tabindex positifs, et ranger les éléments dans le bon ordre dans le code.",
        "Remove positive tabindex, and put the elements in order in the source.",
    ),
    criteria={"rgaa:12.8": "nc"},
    needs=(Structure,),
    source="RGAA 4.1.2, 12.8",
)
def judge(page: PageReader) -> Outcome:
    """Report the elements that a positive tabindex takes out of the order of the source."""
    tabs = page.need(Structure).tabs
    moved = [one for one in tabs if one.moved]
    facts = say(
        "tabindex positifs : {n} ; éléments déplacés : {moved}.",
        "Positive tabindex: {n}; elements moved: {moved}.",
        n=len(tabs),
        moved=len(moved),
    )
    return decide([_finding(page, one) for one in moved], facts)


def _finding(page: PageReader, one: TabIndex) -> Finding:
    what = say(
        "« {it} » (tabindex {value}) prend le focus {moved} places hors de son tour, sur {total}.",
        '"{it}" (tabindex {value}) takes the focus {moved} places out of turn, of {total}.',
        it=one.text,
        value=one.value,
        moved=one.moved,
        total=one.focusables,
    )
    far = one.moved >= bar("tab-order-places")
    return finding(what, place=one.place, party=page.party_of(one.place), certain=far)
