"""Content that comes on hover comes from the keyboard too.

Why: a menu that only opens under the pointer does not exist for the keyboard, nor for the finger. Who: people who use
the keyboard, a telephone or a screen reader. How to fix: :focus-within beside :hover, or a button that opens.
"""

from rules.evidence.hovers import Hover, Hovers
from rules.outcomes import decide, finding, not_applicable
from rules.reader import PageReader
from rules.rule import rule
from rules.vocabulary import Finding, Outcome
from rules.wording import say, text


@rule(
    id="hover-keyboard",
    scope="template",
    theme="keyboard",
    unit=text("contenu additionnel", "additional content"),
    title=text("Donner au clavier le contenu du survol", "Give the keyboard the content of the hover"),
    why=text(
        "Un menu qui ne s'ouvre que sous le pointeur n'existe ni pour le clavier ni pour le doigt.",
        "A menu that only opens under the pointer exists neither for the keyboard nor for the finger.",
    ),
    who=text(
        "Les personnes qui naviguent au clavier, au téléphone ou avec un lecteur d'écran.",
        "People who use the keyboard, a telephone or a screen reader.",
    ),
    fix=text(
        "Écrire :focus-within à côté de :hover, ou ouvrir par un bouton.",
        "Write :focus-within beside :hover, or open by a button.",
    ),
    criteria={"rgaa:10.14": "nc"},
    needs=(Hovers,),
    source="RGAA 4.1.2, 10.14 ; WCAG 2.2, 2.1.1",
)
def judge(page: PageReader) -> Outcome:
    """Read which contents came under the pointer and never with the focus or a key."""
    record = page.need(Hovers)
    if not record.hovers:
        return not_applicable(text("Aucun contenu venu au survol.", "No content came on hover."))
    facts = say(
        "Contenus venus au survol : {n} ; venus au clavier aussi : {good}.",
        "Contents that came on hover: {n}; that came from the keyboard too: {good}.",
        n=len(record.hovers),
        good=sum(one.by_focus or one.by_key for one in record.hovers),
    )
    alone = [one for one in record.hovers if not (one.by_focus or one.by_key or one.elsewhere)]
    return decide([_finding(page, one) for one in alone], facts)


def _finding(page: PageReader, one: Hover) -> Finding:
    what = say(
        "« {text} » ne vient qu'au survol : ni le focus ni la touche Entrée ne le montrent.",
        "“{text}” only comes on hover: neither the focus nor the Enter key shows it.",
        text=one.text,
    )
    return finding(what, place=one.place, party=page.party_of(one.place), certain=one.styles and one.twice)
