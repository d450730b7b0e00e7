"""What styles show on hover is shown on focus too.

Why: a keyboard and a finger hover nothing. Who: people who use a keyboard, a touch screen. How to fix: write :focus and
:focus-within beside :hover, on an element that takes the focus.
"""

from rules.evidence.hovers import Hovers
from rules.evidence.styles import Styles
from rules.outcomes import finding, settled
from rules.reader import PageReader
from rules.rule import rule
from rules.vocabulary import Outcome
from rules.wording import say, text


@rule(
    id="hover-only",
    theme="presentation",
    unit=text(
        "contenu",
        "content",
    ),
    title=text(
        "Montrer au clavier ce qui s'affiche au survol",
        "Show with the keyboard what shows on hover",
    ),
    why=text(
        "Ni le clavier ni le doigt ne survolent : le contenu leur reste caché.",
        "Neither keyboard nor finger hovers: the content stays hidden from them.",
    ),
    who=text(
        "Les personnes qui naviguent au clavier ou sur un écran tactile.",
        "People who use a keyboard or a touch screen.",
    ),
    fix=text(
        "Ajouter :focus et :focus-within à côté de :hover, sur un élément qui prend le focus.",
        "Add :focus and :focus-within beside :hover, on an element that takes the focus.",
    ),
    criteria={"rgaa:10.14": "nc"},
    needs=(Styles,),
    source="RGAA 4.1.2, 10.14",
)
def judge(page: PageReader) -> Outcome:
    """Report contents shown by :hover only; proven where nothing hovered takes the focus, or no script runs.

    What was really hovered is told by the rule hover-keyboard.
    """
    record, tried = page.need(Styles), page.get(Hovers)
    hovered = {place.selector for one in tried.hovers for place in (one.place, one.came)} if tried else set()
    found = []
    for one in record.hovers:
        if one.place.selector in hovered:
            continue
        what = say("« {it} » ne s'affiche qu'au survol.", '"{it}" shows on hover only.', it=one.text)
        sure = not one.scripted and (not one.focusable or not record.scripts) and not record.sheets_unread
        found.append(finding(what, place=one.place, party=page.party_of(one.place), certain=sure))
    facts = say("Contenus montrés au survol seul : {n}.", "Contents shown on hover only: {n}.", n=len(found))
    return settled(found, facts, record.unread + record.sheets_unread)
