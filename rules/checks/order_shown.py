"""What is read keeps the order in which it is seen.

Why: blocks that a style turns round are read the wrong way, the last step first. Who: blind people, people who read
without styles. How to fix: write the blocks in the order in which they are shown.
"""

from rules.evidence.looks import Looks, Moved
from rules.outcomes import finding, settled
from rules.reader import PageReader
from rules.rule import rule
from rules.vocabulary import Finding, Outcome
from rules.wording import say, text

_SAID = {
    "numbers": text(
        "Numérotés à l'écran, ces blocs sont écrits dans un autre ordre : « {it} ».",
        'Numbered on the screen, these blocks are written in another order: "{it}".',
    ),
    "heading": text(
        "Le titre « {it} », affiché au-dessus de ses textes, est écrit après eux.",
        'The heading "{it}", shown above its texts, is written after them.',
    ),
}


@rule(
    id="order-shown",
    theme="presentation",
    unit=text("bloc", "block"),
    title=text("Écrire les blocs dans l'ordre où on les voit", "Write blocks in the order they are seen"),
    why=text(
        "Des blocs que les styles retournent sont lus à l'envers.",
        "Blocks that styles turn round are read the wrong way.",
    ),
    who=text(
        "Les personnes aveugles, et celles qui lisent sans les styles.",
        "Blind people, and people who read without styles.",
    ),
    fix=text(
        "Remettre les blocs dans l'ordre dans le code, sans order ni row-reverse.",
        "Put the blocks in order in the code, without order or row-reverse.",
    ),
    criteria={"rgaa:10.3": "nc"},
    needs=(Looks,),
    source="RGAA 4.1.2, 10.3.1; WCAG 1.3.2, failure F1",
)
def judge(page: PageReader) -> Outcome:
    """Report blocks whose numbers follow one another on the screen only, and headings written after their texts."""
    record = page.need(Looks)
    facts = say(
        "Blocs affichés dans un autre ordre que le code : {n}.",
        "Blocks shown in another order than that of the code: {n}.",
        n=len(record.moved),
    )
    return settled([_finding(page, one) for one in record.moved], facts, record.unread)


def _finding(page: PageReader, one: Moved) -> Finding:
    said = _SAID[one.kind]
    what = say(said.fr, said.en, it=one.text)
    return finding(what, place=one.place, party=page.party_of(one.place))
