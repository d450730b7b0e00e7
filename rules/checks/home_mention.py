"""The home page says how accessible the site is, in the words of the law.

Why: « Accessibilité : totalement / partiellement / non conforme » is compulsory on the home page. Who: people with a
disability, who learn before they start whether they can use the site. How to fix: write the mention in the footer.
"""

from rules.checks.declaration_content import finding_of
from rules.declaration.mention import read_mention
from rules.declaration.statement import mention_faults
from rules.outcomes import decide, passed, unmeasured
from rules.reader import SiteReader
from rules.rule import rule
from rules.vocabulary import Outcome
from rules.wording import say, text


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
    if home is None or home.source is None:
        return unmeasured(["page"], text("L'accueil n'a pas été mesuré.", "The home page was not measured."))
    mention = read_mention(home.source)
    shown = say("L'accueil affiche « {said} ».", "The home page shows “{said}”.", said=mention.said)
    if mention.how == "exact":
        return passed(shown)
    faults = mention_faults(mention, home.source)
    facts = shown if mention.how == "other-words" else faults[0].what
    return decide([finding_of(one, home.url, "template") for one in faults], facts)
