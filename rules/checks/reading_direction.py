"""A text read in the other direction says so, with the right value.

Why: without it the words are shown and read in the wrong order. Who: people who read Arabic, Hebrew, Persian.
How to fix: put dir="rtl" on the element that holds the text.
"""

from rules.evidence.languages import Direction, Languages
from rules.outcomes import finding, not_applicable, settled
from rules.reader import PageReader
from rules.rule import rule
from rules.vocabulary import Finding, Outcome, Text
from rules.wording import say, text

_HALF = 0.5
_FEW = 10


@rule(
    id="reading-direction",
    theme="document",
    unit=text("passage", "passage"),
    title=text("Signaler les changements du sens de lecture", "Mark changes of reading direction"),
    why=text(
        "Sans indication, les mots arabes ou hébreux sont présentés et lus dans le désordre.",
        "Without a mark, Arabic or Hebrew words are shown and read in disorder.",
    ),
    who=text(
        "Les personnes qui lisent l'arabe, l'hébreu, le persan.", "People who read Arabic, Hebrew or Persian."
    ),
    fix=text(
        'Mettre dir="rtl" sur l\'élément qui contient le texte.',
        'Put dir="rtl" on the element that holds the text.',
    ),
    criteria={"rgaa:8.10": "nc"},
    needs=(Languages,),
    source="RGAA 4.1.2, 8.10",
)
def judge(page: PageReader) -> Outcome:
    """Check that texts read from right to left are marked, and that marks are true."""
    record = page.need(Languages)
    marks = [d for d in record.directions if d.shown]
    if not record.runs and not marks and not record.unread:
        return not_applicable(text("Aucun changement du sens de lecture.", "No change of reading direction."))
    found = [_unmarked(page, run) for run in record.runs if run.rtl >= 100 * _HALF and _is_bare(run)]
    found += [one for mark in marks for one in _mark(page, mark)]
    facts = say(
        "Textes de droite à gauche : {runs} ; indications de sens : {marks} ; fautes : {bad}.",
        "Texts from right to left: {runs}; marks of direction: {marks}; faults: {bad}.",
        runs=len(record.runs),
        marks=len(marks),
        bad=len(found),
    )
    return settled(found, facts, record.unread)


def _is_bare(run: Direction) -> bool:
    return run.dir in ("", "ltr") and (run.dir == "" or run.page)


def _unmarked(page: PageReader, run: Direction) -> Finding:
    what = say(
        "Le texte « {it} » se lit de droite à gauche, sans attribut dir.",
        'The text "{it}" is read from right to left, without a dir attribute.',
        it=run.text,
    )
    return finding(what, place=run.place, party=page.party_of(run.place))


def _mark(page: PageReader, mark: Direction) -> list[Finding]:
    what: Text | None = None
    sure = True
    if mark.dir == "auto":
        what, sure = text('dir="auto" : ni rtl ni ltr.', 'dir="auto": neither rtl nor ltr.'), False
        if not mark.rtl:
            return []
    elif mark.dir not in ("rtl", "ltr"):
        what = say("Valeur de dir inconnue : « {it} ».", 'Unknown value of dir: "{it}".', it=mark.dir)
    elif mark.dir == "rtl" and mark.rtl == 0 and mark.letters >= _FEW:
        what = say(
            "Le texte « {it} » se lit de gauche à droite, dir dit rtl.",
            'The text "{it}" is read from left to right, dir says rtl.',
            it=mark.text,
        )
    elif mark.dir == "ltr" and not mark.page and mark.rtl > _HALF * mark.letters > 1:
        what = say(
            "Le texte « {it} » se lit de droite à gauche, dir dit ltr.",
            'The text "{it}" is read from right to left, dir says ltr.',
            it=mark.text,
        )
    return [finding(what, place=mark.place, party=page.party_of(mark.place), certain=sure)] if what else []
