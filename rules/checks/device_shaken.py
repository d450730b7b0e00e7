"""What shaking or tilting the device sets off, a control sets off too, and it can be turned off.

Why: shaking is impossible for some and happens by itself to others. Who: people whose device is fixed, people who
tremble. How to fix: a button that does the same, and a setting that turns the motion off.

Proven where the page reacts and holds no control at all that could do the same or turn it off.
"""

from rules.evidence.shaking import Shaking
from rules.outcomes import decide, finding, not_applicable
from rules.reader import PageReader
from rules.rule import rule
from rules.vocabulary import Outcome
from rules.wording import say, text


@rule(
    id="device-shaken",
    scope="template",
    theme="consultation",
    unit=text("page", "page"),
    title=text("Pouvoir se passer de secouer l'appareil", "Do without shaking the device"),
    why=text(
        "Secouer l'appareil est impossible pour certaines personnes, involontaire pour d'autres.",
        "Shaking the device is impossible for some people, involuntary for others.",
    ),
    who=text(
        "Les personnes dont l'appareil est fixé, celles qui tremblent.",
        "People whose device is fixed, people who tremble.",
    ),
    fix=text(
        "Ajouter un bouton qui fait la même chose, et un réglage qui désactive le mouvement.",
        "Add a button that does the same, and a setting that turns the motion off.",
    ),
    criteria={"rgaa:13.12": "nc"},
    needs=(Shaking,),
    source="RGAA 4.1.2, 13.12 ; WCAG 2.2, 2.5.4",
)
def judge(page: PageReader) -> Outcome:
    """Read what came of the shaking, and which controls the page holds."""
    record = page.need(Shaking)
    if not record.events:
        return not_applicable(
            text("La page n'écoute pas les mouvements.", "The page does not listen to motion.")
        )
    facts = say(
        "Mouvements écoutés : {events}. Commandes affichées : {controls}.",
        "Motions listened to: {events}. Controls on display: {controls}.",
        events=", ".join(record.events),
        controls=", ".join(record.controls) or text("aucune", "none"),
    )
    if record.effect is None:
        return decide([], facts)
    what = say(
        "Secouer ou incliner l'appareil fait réagir la page ; commandes qui pourraient en tenir lieu : {controls}.",
        "Shaking or tilting the device makes the page react; controls that might do the same: {controls}.",
        controls=", ".join(record.controls) or text("aucune", "none"),
    )
    certain = record.twice and not record.controls
    return decide([finding(what, place=record.place, party="template", certain=certain)], facts)
