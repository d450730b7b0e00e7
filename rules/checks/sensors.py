"""The device's sensors sleep until the visitor acts.

Why: position, movement or camera tell much of a person, and keep the device awake. Who: everybody's privacy, batteries.
How to fix: ask for a sensor after a press that explains what it is for, and stop it afterwards.
"""

from rules.evidence.conduct import Call, Conduct
from rules.outcomes import decide, finding, not_applicable, to_review
from rules.reader import PageReader
from rules.rule import rule
from rules.vocabulary import Finding, Outcome
from rules.wording import say, text

_KINDS = ("sensor", "motion")


@rule(
    id="sensors",
    scope="template",
    theme="interface",
    unit=text("capteur", "sensor"),
    title=text("Ne solliciter les capteurs qu'à la demande", "Use sensors only when asked for"),
    why=text(
        "La position, le mouvement ou la caméra disent beaucoup d'une personne et tiennent l'appareil éveillé.",
        "Position, movement or camera tell much of a person and keep the device awake.",
    ),
    who=text("La vie privée de chacun, les batteries.", "Everybody's privacy, batteries."),
    fix=text(
        "Demander le capteur après un appui qui dit à quoi il sert, et l'arrêter ensuite.",
        "Ask for the sensor after a press that says what it is for, and stop it afterwards.",
    ),
    criteria={"rgesn:6.6": "nc", "rgesn:1.10": "none"},
    needs=(Conduct,),
    source="RGESN 2024, 6.6",
)
def judge(page: PageReader) -> Outcome:
    """Read the calls made before any press. Movement, for which the browser asks nothing, is certain.

    For position, camera and the like the browser asks the visitor: a sign. Not applicable when no call was made and
    no script of the page names a sensor.
    """
    record = page.need(Conduct)
    calls = [call for call in record.calls if call.kind in _KINDS]
    if not calls and not record.mentions:
        return not_applicable(text("Aucun capteur sollicité ni nommé.", "No sensor used nor named."))
    facts = say(
        "Capteurs sollicités avant tout geste : {calls} ; nommés dans les scripts : {mentions}.",
        "Sensors used before any press: {calls}; named in the scripts: {mentions}.",
        calls=len(calls),
        mentions=len(record.mentions),
    )
    if not calls:
        return to_review([], facts)
    return decide([_finding(call) for call in calls], facts)


def _finding(call: Call) -> Finding:
    what = say(
        "{api} est sollicité {times} fois sans que le visiteur ait rien touché.",
        "{api} is used {times} times though the visitor touched nothing.",
        api=call.api,
        times=call.times,
    )
    return finding(what, party="template", component=call.api, certain=call.kind == "motion")
