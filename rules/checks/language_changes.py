"""A text in another language says so.

Why: read with the wrong voice, a foreign text cannot be understood. Who: blind people, people who have text
read aloud. How to fix: put a lang attribute on the element that holds the text.
"""

from rules.evidence.languages import Languages, Passage
from rules.language_codes import is_other, primary, proven_other
from rules.outcomes import finding, settled
from rules.reader import PageReader
from rules.rule import rule
from rules.thresholds import bar
from rules.vocabulary import Finding, Outcome
from rules.wording import say, text

_ALSO_WORDS = frozenset({"oc", "co", "id", "ms", "la", "mt"})
"""Languages whose own name is a word of other languages too."""
_NAMES = ("<address", "<cite")


@rule(
    id="language-changes",
    theme="document",
    unit=text("passage", "passage"),
    title=text("Signaler les passages en langue étrangère", "Mark passages in another language"),
    why=text(
        "Lu avec la mauvaise voix, un texte étranger est incompréhensible.",
        "Read with the wrong voice, a foreign text cannot be understood.",
    ),
    who=text(
        "Les personnes aveugles ou dyslexiques qui font lire la page.",
        "Blind or dyslexic people who have the page read aloud.",
    ),
    fix=text(
        'Ajouter lang sur l\'élément qui contient le passage : <p lang="en">.',
        'Add lang on the element that holds the passage: <p lang="en">.',
    ),
    criteria={"rgaa:8.7": "nc"},
    needs=(Languages,),
    source="RGAA 4.1.2, 8.7",
)
def judge(page: PageReader) -> Outcome:
    """Report the passages whose language is not the one that holds for them."""
    record = page.need(Languages)
    default = record.lang or record.xml_lang or ""
    main = record.whole
    # Where the page itself is declared in the wrong language, its texts are no changes of language.
    wrong_page = is_other(main, default) and record.characters >= bar("page-language-characters")
    passages = [] if wrong_page or not default else [p for p in record.foreign if _holds(p, default)]
    facts = say(
        "Passages en langue étrangère non signalés : {bad}, sur {total} textes lus.",
        "Passages in another language without a mark: {bad}, of {total} texts read.",
        bad=len(passages),
        total=record.texts,
    )
    return settled([_finding(page, one) for one in passages], facts, record.unread)


def _holds(passage: Passage, default: str) -> bool:
    """Tell whether the passage is in the page's default language by its code: codes of parts are another criterion."""
    if primary(passage.lang) != primary(default) or passage.place.html.startswith(_NAMES):
        return False
    if passage.name_of:
        return passage.name_of not in _ALSO_WORDS
    return is_other(passage.detected, passage.lang) and passage.detected.words >= bar("language-change-words")


def _finding(page: PageReader, passage: Passage) -> Finding:
    code = passage.name_of or passage.detected.code
    what = say(
        "Passage en « {code} » non signalé : « {it} ».",
        'Passage in "{code}" without a mark: "{it}".',
        code=code,
        it=passage.text[:100],
    )
    sure = bool(passage.name_of) or proven_other(passage.detected, passage.lang)
    return finding(what, place=passage.place, party=page.party_of(passage.place), certain=sure)
