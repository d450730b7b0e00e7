"""Words that are shown are not kept from screen readers.

Why: what aria-hidden covers is not read. Who: blind people. How to fix: remove aria-hidden.
"""

from rules.evidence.styles import Styles
from rules.outcomes import finding, settled
from rules.reader import PageReader
from rules.rule import rule
from rules.thresholds import bar
from rules.vocabulary import Outcome
from rules.wording import say, text


@rule(
    id="silenced-words",
    theme="presentation",
    unit=text(
        "texte",
        "text",
    ),
    title=text(
        "Ne pas cacher aux lecteurs d'écran un texte affiché",
        "Do not keep a text shown from screen readers",
    ),
    why=text(
        "Ce que couvre aria-hidden n'est pas lu, bien qu'affiché.",
        "What aria-hidden covers is not read, though it is shown.",
    ),
    who=text(
        "Les personnes aveugles.",
        "Blind people.",
    ),
    fix=text(
        "Retirer aria-hidden, ou dire le même texte à côté.",
        "Remove aria-hidden, or say the same text beside it.",
    ),
    criteria={"rgaa:10.8": "nc"},
    needs=(Styles,),
    source="RGAA 4.1.2, 10.8",
)
def judge(page: PageReader) -> Outcome:
    """Report visible words under aria-hidden that nothing beside them says."""
    record = page.need(Styles)
    found = []
    for one in record.silenced:
        if one.elsewhere:
            continue
        what = say(
            "Le texte « {it} » est affiché et n'est pas lu.",
            'The text "{it}" is shown and not read.',
            it=one.text,
        )
        sure = len(one.text.split()) >= bar("silenced-words")
        found.append(finding(what, place=one.place, party=page.party_of(one.place), certain=sure))
    facts = say(
        "Textes affichés et cachés aux lecteurs d'écran : {n}.",
        "Texts shown and kept from screen readers: {n}.",
        n=len(found),
    )
    return settled(found, facts, record.unread)
