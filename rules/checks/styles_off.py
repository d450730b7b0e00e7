"""What is shown does not vanish with the styles.

Why: people who read with their own styles, or without, lose what styles write or draw. Who: people with low vision,
people who use a text browser. How to fix: write the words and put the pictures in the page.
"""

from rules.evidence.styles import Styles
from rules.outcomes import finding, settled
from rules.reader import PageReader
from rules.rule import rule
from rules.vocabulary import Outcome
from rules.wording import say, text


@rule(
    id="styles-off",
    theme="presentation",
    unit=text(
        "contenu",
        "content",
    ),
    title=text(
        "Écrire l'information dans la page, pas dans les styles",
        "Write information in the page, not in styles",
    ),
    why=text(
        "Ce qu'une feuille de style écrit ou dessine disparaît quand la personne utilise ses propres styles.",
        "What a style sheet writes or draws vanishes when people use their own styles.",
    ),
    who=text(
        "Les personnes malvoyantes qui remplacent les styles, ou lisent sans eux.",
        "People with low vision who replace styles, or read without them.",
    ),
    fix=text(
        "Mettre le texte dans la page ; remplacer l'image de fond par une balise img avec son alternative.",
        "Put the text in the page; replace the background picture with an img tag and its alternative.",
    ),
    criteria={"rgaa:10.2": "nc"},
    needs=(Styles,),
    source="RGAA 4.1.2, 10.2",
)
def judge(page: PageReader) -> Outcome:
    """Report words written by styles, and links, buttons or images that only a background picture shows."""
    record = page.need(Styles)
    found = []
    for one in record.generated:
        what = say(
            "Le texte « {it} » n'est écrit que par les styles.",
            'The text "{it}" is written by styles only.',
            it=one.text,
        )
        sure = len(one.text.split()) > 1
        found.append(finding(what, place=one.place, party=page.party_of(one.place), certain=sure))
    for one in record.pictures:
        what = say(
            "Sans les styles, rien ne montre « {it} » ({role}).",
            'Without styles, nothing shows "{it}" ({role}).',
            it=one.text,
            role=one.role,
        )
        found.append(finding(what, place=one.place, party=page.party_of(one.place)))
    facts = say(
        "Contenus qui disparaissent sans les styles : {n}.",
        "Contents that vanish without styles: {n}.",
        n=len(found),
    )
    return settled(found, facts, record.unread + record.sheets_unread)
