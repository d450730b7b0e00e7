"""Every frame has a title attribute.

Why: a screen reader announces "frame" and nothing else. Who: blind people. How to fix: title on each iframe,
saying what it holds.
"""

from rules.evidence.named import Frame, Named
from rules.outcomes import decide, finding, not_applicable, to_review
from rules.reader import PageReader
from rules.rule import rule
from rules.vocabulary import Finding, Outcome
from rules.wording import say, text


@rule(
    id="frame-title",
    theme="frames",
    unit=text("cadre", "frame"),
    title=text("Donner un titre à chaque cadre", "Give each frame a title"),
    why=text(
        "Sans titre, un lecteur d'écran annonce « cadre » et rien d'autre.",
        'Without a title, a screen reader announces "frame" and nothing else.',
    ),
    who=text("Les personnes aveugles ou très malvoyantes.", "Blind people and people with very low vision."),
    fix=text(
        "Ajouter à chaque iframe un attribut title qui dit ce qu'il contient.",
        "Add to each iframe a title attribute that says what it holds.",
    ),
    criteria={"rgaa:2.1": "both"},
    needs=(Named,),
    source="RGAA 4.1.2, 2.1.1",
)
def judge(page: PageReader) -> Outcome:
    """Look for the title attribute on each frame that assistive technologies reach, as the
    official test says."""
    record = page.need(Named)
    frames = [one for one in record.frames if one.exposed]
    if not frames:
        return not_applicable(text("Aucun cadre exposé.", "No frame exposed."))
    untitled = [one for one in frames if not (one.title or "").strip()]
    facts = say(
        "Cadres avec un titre : {good} sur {total}.",
        "Frames with a title: {good} of {total}.",
        good=len(frames) - len(untitled),
        total=len(frames),
    )
    if record.unread and not untitled:
        return to_review([], facts)
    return decide([_finding(page, one) for one in untitled], facts)


def _finding(page: PageReader, frame: Frame) -> Finding:
    what = say(
        "Le cadre {url} n'a pas de titre.",
        "The frame {url} has no title.",
        url=frame.url[:160] or text("sans adresse", "without address"),
    )
    return finding(what, place=frame.place, party=page.party_of(frame.place), resource=frame.url)
