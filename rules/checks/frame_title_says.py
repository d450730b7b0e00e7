"""The title of a frame says what the frame holds, and sets it apart from the others.

Why: "iframe" or twice the same title does not help to choose. Who: blind people. How to fix: name what each
frame holds.
"""

from collections import defaultdict

from rules.evidence.named import Frame, Named
from rules.generic_words import is_generic, plain
from rules.outcomes import decide, finding, not_applicable
from rules.reader import PageReader
from rules.rule import rule
from rules.vocabulary import Finding, Outcome
from rules.wording import say, text

SHARED = 0.5
"""Share of words in common from which two documents may serve the same purpose."""


@rule(
    id="frame-title-says",
    theme="frames",
    unit=text("cadre", "frame"),
    title=text(
        "Dire dans le titre du cadre ce qu'il contient", "Say in the title of the frame what it holds"
    ),
    why=text(
        "Un titre vide de sens, ou le même titre pour deux contenus, ne permet pas de choisir.",
        "A title without meaning, or the same title for two contents, does not help to choose.",
    ),
    who=text("Les personnes aveugles ou très malvoyantes.", "Blind people and people with very low vision."),
    fix=text(
        "Nommer ce que contient chaque cadre : « Plan d'accès à la mairie ».",
        'Name what each frame holds: "Map of the way to the town hall".',
    ),
    criteria={"rgaa:2.2": "nc"},
    needs=(Named,),
    source="RGAA 4.1.2, 2.2.1; WCAG 4.1.2",
)
def judge(page: PageReader) -> Outcome:
    """Find titles that name nothing, and one title over documents that have nothing in common."""
    titled = [one for one in page.need(Named).frames if one.exposed and one.name.strip()]
    if not titled:
        return not_applicable(text("Aucun cadre avec un titre.", "No frame with a title."))
    found = [_vague(page, one) for one in titled if is_generic(one.name, "frame")]
    alike: dict[str, list[Frame]] = defaultdict(list)
    for one in titled:
        alike[" ".join(one.name.casefold().split())].append(one)
    for frames in alike.values():
        other = next((one for one in frames[1:] if one.url != frames[0].url), None)
        if other is not None and (shared := common(frames[0], other)) < SHARED:
            found.append(_twice(page, other, certain=shared >= 0))
    facts = say(
        "Titres de cadre en défaut : {bad} sur {total}.",
        "Titles of frames at fault: {bad} of {total}.",
        bad=len(found),
        total=len(titled),
    )
    return decide(found, facts)


def common(one: Frame, other: Frame) -> float:
    """Return the share of words two frames have in common, from 0 to 1; -1 where a document
    did not answer."""
    words = [set(plain(frame.text).split()) for frame in (one, other)]
    if not all(words):
        return -1.0
    return len(words[0] & words[1]) / min(len(words[0]), len(words[1]))


def _vague(page: PageReader, frame: Frame) -> Finding:
    what = say("Le titre « {name} » ne dit rien.", 'The title "{name}" says nothing.', name=frame.name[:80])
    return finding(what, place=frame.place, party=page.party_of(frame.place), resource=frame.url)


def _twice(page: PageReader, frame: Frame, *, certain: bool) -> Finding:
    what = say(
        "Le titre « {name} » est celui de plusieurs cadres dont le contenu diffère.",
        'The title "{name}" is that of several frames whose content differs.',
        name=frame.name[:80],
    )
    return finding(
        what, place=frame.place, party=page.party_of(frame.place), resource=frame.url, certain=certain
    )
