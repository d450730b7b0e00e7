"""Visitors are given a way to follow and lighten what their use costs.

Why: a lighter mode (still pictures, no video) helps those who choose it. Who: small data plans, everybody who wants to
consume less. How to fix: a sobriety mode, or at least a sentence on the home page about what the service costs.
"""

import re

from rules.outcomes import finding, passed, to_review, unmeasured
from rules.reader import SiteReader
from rules.rule import rule
from rules.vocabulary import Outcome
from rules.wording import text

_SAYS = re.compile(
    r"sobriété|mode (éco|sobre|léger|basse consommation|allégé)|version (allégée|légère|bas débit)|éco-?index|ecoindex|"
    r"gCO2|g CO₂|éco-?conception|low[- ]?(tech|data|carbon)|eco mode|data saver",
    re.I,
)


@rule(
    id="usage-control",
    scope="site",
    theme="interface",
    unit=text("site", "site"),
    title=text("Donner un moyen de consommer moins", "Give a way to consume less"),
    why=text(
        "Un mode plus léger (images fixes, sans vidéo) aide les personnes qui le choisissent.",
        "A lighter mode (still pictures, no video) helps the people who choose it.",
    ),
    who=text(
        "Les petits forfaits et toute personne qui veut consommer moins.",
        "Small data plans and everybody who wants to consume less.",
    ),
    fix=text(
        "Proposer un mode de sobriété, ou au moins dire à l'accueil ce que coûte le service.",
        "Offer a sobriety mode, or at least say on the home page what the service costs.",
    ),
    criteria={"rgesn:4.15": "none"},
    source="RGESN 2024, 4.15",
)
def judge(site: SiteReader) -> Outcome:
    """Look on the home page for words of a lighter mode or of the service's footprint: a sign only."""
    home = site.home
    if home is None:
        return unmeasured(["page"])
    found = _SAYS.search(home.text)
    if found:
        return passed(
            text(f"L'accueil en parle : « {found[0]} ».", f"The home page speaks of it: “{found[0]}”.")
        )
    what = text(
        "L'accueil ne parle ni de mode léger ni d'empreinte du service.",
        "The home page speaks neither of a lighter mode nor of the service's footprint.",
    )
    return to_review(
        [finding(what, page=home.url, party="template", component="sobriety", certain=False)], what
    )
