"""What moving the device does, controls do too.

Why: shaking or tilting is impossible for some. Who: people whose device is fixed, people who tremble. How to
fix: add controls that do the same, and a way to turn the motion off.
"""

from rules.evidence.behaviours import Behaviours
from rules.evidence.shaking import Shaking
from rules.outcomes import decide, finding, told
from rules.reader import PageReader
from rules.rule import rule
from rules.vocabulary import Outcome
from rules.wording import say, text


@rule(
    id="device-motion",
    theme="consultation",
    unit=text("page", "page"),
    title=text(
        "Doubler les mouvements de l'appareil par des commandes",
        "Double the motions of the device with controls",
    ),
    why=text(
        "Secouer ou incliner l'appareil est impossible pour certains, involontaire pour d'autres.",
        "Shaking or tilting the device is impossible for some, involuntary for others.",
    ),
    who=text(
        "Les personnes dont l'appareil est fixé, celles qui tremblent.",
        "People whose device is fixed, people who tremble.",
    ),
    fix=text(
        "Ajouter des commandes qui font la même chose, et un moyen de désactiver le mouvement.",
        "Add controls that do the same, and a way to turn the motion off.",
    ),
    criteria={"rgaa:13.12": "none"},
    needs=(Behaviours,),
    source="RGAA 4.1.2, 13.12; WCAG 2.5.4",
)
def judge(page: PageReader) -> Outcome:
    """Tell whether the page listens to the motion of the device; what it does with it is for a person.

    Where shaking it had an effect, the rule device-shaken tells it.
    """
    heard = page.need(Behaviours).motion
    shaken = page.get(Shaking)
    if shaken is not None and shaken.effect is not None:
        return told(
            text(
                "L'appareil a été secoué : voir ce que la page a fait.",
                "The device was shaken: see what the page did.",
            )
        )
    facts = say(
        "Mouvements de l'appareil écoutés : {events}.",
        "Motions of the device listened to: {events}.",
        events=", ".join(heard) or text("aucun", "none"),
    )
    if not heard:
        return decide([], facts)
    what = say(
        "La page réagit à {events} : vérifier que des commandes font la même chose, et que cela se désactive.",
        "The page reacts to {events}: check that controls do the same, and that it can be turned off.",
        events=", ".join(heard),
    )
    return decide([finding(what, party="template", certain=False)], facts)
