"""The caption of an image is tied to it.

Why: without the tie, the caption is read as any text, far from its image. Who: screen reader users. How to
fix: figure with role="figure" and aria-label equal to the caption, caption in figcaption.
"""

from rules.evidence.named import Figure, Named
from rules.generic_words import plain
from rules.outcomes import decide, finding, not_applicable
from rules.reader import PageReader
from rules.rule import rule
from rules.vocabulary import Finding, Outcome
from rules.wording import say, text


@rule(
    id="figure-caption",
    theme="images",
    unit=text("figure", "figure"),
    title=text("Relier la légende à son image", "Tie the caption to its image"),
    why=text(
        "Sans ce lien, la légende est lue comme un texte quelconque, sans son image.",
        "Without the tie, the caption is read as any text, without its image.",
    ),
    who=text("Les personnes qui utilisent un lecteur d'écran.", "People who use a screen reader."),
    fix=text(
        'Sur figure, mettre role="figure" et un aria-label égal à la légende, écrite dans figcaption.',
        'On figure, put role="figure" and an aria-label equal to the caption, written in figcaption.',
    ),
    criteria={"rgaa:1.9": "nc"},
    needs=(Named,),
    source="RGAA 4.1.2, 1.9.1 to 1.9.5",
)
def judge(page: PageReader) -> Outcome:
    """Check role and label of each figure that holds a caption and an image with an alternative.

    Proven where the label is missing or says another thing; the role alone missing, or a label that holds the
    beginning of the caption (its credit or its link left out), is for a person.
    """
    figures = [one for one in page.need(Named).figures if one.caption and one.images]
    if not figures:
        return not_applicable(text("Aucune image légendée.", "No captioned image."))
    found = [one for one in (_finding(page, figure) for figure in figures) if one]
    facts = say(
        "Légendes mal reliées : {bad} sur {total}.",
        "Captions badly tied: {bad} of {total}.",
        bad=len(found),
        total=len(figures),
    )
    return decide(found, facts)


def _finding(page: PageReader, figure: Figure) -> Finding | None:
    roled = figure.role in ("figure", "group")
    same = plain(figure.label) == plain(figure.caption)
    if roled and same:
        return None
    what = say(
        "Légende « {caption} » : role={role}, aria-label={label}.",
        'Caption "{caption}": role={role}, aria-label={label}.',
        caption=figure.caption[:80],
        role=figure.role or text("absent", "missing"),
        label=f"« {figure.label[:80]} »" if figure.label else text("absent", "missing"),
    )
    begins = bool(figure.label) and plain(figure.caption).startswith(plain(figure.label))
    return finding(what, place=figure.place, party=page.party_of(figure.place), certain=not begins)
