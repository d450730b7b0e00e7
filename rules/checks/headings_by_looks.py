"""What looks like a heading is one.

Why: bold text is no heading for a screen reader: the part it opens cannot be found. Who: blind people. How to
fix: use h2 to h6.
"""

import re

from rules.evidence.structure import HeadingLook, Structure
from rules.outcomes import finding, settled
from rules.reader import PageReader
from rules.rule import rule
from rules.thresholds import bar
from rules.vocabulary import Finding, Outcome
from rules.wording import say, text

_BOLD = 600
_ENDS = (".", ":", ";", ",", "!", "…", "»", '"', ")")
_WORDS, _FEW = 12, 6
"""Words beyond which a text is no heading, or beyond which size alone does not tell."""
_CAPTION = re.compile(
    r"(figure|fig\.|tableau|table|exemple|illustration|schéma|photo|graphique|carte)\s*\d", re.IGNORECASE
)
_LEAD = re.compile(
    r"slogan|chapo|intro|lead|accroche|baseline|tagline|date|auteur|author|signature", re.IGNORECASE
)


@rule(
    id="headings-by-looks",
    theme="structure",
    unit=text("titre", "heading"),
    title=text("Écrire les titres avec des balises de titre", "Write headings with heading tags"),
    why=text(
        "Un texte en gras n'est pas un titre pour un lecteur d'écran : la partie qu'il ouvre est introuvable.",
        "Bold text is no heading for a screen reader: the part it opens cannot be found.",
    ),
    who=text(
        "Les personnes aveugles, qui parcourent la page de titre en titre.",
        "Blind people, who go through the page from heading to heading.",
    ),
    fix=text(
        "Remplacer le paragraphe mis en forme par h2 à h6, selon le plan.",
        "Replace the styled paragraph with h2 to h6, by the outline.",
    ),
    criteria={"rgaa:9.1": "nc"},
    needs=(Structure,),
    source="RGAA 4.1.2, 9.1.3",
)
def judge(page: PageReader) -> Outcome:
    """Report texts alone in their block, larger or bolder than the text that follows."""
    record = page.need(Structure)
    looks = [look for look in record.looks if not _is_other(look)]
    found = [_finding(page, look) for look in looks]
    facts = say(
        "Textes présentés comme des titres sans l'être : {bad}.",
        "Texts that look like headings and are none: {bad}.",
        bad=len(found),
    )
    return settled(found, facts, record.unread)


def _finding(page: PageReader, look: HeadingLook) -> Finding:
    what = say("« {it} » a l'air d'un titre.", '"{it}" looks like a heading.', it=look.text[:90])
    return finding(what, place=look.place, party=page.party_of(look.place), certain=_proven(look))


def _is_other(look: HeadingLook) -> bool:
    """Tell whether the text is a caption or a lead, by its words or its class."""
    opening = look.place.html.partition(">")[0]
    return bool(_CAPTION.match(look.text) or (not look.hint and _LEAD.search(opening)))


def _proven(look: HeadingLook) -> bool:
    """Tell whether nothing but a heading reads so: short, no end of sentence, then a longer plain text."""
    words, digits = look.text.split(), sum(c.isdigit() for c in look.text)
    if len(words) > _WORDS or look.text.endswith(_ENDS) or digits * 3 > len(look.text) or len(words) < 2:
        return look.hint and len(words) == 1 and not digits and look.size > look.next_size
    larger = look.size >= bar("heading-size-ratio") * look.next_size
    bolder = look.weight >= _BOLD > look.next_weight
    if look.after_heading or look.next_characters < bar("heading-text-characters"):
        return look.hint and (larger or bolder)
    if digits and not look.hint:
        return False
    return bolder or (larger and (look.hint or len(words) <= _FEW))
