"""The title of the page names it.

Why: the title is the first thing a screen reader says, and what tabs and the history show. Who: blind people,
people with several tabs open. How to fix: write what the page is about, then the name of the site.
"""

import re

from rules.evidence.page import Page
from rules.generic_words import is_generic, plain
from rules.outcomes import decide, finding, not_applicable
from rules.reader import PageReader
from rules.rule import rule
from rules.vocabulary import Outcome
from rules.wording import say, text

_LETTERS, _WORDS, _TEXT = 5, 2, 300
"""Letters of a word that tells, words of a title that tells, characters of a page that has texts."""

_NUMBER = re.compile(r"(?<=\w)[ _-]\(?\d{1,3}\)?$")


@rule(
    id="page-title",
    theme="document",
    unit=text("page", "page"),
    title=text("Donner à la page un titre qui la désigne", "Give the page a title that names it"),
    why=text(
        "Le titre est la première chose lue, et la seule que montrent les onglets et l'historique.",
        "The title is the first thing read out, and all that tabs and the history show.",
    ),
    who=text(
        "Les personnes aveugles, et celles qui gardent plusieurs onglets ouverts.",
        "Blind people, and people who keep several tabs open.",
    ),
    fix=text(
        "Écrire le sujet de la page, puis le nom du site : « Horaires de la piscine – Ville d'Exemple ».",
        'Write the subject of the page, then the name of the site: "Pool opening hours – Sampletown".',
    ),
    criteria={"rgaa:8.6": "nc"},
    needs=(Page,),
    source="RGAA 4.1.2, 8.6",
)
def judge(page: PageReader) -> Outcome:
    """Report a title left by a template, a file name or an address."""
    title = " ".join(page.need(Page).title.split())
    if not title:
        return not_applicable(text("La page n'a pas de titre.", "The page has no title."))
    facts = say("Titre : « {title} ».", 'Title: "{title}".', title=title[:120])
    # A number after it tells it apart from its copies and says nothing more: "Nouvelle page 1".
    if is_generic(_NUMBER.sub("", title), "title"):
        what = say(
            "Le titre « {title} » ne désigne pas la page.",
            'The title "{title}" does not name the page.',
            title=title[:120],
        )
        return decide([finding(what, party="template")], facts)
    if _is_foreign(title, page.need(Page)):
        what = say(
            "Aucun mot du titre « {title} » n'est dans la page.",
            'No word of the title "{title}" is on the page.',
            title=title[:120],
        )
        return decide([finding(what, party="template")], facts)
    return decide([], facts)


def _is_foreign(title: str, record: Page) -> bool:
    """Tell whether a title of several words shares none with the texts and the address of a page that has texts."""
    words = [word for word in plain(title).split() if len(word) >= _LETTERS]
    if len(words) < _WORDS or len(record.text) < _TEXT:
        return False
    said = plain(" ".join([record.text, record.url, *(link.text for link in record.links)]))
    return not any(word[:-1] in said for word in words)
