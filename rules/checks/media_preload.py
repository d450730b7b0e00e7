"""Videos and sounds that nobody started are not downloaded.

Why: most visitors never press play; what was downloaded before is carried for nothing. Who: small data plans. How to
fix: preload="none" with a light poster, or preload="metadata".
"""

from rules.addresses import file_name
from rules.evidence.ledger import Ledger
from rules.evidence.media import Media, Medium
from rules.outcomes import decide, finding, not_applicable
from rules.reader import PageReader
from rules.rule import rule
from rules.thresholds import bar, source
from rules.vocabulary import Finding, Outcome
from rules.wording import say, size, text


@rule(
    id="media-preload",
    theme="media",
    unit=text("vidéo ou son", "video or sound"),
    title=text("Ne pas précharger les vidéos et les sons", "Do not preload videos and sounds"),
    why=text(
        "La plupart des visiteurs ne lancent jamais la lecture : le préchargement est alors perdu.",
        "Most visitors never press play: what was preloaded is then lost.",
    ),
    who=text("Les personnes qui ont un petit forfait.", "People with a small data plan."),
    fix=text(
        'Écrire preload="none" avec une image fixe légère, ou preload="metadata".',
        'Write preload="none" with a light still picture, or preload="metadata".',
    ),
    criteria={"rgesn:6.5": "nc"},
    needs=(Media, Ledger),
    source=source("media-preloaded"),
)
def judge(page: PageReader) -> Outcome:
    """Compare what each medium nobody started has already downloaded with the bar; one that starts alone is apart."""
    waiting = [m for m in page.need(Media).media if m.tag != "iframe" and not m.autoplays]
    if not waiting:
        return not_applicable(text("Aucune vidéo ni aucun son à lancer.", "No video and no sound to start."))
    heavy = {m.url: m for m in waiting if m.url and page.bytes_of(m.url) > bar("media-preloaded")}
    facts = say(
        "Vidéos et sons téléchargés sans avoir été lancés : {heavy} sur {total}.",
        "Videos and sounds downloaded though nobody started them: {heavy} of {total}.",
        heavy=len(heavy),
        total=len(waiting),
    )
    return decide([_finding(page, one) for one in heavy.values()], facts)


def _finding(page: PageReader, medium: Medium) -> Finding:
    weight = page.bytes_of(medium.url)
    what = say(
        "{name} a déjà téléchargé {size} sans avoir été lancé (preload : {preload}).",
        "{name} already downloaded {size} though nobody started it (preload: {preload}).",
        name=file_name(medium.url),
        size=size(weight),
        preload=medium.preload or "auto",
    )
    return finding(
        what,
        resource=medium.url,
        place=medium.place,
        party=page.party_of(medium.place),
        saved_bytes=weight,
    )
