"""The alternative of an emoticon or a drawing made of signs is made of words that say it.

Why: an alternative that repeats the signs, or names nothing, is read as badly as the signs. Who: blind people, people
who do not know the code. How to fix: say what the signs mean.
"""

import re

from rules.evidence.structure import Cryptic, Structure
from rules.generic_words import is_generic
from rules.outcomes import finding, not_applicable, settled
from rules.reader import PageReader
from rules.rule import rule
from rules.vocabulary import Finding, Outcome
from rules.wording import say, text

_WORD = re.compile(r"[^\W\d_]{2}")


@rule(
    id="cryptic-alternative",
    theme="document",
    unit=text("contenu cryptique", "cryptic content"),
    title=text("Dire en mots ce que veulent dire les signes", "Say in words what the signs mean"),
    why=text(
        "Une alternative qui répète les signes, ou ne nomme rien, n'explique rien.",
        "An alternative that repeats the signs, or names nothing, explains nothing.",
    ),
    who=text(
        "Les personnes aveugles, et celles qui ne connaissent pas ces signes.",
        "Blind people, and people who do not know these signs.",
    ),
    fix=text(
        'Écrire le sens : <span role="img" aria-label="sourire">:-)</span>.',
        'Write the meaning: <span role="img" aria-label="smile">:-)</span>.',
    ),
    criteria={"rgaa:13.6": "nc"},
    needs=(Structure,),
    source="RGAA 4.1.2, 13.6",
)
def judge(page: PageReader) -> Outcome:
    """Find the alternatives of cryptic contents without a word, or that name nothing."""
    record = page.need(Structure)
    held = [one for one in record.cryptic if one.alternative]
    if not held and not record.unread:
        return not_applicable(
            text("Aucun contenu cryptique avec une alternative.", "No cryptic content with an alternative.")
        )
    bad = [one for one in held if _says_nothing(one.alternative)]
    facts = say(
        "Alternatives de contenus cryptiques : {n} ; sans un mot qui explique : {bad}.",
        "Alternatives of cryptic contents: {n}; without a word that explains: {bad}.",
        n=len(held),
        bad=len(bad),
    )
    return settled([_finding(page, one) for one in bad], facts, record.unread)


def _says_nothing(alternative: str) -> bool:
    return not _WORD.search(alternative) or is_generic(alternative, "image")


def _finding(page: PageReader, one: Cryptic) -> Finding:
    what = say(
        "« {it} » a pour alternative « {said} », qui n'explique rien.",
        '"{it}" has "{said}" as its alternative, which explains nothing.',
        it=one.text,
        said=one.alternative,
    )
    return finding(what, place=one.place, party=page.party_of(one.place))
