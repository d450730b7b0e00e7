"""Tells a Lint as lines of text: the answer, the duties, the faults, the parts, what the State's robot reads."""

from collections.abc import Iterator

from crawler.statement.linter import Lint
from crawler.words import say
from rules.declaration.fault import STATES, Fault
from rules.declaration.regulator import percentage
from rules.declaration.statement import Statement
from rules.vocabulary import Lang

_MARKS = {"met": "●", "missed": "▲", "review": "?", "unmeasured": "?"}


def tell(found: Lint, lang: Lang) -> Iterator[str]:
    """Yield the lines of the report."""
    yield say("statement.title", lang, url=found.url, day=found.day)
    if found.trouble:
        yield say("statement.unread", lang, why=found.trouble)
    for url in found.needs_browser:
        yield say("statement.browser", lang, url=url)
    if found.statement:
        yield from _statement(found, found.statement, lang)
    if found.regulator:
        key = (
            "same"
            if found.regulator.same_text and found.regulator.status == found.regulator.ours
            else "differs"
        )
        yield ""
        yield say(
            f"statement.regulator.{key}",
            lang,
            agent=found.regulator.agent,
            status=found.regulator.status or "–",
            ours=found.regulator.ours or "–",
        )
    yield ""
    yield say(
        "statement.cost", lang, requests=found.requests, size=_size(found.wire_bytes), agent=found.agent
    )


def _pair(name: str, value: str, lang: Lang) -> str:
    return say("statement.pair", lang, name=name, value=value)


def _size(wire_bytes: int) -> str:
    return f"{max(1, round(wire_bytes / 1000))}"


def _statement(found: Lint, statement: Statement, lang: Lang) -> Iterator[str]:
    yield ""
    yield say("statement.duties", lang)
    for duty in statement.duties:
        state = say(f"statement.{duty.state}", lang)
        told = _pair(say("statement.duty." + duty.id, lang), f"{state}. {duty.said.say(lang)}", lang)
        yield f"  {_MARKS[duty.state]} {told}"
    yield say("statement.links", lang, good=found.with_link, total=found.pages)
    for url in found.without_link:
        yield f"    {say('statement.without', lang, url=url)}"
    yield from _read(statement, lang)
    yield from _faults("statement.faults", [one for one in statement.faults if one.certain], lang)
    yield from _faults("statement.doubts", [one for one in statement.faults if not one.certain], lang)
    yield from _parts(statement, lang)
    yield ""
    yield say("statement.robot", lang)
    for one in statement.robot:
        mark = "●" if one.agree == "same" else "▲" if one.agree == "unread" else "?"
        answers = say("statement.answers", lang, robot=one.robot.say(lang), ours=one.ours.say(lang))
        yield f"  {mark} {_pair(one.question.say(lang), answers, lang)} {one.why.say(lang)}".rstrip()
    if found.eco:
        yield ""
        yield say("statement.eco", lang, url=found.eco.url or "–")
        yield from _faults("", found.eco.faults, lang)


def _read(statement: Statement, lang: Lang) -> Iterator[str]:
    declaration = statement.declaration
    if declaration is None:
        return
    yield ""
    yield say("statement.read", lang, url=statement.url)
    rate, mean = declaration.global_rate, declaration.mean_rate
    values = {
        "state": STATES[declaration.state].say(lang) if declaration.state else declaration.half,
        "rate": "" if rate is None else percentage(rate).say(lang),
        "mean": "" if mean is None else percentage(mean).say(lang),
        "version": declaration.version,
        "auditor": declaration.auditor,
        "audited": declaration.audited,
        "established": declaration.established,
        "updated": declaration.updated,
        "expires": declaration.expires,
    }
    for key, value in values.items():
        yield f"    {_pair(say('statement.field.' + key, lang), str(value or '–'), lang)}"


def _faults(key: str, faults: list[Fault], lang: Lang) -> Iterator[str]:
    if not faults:
        return
    if key:
        yield ""
        yield say(key, lang, n=len(faults))
    for one in faults:
        yield f"  {'▲' if one.certain else '?'} {one.what.say(lang)}"
        if one.said:
            yield f"      {say('statement.said', lang, said=one.said)}"
        yield f"      {say('statement.expected', lang, expected=one.expected.say(lang))}"


def _parts(statement: Statement, lang: Lang) -> Iterator[str]:
    if not statement.parts:
        return
    held = sum(bool(one.said) for one in statement.parts)
    yield ""
    yield say("statement.parts", lang, held=held, total=len(statement.parts))
    for one in statement.parts:
        mark = "●" if one.said else "–" if one.optional else "?"
        said = say("statement.said", lang, said=one.said[:100]) if one.said else say("statement.absent", lang)
        yield f"  {mark} {_pair(one.name.say(lang), said, lang)}"
        yield f"      {say('statement.templates', lang, model=one.model or '–', format=one.format or '–')}"
