"""No font is downloaded that no text uses.

Why: a preloaded font that nothing draws with delays the rest for nothing. Who: slow connections. How to fix: remove the
preload, or declare in the style sheet the very file that is preloaded.
"""

from rules.addresses import file_name
from rules.evidence.fonts import Fonts
from rules.evidence.ledger import Ledger, Request
from rules.outcomes import decide, finding, not_applicable, to_review
from rules.reader import PageReader, party_of_request
from rules.rule import rule
from rules.vocabulary import Finding, Outcome
from rules.wording import say, size, text


@rule(
    id="font-unused",
    theme="fonts",
    unit=text("police", "font"),
    title=text("Ne pas télécharger de police sans emploi", "Download no unused font"),
    why=text(
        "Une police téléchargée que rien n'emploie retarde le reste pour rien.",
        "A font downloaded that nothing uses delays the rest for nothing.",
    ),
    who=text("Les personnes qui ont une connexion lente.", "People with a slow connection."),
    fix=text(
        "Retirer le préchargement, ou déclarer dans la feuille de style le fichier même qui est préchargé.",
        "Remove the preload, or declare in the style sheet the very file that is preloaded.",
    ),
    criteria={"rgesn:6.5": "nc"},
    needs=(Ledger, Fonts),
    source="RGESN 2024, 6.5",
)
def judge(page: PageReader) -> Outcome:
    """Find font files that crossed the network and that no loaded face names; unread style sheets prove nothing."""
    files = {r.url: r for r in page.answered() if r.kind == "font" and r.body_bytes}
    if not files:
        return not_applicable(text("Aucune police téléchargée.", "No font downloaded."))
    faces = page.need(Fonts)
    loaded = [face for face in faces.faces if face.status in ("loaded", "loading")]
    named = {source.url for face in loaded for source in face.sources}
    unused = [r for url, r in files.items() if url not in named and not r.frame]
    facts = say(
        "Polices téléchargées qu'aucun texte n'emploie : {unused} sur {total}.",
        "Fonts downloaded that no text uses: {unused} of {total}.",
        unused=len(unused),
        total=len(files),
    )
    blind = faces.sheets_unread or any(not face.sources and not face.local for face in loaded)
    if blind and unused:
        return to_review([], facts)
    return decide([_finding(one) for one in unused], facts)


def _finding(request: Request) -> Finding:
    what = say(
        "{name} ({size}) est téléchargée, et aucun texte de la page ne l'emploie.",
        "{name} ({size}) is downloaded, and no text of the page uses it.",
        name=file_name(request.url),
        size=size(request.wire_bytes),
    )
    return finding(
        what,
        resource=request.url,
        party=party_of_request(request),
        component="unused-font",
        saved_bytes=request.wire_bytes,
        saved_requests=1,
    )
