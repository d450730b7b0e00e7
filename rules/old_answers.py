"""The answer to "does it work on a device of over 5 years?": three questions, never one verdict."""

from collections.abc import Sequence

from rules.old_devices import Comparison, Question, question_said, templates_said
from rules.old_hardware import OnDevice, name_of
from rules.old_plain import plain, short_title
from rules.results import Answer, PageResult
from rules.vocabulary import Text
from rules.wording import capital, count, join, say, text

QUESTIONS: tuple[Question, ...] = ("policy", "official")


def old_device(visited: Sequence[PageResult]) -> Answer:
    """Say how many templates work under a browser of 5 years, then of 2 years, then on hardware of 10 years.

    Never "good": a browser that is imitated loses less than a real one, and a processor slowed down is an estimate.
    """
    found = {question: _of(visited, question) for question in QUESTIONS}
    states = {one.state for _, one in found["policy"]} | {
        one.state for page in visited for one in page.hardware
    }
    states -= {"unmeasured"}
    if not states:
        return Answer(id="old_device", state="unmeasured", text=text("Non mesuré.", "Not measured."))
    state = "bad" if "broken" in states else "mixed" if states - {"usable"} else "info"
    said = [_sentence(told) for told in found.values() if told]
    first = plain(visited)
    lead = [say("{first}.", "{first}.", first=first)] if first.fr else []
    return Answer(id="old_device", state=state, text=join([*lead, *said, hardware(visited)]))  # type: ignore[arg-type]


def hardware(visited: Sequence[PageResult]) -> Text:
    """Return the third answer: hardware of 10 years, on today's browser."""
    found = [(page, one) for page in visited for one in page.hardware]
    if not any(one.state != "unmeasured" for _, one in found):
        why = join([one.why[0] for _, one in found[:1]])
        return join(
            [
                text("Matériel de 10 ans : non mesuré.", "Hardware of 10 years: not measured."),
                *([why] if why.fr else []),
            ]
        )
    said = []
    for device in dict.fromkeys(one.device for _, one in found):
        told = [(page, one) for page, one in found if one.device == device]
        said.append(_on(told))
    return join(said)


def _on(told: Sequence[tuple[PageResult, OnDevice]]) -> Text:
    """Return one sentence on the templates timed on one device."""
    total = len(told)
    states = ("broken", "degraded", "usable", "unmeasured")
    many = {state: sum(one.state == state for _, one in told) for state in states}
    start = capital(name_of(told[0][1]))
    if many["usable"] == total:
        return say(
            "{device} (estimé) : tout reste utilisable, {n} sur {total}.",
            "{device} (estimated): all remains usable, {n} out of {total}.",
            device=start,
            n=templates_said(total),
            total=total,
        )
    words = {
        "broken": (("inutilisable", "inutilisables"), ("not usable", "not usable")),
        "degraded": (("trop lent", "trop lents"), ("too slow", "too slow")),
        "usable": (("utilisable", "utilisables"), ("usable", "usable")),
        "unmeasured": (("non mesuré", "non mesurés"), ("not measured", "not measured")),
    }
    listed = [count(number, *words[state]) for state, number in many.items() if number]
    worst = next((page for state in ("broken", "degraded") for page, one in told if one.state == state), None)
    which = (
        say(", dont « {title} »", ", among them “{title}”", title=short_title(worst))
        if worst
        else Text("", "")
    )
    return say(
        "{device} (estimé), sur {total} : {listed}{which}.",
        "{device} (estimated), out of {total}: {listed}{which}.",
        device=start,
        total=templates_said(total),
        listed=join(listed, ", "),
        which=which,
    )


def _of(visited: Sequence[PageResult], question: Question) -> list[tuple[PageResult, Comparison]]:
    return [(page, one) for page in visited for one in page.old_devices if one.question == question]


def _sentence(told: Sequence[tuple[PageResult, Comparison]]) -> Text:
    """Return one sentence on the templates seen in the old browser of one question."""
    browser, total = question_said(told[0][1]), len(told)
    broken = [page for page, one in told if one.state == "broken"]
    lesser = sum(one.state in ("degraded", "unclear") for _, one in told)
    unmeasured = sum(one.state == "unmeasured" for _, one in told)
    parts = []
    if broken:
        parts.append(
            say(
                "{broken} sur {total} ne fonctionnent pas, dont « {title} »",
                "{broken} out of {total} do not work, among them “{title}”",
                broken=templates_said(len(broken)),
                total=total,
                title=short_title(broken[0]),
            )
            if len(broken) > 1
            else say(
                "« {title} » ne fonctionne pas (1 gabarit sur {total})",
                "“{title}” does not work (1 template out of {total})",
                total=total,
                title=short_title(broken[0]),
            )
        )
    if lesser:
        fr = ("gabarit à vérifier ou dégradé", "gabarits à vérifier ou dégradés")
        parts.append(count(lesser, fr, ("template to review or degraded", "templates to review or degraded")))
    if unmeasured:
        fr = ("gabarit non mesuré", "gabarits non mesurés")
        parts.append(count(unmeasured, fr, ("template not measured", "templates not measured")))
    if not parts:
        parts.append(
            say(
                "tout reste utilisable, {n} sur {total}",
                "all remains usable, {n} out of {total}",
                n=templates_said(total),
                total=total,
            )
        )
    return say("Dans {browser}, {said}.", "In {browser}, {said}.", browser=browser, said=join(parts, " ; "))
