"""Who hosts the site, as its own pages say, with the figures the declaration gives for the data centre.

Why: the host's choices decide the energy and the water the service costs. Who: the buyer, who chooses the host.
How to fix: ask the host for its figures and write them in the declaration.
"""

import re
from collections.abc import Iterable

from rules.ecodesign import Said, quoted, read_declaration
from rules.outcomes import told, unmeasured
from rules.reader import SiteReader
from rules.rule import rule
from rules.thresholds import bar, source
from rules.vocabulary import Outcome, Text
from rules.wording import join, number, say, text

_FIGURE = r"\b{name}\b[^.;\d]{{0,60}}?(\d+(?:[.,]\d+)?)"
_QUOTED = 3
_CRITERIA = tuple(f"rgesn:8.{n}" for n in (1, 2, 3, 4, 5, 6, 7))


@rule(
    id="hosting-named",
    scope="site",
    theme="hosting",
    unit=text("hébergeur", "host"),
    title=text("Hébergeur nommé et ses chiffres", "Host named and its figures"),
    why=text(
        "Les choix de l'hébergeur décident de l'énergie et de l'eau que coûte le service.",
        "The host's choices decide the energy and the water the service costs.",
    ),
    who=text("L'acheteur, qui choisit l'hébergeur.", "The buyer, who chooses the host."),
    fix=text(
        "Demander ses chiffres à l'hébergeur (PUE, WUE, énergie, lieu) et les écrire dans la déclaration.",
        "Ask the host for its figures (PUE, WUE, energy, place) and write them in the declaration.",
    ),
    criteria=dict.fromkeys(_CRITERIA, "none"),
    source=source("pue"),
)
def judge(site: SiteReader) -> Outcome:
    """Quote the lines that name the host; compare the PUE and the WUE of the declaration with the official bars."""
    pages = [page for page in site.pages if page.measured]
    if not pages:
        return unmeasured(["page"])
    lines = {line: page.url for page in pages for line in page.eco.hosting}
    said = [Said(url, line) for line, url in lines.items()][:_QUOTED]
    named = (
        say("L'hébergeur selon le site : {said}.", "The host, as the site says: {said}.", said=quoted(said))
        if said
        else text("Aucune page lue ne nomme l'hébergeur.", "No page read names the host.")
    )
    spoken = [one.sentence for one in read_declaration(site).sentences]
    about = {
        "rgesn:8.3": join([named, _figure("PUE", spoken, "pue")]),
        "rgesn:8.4": join([named, _figure("WUE", spoken, "wue")]),
    }
    return told(named, about)


def _figure(name: str, sentences: Iterable[str], limit: str) -> Text:
    wanted = re.compile(_FIGURE.format(name=name), re.IGNORECASE)
    found = next((m for m in map(wanted.search, sentences) if m), None)
    if found is None:
        return say("Aucun {name} n'est déclaré.", "No {name} is declared.", name=name)
    return say(
        "{name} déclaré : {value} ; barre officielle : {bar}. À vérifier : valeur réelle ou de conception, et année.",
        "{name} declared: {value}; official bar: {bar}. To check: real or by design, and the year.",
        name=name,
        value=found.group(1),
        bar=number(bar(limit), 1),
    )
