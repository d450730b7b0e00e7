"""The page does not ask to send notifications before the visitor acts.

Why: a notification wakes the device and takes attention; asked for at once, it is refused without being read. Who:
everybody's attention. How to fix: ask after a press on a button that says what will be sent, and let it be stopped.
"""

from rules.evidence.conduct import Call, Conduct
from rules.outcomes import failed, finding, passed
from rules.reader import PageReader
from rules.rule import rule
from rules.vocabulary import Finding, Outcome
from rules.wording import say, text


@rule(
    id="notifications",
    scope="template",
    theme="interface",
    unit=text("demande", "request"),
    title=text("Ne pas demander à notifier d'emblée", "Do not ask to notify at once"),
    why=text(
        "Une notification réveille l'appareil et capte l'attention ; demandée d'emblée, elle n'est pas choisie.",
        "A notification wakes the device and takes attention; asked for at once, it is not a choice.",
    ),
    who=text("L'attention de chacun.", "Everybody's attention."),
    fix=text(
        "Demander après un appui sur un bouton qui dit ce qui sera envoyé, et permettre d'arrêter.",
        "Ask after a press on a button that says what will be sent, and let it be stopped.",
    ),
    criteria={"rgesn:4.13": "nc"},
    needs=(Conduct,),
    source="RGESN 2024, 4.13",
)
def judge(page: PageReader) -> Outcome:
    """Read the calls to Notification and PushManager made before any press."""
    calls = [call for call in page.need(Conduct).calls if call.kind == "notification"]
    facts = say(
        "Demandes de notification avant tout geste : {calls}.",
        "Requests to notify before any press: {calls}.",
        calls=len(calls),
    )
    return failed([_finding(call) for call in calls], facts) if calls else passed(facts)


def _finding(call: Call) -> Finding:
    what = say(
        "La page demande à envoyer des notifications ({api}) dès son chargement.",
        "The page asks to send notifications ({api}) as soon as it loads.",
        api=call.api,
    )
    return finding(what, party="template", component=call.api)
