"""The home page says how accessible the site is, in the words of the law.

Why: « Accessibilité : totalement / partiellement / non conforme » is compulsory on the home page. Who: people with a
disability, who learn before they start whether they can use the site. How to fix: write the mention in the footer.
"""

import re
from functools import cache

from rules.outcomes import failed, finding, passed, unmeasured
from rules.reader import SiteReader
from rules.referentials import read_data
from rules.rule import rule
from rules.site_evidence import PageDigest
from rules.texts import normal
from rules.vocabulary import Outcome, Text
from rules.wording import say, text

_QUOTED = 80
"""Characters of the page that are quoted."""


@rule(
    id="home-mention",
    scope="site",
    theme="obligations",
    unit=text("page d'accueil", "home page"),
    title=text(
        "Afficher la mention d'accessibilité à l'accueil", "Show the accessibility mention on the home page"
    ),
    why=text(
        "La loi impose l'une de ces mentions sur la page d'accueil : « Accessibilité : totalement conforme », "
        "« partiellement conforme » ou « non conforme ».",
        "French law requires one of these mentions on the home page: “Accessibilité : totalement conforme”, "
        "“partiellement conforme” or “non conforme”.",
    ),
    who=text(
        "Les personnes handicapées, qui savent ainsi dès l'accueil si elles pourront utiliser le site.",
        "People with a disability, who learn from the start whether they can use the site.",
    ),
    fix=text(
        "Écrire la mention exacte dans le pied de page, avec un lien vers la page « Accessibilité ».",
        "Write the exact mention in the footer, with a link to the “Accessibilité” page.",
    ),
    source="Loi n° 2005-102, article 47 ; RGAA, Mentions et pages obligatoires "
    "(https://accessibilite.numerique.gouv.fr/obligations/mentions-et-pages-obligatoires/)",
)
def judge(site: SiteReader) -> Outcome:
    """Look for the mention in the home page's rendered text and links; near misses are explained."""
    home = site.home
    if home is None:
        return unmeasured(["page"], text("L'accueil n'a pas été mesuré.", "The home page was not measured."))
    said = normal(" \n ".join([home.text, *(link.text for link in home.access_links)]))
    for name in ("exact", "tolerated"):
        found = _patterns()[name][0].search(said)
        if found:
            shown = found.group()
            return passed(say("L'accueil affiche « {said} ».", "The home page shows “{said}”.", said=shown))
    return _missing(home, said)


@cache
def _patterns() -> dict[str, list[re.Pattern[str]]]:
    written: dict[str, list[str]] = read_data("declaration-patterns.json")["home_mention"]
    return {name: [re.compile(p, re.IGNORECASE) for p in patterns] for name, patterns in written.items()}


def _missing(home: PageDigest, said: str) -> Outcome:
    near = next((m for m in (p.search(said) for p in _patterns()["near_miss"]) if m), None)
    what: Text = text(
        "La page d'accueil n'affiche aucune mention d'accessibilité.",
        "The home page shows no accessibility mention.",
    )
    if near:
        what = say(
            "La page d'accueil affiche « {said} » : ce n'est pas l'une des trois mentions de la loi.",
            "The home page shows “{said}”: this is not one of the three mentions of the law.",
            said=_line(said, near),
        )
    return failed([finding(what, page=home.url, party="template", component="mention")], what)


def _line(said: str, found: re.Match[str]) -> str:
    """Return the line a match stands on, from the match on, cut to a readable length."""
    line = said[found.start() :].partition("\n")[0].strip()
    return line if len(line) <= _QUOTED else line[:_QUOTED].rsplit(" ", 1)[0] + "…"
