"""A field says what it expects before it is sent, and the browser checks it.

Why: a form refused by the server must be filled and sent again. Who: people who type with difficulty, slow connections.
How to fix: type=email, tel, date or a pattern, an example in the label (« jj/mm/aaaa »), autocomplete.
"""

from rules.evidence.offers import Field, Offers
from rules.outcomes import finding, not_applicable, passed, to_review
from rules.reader import PageReader
from rules.rule import rule
from rules.vocabulary import Finding, Outcome
from rules.wording import say, text

_NAMES = {
    "email": text("une adresse électronique", "an e-mail address"),
    "tel": text("un numéro de téléphone", "a telephone number"),
    "date": text("une date", "a date"),
    "postcode": text("un code postal", "a postcode"),
    "url": text("une adresse de site", "a site's address"),
}


@rule(
    id="form-formats",
    theme="interface",
    unit=text("champ", "field"),
    title=text("Dire et vérifier le format attendu des champs", "Say and check the format fields expect"),
    why=text(
        "Un formulaire refusé par le serveur doit être rempli et envoyé de nouveau.",
        "A form refused by the server must be filled and sent again.",
    ),
    who=text(
        "Les personnes qui saisissent avec peine, les connexions lentes.",
        "People who type with difficulty, slow connections.",
    ),
    fix=text(
        "Écrire type=email, tel ou date, ou un pattern, et un exemple dans l'étiquette (« jj/mm/aaaa »).",
        "Write type=email, tel or date, or a pattern, and an example in the label (“dd/mm/yyyy”).",
    ),
    criteria={"rgesn:4.10": "none"},
    needs=(Offers,),
    source="RGESN 2024, 4.10",
)
def judge(page: PageReader) -> Outcome:
    """Find fields whose name tells what they expect and that neither say nor check it: signs only."""
    fields = page.need(Offers).fields
    if not fields:
        return not_applicable(text("Aucun champ au format attendu.", "No field with an expected format."))
    silent = [one for one in fields if not _checked(one) and not one.hint]
    facts = say(
        "Champs qui disent ou vérifient leur format : {good} sur {total}.",
        "Fields that say or check their format: {good} of {total}.",
        good=len(fields) - len(silent),
        total=len(fields),
    )
    return to_review([_finding(page, one) for one in silent], facts) if silent else passed(facts)


def _checked(one: Field) -> bool:
    """Tell whether the browser itself refuses, or cannot be given, something else; a telephone has no one format."""
    return (
        one.pattern
        or one.type not in ("", "text", "number")
        or (one.type == "number" and one.expects != "date")
    )


def _finding(page: PageReader, one: Field) -> Finding:
    what = say(
        "Ce champ attend {what} mais ne le dit ni ne le vérifie.",
        "This field expects {what} but neither says nor checks it.",
        what=_NAMES[one.expects],
    )
    return finding(what, place=one.place, party=page.party_of(one.place), certain=False)
