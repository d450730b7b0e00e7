"""Different pages have different titles.

Why: the title names the page in the tabs, the history and the favourites; the same everywhere, it names
nothing. Who: people who use a screen reader, who hear it first, and whoever has several tabs open. How to fix:
write the subject of the page first.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from rules.navigation import Page, comparable
from rules.outcomes import decide, finding, unmeasured
from rules.reader import SiteReader
from rules.rule import rule
from rules.vocabulary import Finding, Outcome
from rules.wording import say, text

_QUOTED = 80


@rule(
    id="titles-told-apart",
    scope="site",
    theme="navigation",
    unit=text("page", "page"),
    title=text("Donner un titre propre à chaque page", "Give each page a title of its own"),
    why=text(
        "Le titre nomme la page dans les onglets, l'historique et les favoris ; le même partout ne nomme rien.",
        "The title names the page in tabs, history and favourites; the same everywhere, it names nothing.",
    ),
    who=text(
        "Les personnes qui utilisent un lecteur d'écran : le titre est ce qu'elles entendent d'abord.",
        "People who use a screen reader: the title is what they hear first.",
    ),
    fix=text(
        "Écrire d'abord le sujet de la page, puis le nom du site : « Carte d'identité – Ville d'Exemple ».",
        "Write the subject of the page first, then the name of the site: “Identity card – Town of Example”.",
    ),
    criteria={"rgaa:8.6": "nc"},
    source="RGAA 4.1.2, test 8.6.1",
)
def judge(site: SiteReader) -> Outcome:
    """Compare titles; pages whose main headings differ differ for certain. The home page may bear the site's name."""
    pages = comparable(site)
    if not pages:
        return unmeasured(["navigation"])
    by_title: dict[str, list[Page]] = defaultdict(list)
    for page in pages:
        by_title[_normal(page.digest.title)].append(page)
    findings = [one for title, group in by_title.items() if title for one in _shared(group)]
    facts = say(
        "{titles} titres différents pour {pages} pages visitées.",
        "{titles} different titles for {pages} visited pages.",
        titles=len(by_title),
        pages=len(pages),
    )
    return decide(findings, facts)


def _normal(title: str) -> str:
    return " ".join(title.casefold().split())


def _shared(group: Sequence[Page]) -> Iterator[Finding]:
    """Give the pages of a group that bear the title of another page with other contents."""
    for page in group:
        others = [one for one in group if one.digest.fingerprint != page.digest.fingerprint]
        if page.digest.home or not others:
            continue
        h1 = _normal(page.navigation.h1)
        apart = [one for one in others if h1 and _normal(one.navigation.h1) not in ("", h1)]
        what = say(
            "Le titre « {title} » est aussi celui de {others}.",
            "The title “{title}” is also that of {others}.",
            title=page.digest.title.strip()[:_QUOTED],
            others=(apart or others)[0].url,
        )
        yield finding(what, page=page.url, component="title", certain=bool(apart))
