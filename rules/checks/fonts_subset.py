"""Fonts hold the characters the site writes, not every writing of the world.

Why: Greek, Cyrillic and a thousand icons travel with the text, and nobody reads them here. Who: slow connections, which
wait for the text. How to fix: cut the files once to the Latin range (a subset, with unicode-range), and draw the few
icons needed in SVG.
"""

from rules.addresses import file_name
from rules.evidence.font_files import FontFile, FontFiles
from rules.evidence.ledger import Ledger
from rules.outcomes import decide, finding, not_applicable, to_review
from rules.reader import PageReader
from rules.rule import rule
from rules.thresholds import bar, source
from rules.vocabulary import Finding, FindingParty, Outcome
from rules.wording import say, size, text


@rule(
    id="fonts-subset",
    scope="template",
    theme="fonts",
    unit=text("police", "font"),
    title=text("Ne garder que les caractères utiles des polices", "Keep only the useful characters of fonts"),
    why=text(
        "Des alphabets et des icônes que le site n'écrit jamais voyagent avec le texte.",
        "Alphabets and icons that the site never writes travel with the text.",
    ),
    who=text(
        "Les personnes qui ont une connexion lente : le texte se fait attendre.",
        "People with a slow connection: the text keeps them waiting.",
    ),
    fix=text(
        "Réduire une fois les fichiers à l'alphabet latin (unicode-range), et dessiner en SVG les quelques icônes.",
        "Cut the files once to the Latin range (unicode-range), and draw the few icons in SVG.",
    ),
    criteria={"rgesn:4.8": "none"},
    needs=(FontFiles, Ledger),
    source=source("font-saving-bytes"),
)
def judge(page: PageReader) -> Outcome:
    """Compare each font with the same font cut to the Latin range and to what the page writes (fontTools, woff2)."""
    record = page.need(FontFiles)
    if not record.files:
        if record.unread:
            return to_review([], text("Des polices n'ont pas pu être lues.", "Some fonts could not be read."))
        return not_applicable(text("Aucune police téléchargée.", "No font downloaded."))
    heavy = [file for file in record.files if _saved(file)]
    facts = say(
        "Polices réduites aux caractères utiles : {good} sur {total} ; {saved} économisables.",
        "Fonts cut to the useful characters: {good} of {total}; {saved} could be saved.",
        good=len(record.files) - len(heavy),
        total=len(record.files),
        saved=size(sum(map(_saved, heavy))),
    )
    return decide([_finding(page, file) for file in heavy], facts)


def _saved(file: FontFile) -> int:
    """Return the bytes the subset saves on the font as woff2 (its format is another matter), 0 below the bars."""
    whole = file.woff2_bytes if file.woff2_bytes is not None else file.bytes
    if file.subset_bytes is None:
        return 0
    saved = min(whole, file.bytes) - file.subset_bytes
    enough = saved >= bar("font-saving-bytes") and saved > bar("font-saving-share") * file.bytes
    return saved if enough else 0


def _finding(page: PageReader, file: FontFile) -> Finding:
    what = say(
        "{name} ({size}) porte {glyphs} dessins ; la page en emploie {used} caractères. Réduite, elle pèserait {less}.",
        "{name} ({size}) holds {glyphs} glyphs; the page uses {used} characters. Cut down, it would weigh {less}.",
        name=file_name(file.url),
        size=size(file.bytes),
        glyphs=file.glyphs,
        used=file.used,
        less=size(file.subset_bytes or 0),
    )
    third: FindingParty = "third" if _is_third(page, file.url) else "template"
    return finding(what, resource=file.url, party=third, component="font-subset", saved_bytes=_saved(file))


def _is_third(page: PageReader, url: str) -> bool:
    return any(r.url == url and r.party == "third" for r in page.need(Ledger).requests)
