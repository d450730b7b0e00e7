"""The alternative of a CAPTCHA says what the picture is for.

Why: « image » does not say that a test stands there, nor that another way exists. Who: blind people. How to fix:
write alt="CAPTCHA : code de sécurité, version audio ci-dessous".
"""

from rules.checks.image_alternative_says import empty_words, is_captcha
from rules.evidence.named import Named, NamedImage
from rules.outcomes import decide, finding, not_applicable
from rules.reader import PageReader
from rules.rule import rule
from rules.vocabulary import Finding, Outcome
from rules.wording import say, text


@rule(
    id="captcha-alternative",
    theme="images",
    unit=text("image", "image"),
    title=text("Dire à quoi sert l'image du CAPTCHA", "Say what the picture of the CAPTCHA is for"),
    why=text(
        "« image » ne dit pas qu'un test se trouve là.",
        '"image" does not say that a test stands there.',
    ),
    who=text("Les personnes aveugles.", "Blind people."),
    fix=text(
        "Écrire dans alt qu'il s'agit d'un test, et où est son autre version.",
        "Write in alt that it is a test, and where its other version is.",
    ),
    criteria={"rgaa:1.4": "nc"},
    needs=(Named,),
    source="RGAA 4.1.2, 1.4",
)
def judge(page: PageReader) -> Outcome:
    """Find the pictures of CAPTCHA whose alternative is a file name or a word that names nothing."""
    tests = [one for one in page.need(Named).images if is_captcha(one) and one.name and one.shown]
    if not tests:
        return not_applicable(text("Aucun CAPTCHA en image.", "No picture CAPTCHA."))
    bad = [one for one in tests if empty_words(one.name)]
    facts = say(
        "Images de CAPTCHA : {n} ; sans alternative qui dise à quoi elles servent : {bad}.",
        "Pictures of CAPTCHA: {n}; without an alternative that says what they are for: {bad}.",
        n=len(tests),
        bad=len(bad),
    )
    return decide([_finding(page, one) for one in bad], facts)


def _finding(page: PageReader, image: NamedImage) -> Finding:
    what = say(
        "L'alternative « {it} » ne dit pas que l'image est un test.",
        'The alternative "{it}" does not say that the picture is a test.',
        it=image.name[:80],
    )
    return finding(what, place=image.place, party=page.party_of(image.place))
