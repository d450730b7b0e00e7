"""Suggestions wait: three characters at least, and half a second without a key.

Why: a request for each letter costs ten requests for one search. Who: slow connections, where suggestions come late;
servers. How to fix: wait for the third character and for 500 ms without a key; let suggestions be turned off.
"""

from rules.evidence.conduct import Conduct, Keystroke, Typing
from rules.outcomes import decide, finding, passed, to_review
from rules.reader import PageReader
from rules.rule import rule
from rules.thresholds import bar, source
from rules.vocabulary import Finding, Outcome
from rules.wording import say, text


@rule(
    id="typing-requests",
    scope="template",
    theme="interface",
    unit=text("champ", "field"),
    title=text("Espacer les requêtes pendant la saisie", "Space out requests while typing"),
    why=text(
        "Une requête par lettre en fait dix pour une seule recherche.",
        "A request for each letter makes ten of them for one search.",
    ),
    who=text(
        "Les connexions lentes, où les suggestions arrivent trop tard, et les serveurs.",
        "Slow connections, where suggestions come too late, and servers.",
    ),
    fix=text(
        "Attendre trois caractères et 500 ms sans frappe, et permettre de couper les suggestions.",
        "Wait for three characters and for 500 ms without a key, and let suggestions be turned off.",
    ),
    criteria={"rgesn:4.9": "both"},
    needs=(Conduct,),
    source=source("typing-characters"),
)
def judge(page: PageReader) -> Outcome:
    """Read the requests made while a word was typed in the search fields, letter by letter.

    Too early or too hasty with the typed text in the address: certain; without it, a sign. A page passes when no text
    field is left that was not tried.
    """
    record = page.need(Conduct)
    findings = [one for field in record.typed if (one := _finding(page, field))]
    facts = say(
        "Champs de recherche essayés lettre par lettre : {typed} ; sur {fields} champs de texte, {bad} trop bavards.",
        "Search fields tried letter by letter: {typed}; of {fields} text fields, {bad} ask too often.",
        typed=len(record.typed),
        fields=record.fields,
        bad=len(findings),
    )
    if findings:
        return decide(findings, facts)
    silent = not any(field.requests for field in record.typed)
    return passed(facts) if silent and len(record.typed) >= record.fields else to_review([], facts)


def _early(one: Keystroke) -> bool:
    return one.characters < bar("typing-characters") or one.delay_ms < bar("typing-delay")


def _finding(page: PageReader, field: Typing) -> Finding | None:
    early = [one for one in field.requests if _early(one)]
    if not early:
        return None
    named = [one for one in early if one.names_text]
    first = (named or early)[0]
    what = say(
        "{n} requêtes pendant la saisie de quatre lettres, la première à {characters} caractères, {delay} ms après.",
        "{n} requests while four letters were typed, the first at {characters} characters, {delay} ms later.",
        n=len(early),
        characters=first.characters,
        delay=round(first.delay_ms),
    )
    return finding(
        what,
        resource=first.url,
        place=field.place,
        party=page.party_of(field.place),
        certain=bool(named),
        saved_requests=len(named) or None,
    )
