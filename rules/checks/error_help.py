"""An error message is said to everyone, and says how to correct.

Why: « incorrect » does not say what is expected; a message that aria-hidden silences is not heard. Who: people with
cognitive troubles, blind people. How to fix: give the format and an example in the message, and let it be heard.
"""

import re

from rules.evidence.fields import ErrorText, Fields
from rules.generic_words import plain
from rules.outcomes import finding, not_applicable, settled
from rules.reader import PageReader
from rules.rule import rule
from rules.thresholds import bar
from rules.vocabulary import Finding, Outcome
from rules.wording import say, text

_WRONG = re.compile(
    r"\b(invalide|incorrecte?|non valide|erronee?|pas valide|pas correcte?|invalid|incorrect|wrong)s?\b"
)
_HELP = re.compile(
    r"\d|@|exemple|format attendu|attendu|doit (contenir|comporter|etre|avoir)|sous la forme|au moins"
    r"|example|must|jj|aaaa"
)


@rule(
    id="error-help",
    theme="forms",
    unit=text(
        "message d'erreur",
        "error message",
    ),
    title=text(
        "Dire dans l'erreur comment corriger",
        "Say in the error how to correct",
    ),
    why=text(
        "« Incorrect » ne dit pas ce qui est attendu.",
        '"Incorrect" does not say what is expected.',
    ),
    who=text(
        "Les personnes qui ont des troubles cognitifs, les personnes aveugles.",
        "People with cognitive troubles, blind people.",
    ),
    fix=text(
        "Donner dans le message le format attendu et un exemple.",
        "Give the format and an example in the message.",
    ),
    criteria={"rgaa:11.11": "nc"},
    needs=(Fields,),
    source="RGAA 4.1.2, 11.11",
)
def judge(page: PageReader) -> Outcome:
    """Report visible messages that say « incorrect » and no more, and those that screen readers are not given."""
    record = page.need(Fields)
    if not record.errors and not record.unread:
        return not_applicable(text("Aucun message d'erreur affiché.", "No error message shown."))
    found = [
        _finding(page, one)
        for one in record.errors
        if _WRONG.search(plain(one.text)) and (one.silent or not _HELP.search(one.text.lower()))
    ]
    facts = say(
        "Messages d'erreur : {n} ; sans aide : {bad}.",
        "Error messages: {n}; without help: {bad}.",
        n=len(record.errors),
        bad=len(found),
    )
    return settled(found, facts, record.unread)


def _finding(page: PageReader, error: ErrorText) -> Finding:
    if error.silent:
        what = say(
            "Le message « {it} » est caché aux lecteurs d'écran.",
            'The message "{it}" is hidden from screen readers.',
            it=error.text[:90],
        )
        return finding(what, place=error.place, party=page.party_of(error.place), certain=error.near)
    what = say(
        "Le message « {it} » ne dit pas quoi écrire.",
        'The message "{it}" does not say what to write.',
        it=error.text[:90],
    )
    short = len(error.text.split()) <= bar("error-words")
    return finding(what, place=error.place, party=page.party_of(error.place), certain=error.near and short)
