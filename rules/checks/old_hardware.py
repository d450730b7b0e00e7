"""The page can be read and used on a computer of 10 years ago, on a slow line.

Why: a service that asks for a new computer makes people throw the old one away. Who: people who keep their computer or
their telephone, rural lines. How to fix: send less, run less script before the text, make forms work at once.
"""

from rules.evidence.old_hardware import OldHardware
from rules.hardware import devices
from rules.old_hardware import NEEDED, OnDevice, name_of, on_device, seconds, span
from rules.outcomes import finding, passed, to_review, told
from rules.reader import PageReader
from rules.rule import rule
from rules.thresholds import source
from rules.vocabulary import Finding, Outcome, Text
from rules.wording import join, number, say, text

LINES = {"fixed-512", "3g"}
"""The slow lines of RGESN 2.3: 512 kbit/s at home, 3G on the move."""
STATES: dict[str, Text] = {
    "usable": text("utilisable", "usable"),
    "degraded": text("dégradée", "degraded"),
    "broken": text("inutilisable", "not usable"),
    "unmeasured": text("non mesurée", "not measured"),
}


@rule(
    id="old-hardware",
    scope="template",
    theme="old-devices",
    unit=text("appareil", "device"),
    title=text("Rester utilisable sur du matériel de 10 ans", "Stay usable on hardware of 10 years"),
    why=text(
        "Un service qui demande une machine récente fait jeter l'ancienne.",
        "A service that asks for a recent machine makes people throw the old one away.",
    ),
    who=text(
        "Les personnes qui gardent leur ordinateur ou leur téléphone, et les lignes lentes.",
        "People who keep their computer or their telephone, and slow lines.",
    ),
    fix=text(
        "Alléger ce qui précède le texte, retarder les scripts, faire fonctionner les formulaires sans eux.",
        "Lighten what comes before the text, delay scripts, let forms work without them.",
    ),
    criteria={"rgesn:2.1": "none", "rgesn:2.2": "none", "rgesn:2.3": "c", "rgesn:2.5": "none"},
    needs=(OldHardware,),
    source=source("hardware-degraded"),
)
def judge(page: PageReader) -> Outcome:
    """What is too slow is left to a person, with its figures: RGESN gives no time. Usable on both lines it asks for, in
    loads whose processor kept its speed, the page passes (2.3); 2.2 asks for a real machine, and for what is critical.
    """
    found = [on_device(one) for one in page.need(OldHardware).devices]
    facts = join([_facts(one) for one in found])
    if signs := [_finding(one) for one in found if one.state in ("degraded", "broken")]:
        return to_review(signs, facts)
    lines = {devices()[one.device].network for one in found if one.state == "usable"}
    whole = all(one.state == "usable" and one.runs >= NEEDED for one in found)
    return passed(facts) if whole and lines >= LINES else told(facts)


def _facts(found: OnDevice) -> Text:
    if found.state == "unmeasured":
        return say(
            "{device} : non mesuré. {why}",
            "{device}: not measured. {why}",
            device=name_of(found),
            why=found.why[0],
        )
    return say(
        "{device} : page {state} ; premier affichage {first}, texte {read}, contenu principal {main}, action {action} "
        "(médiane de {runs}) ; scripts bloquants {blocked} s, décalages {shift}.",
        "{device}: page {state}; first display {first}, text {read}, main content {main}, action {action} "
        "(median of {runs}); blocking scripts {blocked} s, shifts {shift}.",
        device=name_of(found),
        state=STATES[found.state],
        first=span(found.first),
        read=span(found.read),
        main=span(found.main),
        action=span(found.action),
        runs=found.runs,
        blocked=seconds(found.blocked),
        shift=number(found.shift, 2),
    )


def _finding(found: OnDevice) -> Finding:
    what = say(
        "{device} : page {state}, {why}.",
        "{device}: page {state}, {why}.",
        device=name_of(found),
        state=STATES[found.state],
        why=join(found.why, ", "),
    )
    return finding(what, party="template", component=found.device, certain=False)
