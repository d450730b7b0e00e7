"""What the terminal says of an acceptance: one line a clause, who owes the repair, then the count."""

from crawler.words import say
from reports.language import Speech
from reports.views.findings import limit_of, measure_of, owes_of, span
from reports.views.minutes import answer
from rules.acceptance import Acceptation, ClauseFinding
from rules.vocabulary import Lang


def told(found: Acceptation, lang: Lang) -> list[str]:
    """Return the lines, the worst clauses last, where they are read."""
    speech = Speech(lang)
    lines = [line for one in found.findings for line in _clause(one, speech, lang)]
    return [*lines, answer(found, speech)]


def _clause(one: ClauseFinding, speech: Speech, lang: Lang) -> list[str]:
    state = "" if one.state == "first" else f" ({speech.say(f'visit_state.{one.state}')})"
    measure = measure_of(one, speech)
    if one.value is not None and one.low != one.high:
        measure += f" [{span(one.low, one.high, one.unit, speech)}]"
    line = say(
        "accept.line",
        lang,
        article=one.article,
        title=one.title + state,
        verdict=speech.say(f"finding.{one.verdict}"),
        measure=measure,
        limit=limit_of(one, speech),
    )
    lines = [line]
    if one.verdict != "compliant":
        why = one.why.say(lang)
        details = " ".join(part for part in ("" if one.worst in why else one.worst, why) if part)
        lines += [f"    {details}"] if details else []
        owes = owes_of(one.owes, one.unit, speech)
        lines += [say("accept.owes", lang, owes=owes)] if owes else []
    return lines
