"""Sounds are offered in an efficient codec: Opus or AAC.

Why: a voice in WAV weighs ten times the same voice in Opus; in MP3, nearly twice. Who: small data plans. How to fix:
encode in Opus or AAC (m4a), list it first, keep MP3 as a fallback.
"""

import re

from rules.addresses import file_name
from rules.evidence.media import Media, Medium
from rules.evidence.media_files import MediaFiles
from rules.media_facts import elements, file_of
from rules.outcomes import decide, finding, not_applicable, to_review
from rules.reader import PageReader
from rules.rule import rule
from rules.vocabulary import Finding, Outcome
from rules.wording import say, size, text

_EFFICIENT = ("opus", "aac", "eac3", "ac4", "mpeg4_aac", "xhe-aac")
_EFFICIENT_NAMES = re.compile(r"\.(opus|m4a|aac|weba)$|opus|mp4a|aac|audio/mp4|ec-3|ac-4", re.IGNORECASE)
_OLD_NAMES = re.compile(r"\.(mp3|wav|flac|aiff?)$|audio/(mpeg|mp3|wav|x-wav|flac)", re.IGNORECASE)


@rule(
    id="audio-codec",
    scope="template",
    theme="media",
    unit=text("son", "sound"),
    title=text("Encoder les sons en Opus ou AAC", "Encode sounds in Opus or AAC"),
    why=text(
        "À qualité égale, ces codecs pèsent nettement moins que MP3, WAV ou FLAC.",
        "At the same quality, these codecs weigh much less than MP3, WAV or FLAC.",
    ),
    who=text("Les personnes qui ont un petit forfait.", "People with a small data plan."),
    fix=text(
        "Encoder en Opus ou AAC (m4a), le proposer en premier, garder MP3 en repli.",
        "Encode in Opus or AAC (m4a), offer it first, keep MP3 as a fallback.",
    ),
    criteria={"rgesn:5.6": "nc"},
    needs=(Media, MediaFiles),
    source="RGESN 2024, 5.6",
)
def judge(page: PageReader) -> Outcome:
    """Read the codec of each sound, from its player, else from its name and declared type."""
    sounds = elements(page, "audio")
    if not sounds:
        return not_applicable(text("Aucun son.", "No sound."))
    verdicts = {id(one): _efficient(page, one) for one in sounds}
    old = [one for one in sounds if verdicts[id(one)] is False]
    unknown = sum(known is None for known in verdicts.values())
    facts = say(
        "Sons proposés en Opus ou AAC : {good} sur {total} ; codec inconnu : {unknown}.",
        "Sounds offered in Opus or AAC: {good} of {total}; unknown codec: {unknown}.",
        good=len(sounds) - len(old) - unknown,
        total=len(sounds),
        unknown=unknown,
    )
    if unknown and not old:
        return to_review([], facts)
    return decide([_finding(page, one) for one in old], facts)


def _efficient(page: PageReader, medium: Medium) -> bool | None:
    """Tell whether an efficient codec is offered; None when nobody knows."""
    names = [f"{one.url.partition('?')[0]} {one.type}".strip() for one in medium.sources] or [medium.url]
    file = file_of(page, medium)
    if (file and file.audio in _EFFICIENT) or any(map(_EFFICIENT_NAMES.search, " ".join(names).split())):
        return True
    if file and file.audio:
        return False
    return False if all(any(map(_OLD_NAMES.search, name.split())) for name in names) else None


def _finding(page: PageReader, medium: Medium) -> Finding:
    file = file_of(page, medium)
    kind = file.audio if file and file.audio else medium.url.partition("?")[0].rpartition(".")[2]
    what = say(
        "{name} ({size}) est en {codec}, sans version en Opus ou AAC.",
        "{name} ({size}) is in {codec}, with no version in Opus or AAC.",
        name=file_name(medium.url) or medium.tag,
        size=size(file.bytes if file and file.bytes else page.bytes_of(medium.url)),
        codec=kind.upper(),
    )
    return finding(what, resource=medium.url, place=medium.place, party=page.party_of(medium.place))
