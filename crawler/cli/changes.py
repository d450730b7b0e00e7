"""What changed on a site, as lines of text: the figures, then each cause, then what people fix."""

from collections.abc import Iterator, Sequence

from crawler.alerts.messages import verdict_line
from crawler.campaign.sides import Compared
from crawler.words import say
from rules.changes.files import FileChange
from rules.changes.site import PartyChange, SiteChanges, TemplateChange
from rules.vocabulary import Correction, Lang
from rules.wording import number, pages, size

SHOWN = 20
"""Lines of one list; the others are counted."""

SIZES = ("wire_bytes", "second_visit_bytes")


def told(compared: Compared, lang: Lang) -> Iterator[str]:
    """Yield the lines of a comparison."""
    for site in compared.sites:
        yield from _site(site, lang)
    for name in compared.only_before:
        yield say("compare.only_before", lang, site=name)
    for name in compared.only_after:
        yield say("compare.only_after", lang, site=name)


def _site(site: SiteChanges, lang: Lang) -> Iterator[str]:
    shown = pages(site.pages).say(lang)
    yield say("compare.site", lang, site=site.name, before=site.before, after=site.after, pages=shown)
    if site.instruments:
        yield "  " + say("compare.instruments", lang, before=site.instruments[0], after=site.instruments[1])
    for name, (was, now) in site.medians.items():
        if was is not None and now is not None:
            yield "  " + say(
                f"compare.{name}", lang, before=_value(name, was, lang), after=_value(name, now, lang)
            )
    yield from _list("files", [_file(one, lang) for one in site.files], lang)
    yield from _list("parties", [_party(one, lang) for one in site.parties], lang)
    yield from _list("templates", [_template(one, lang) for one in site.templates], lang)
    for key in ("new", "cured", "found", "untold"):
        listed: list[Correction] = getattr(site.corrections, key)
        yield from _list(key, [_correction(one, lang) for one in listed], lang)
    moved = site.corrections.moved
    for key, worse in (("spread", True), ("shrunk", False)):
        lines = [_moved(was, now, lang) for was, now in moved if (now.places > was.places) is worse]
        yield from _list(key, lines, lang)
    yield "  " + say("compare.kept", lang, n=site.corrections.kept)
    yield from _list("verdicts", [verdict_line(one, lang) for one in site.verdicts], lang)
    yield from _list("came", site.came, lang)
    yield from _list("went", site.went, lang)


def _list(key: str, lines: Sequence[str], lang: Lang) -> Iterator[str]:
    """Yield a heading with its count and its lines; nothing for an empty list."""
    if lines:
        yield "  " + say(f"compare.{key}", lang, n=len(lines))
        yield from (f"    {line}" for line in lines[:SHOWN])
        if len(lines) > SHOWN:
            yield "    " + say("compare.more", lang, n=len(lines) - SHOWN)


def _value(name: str, value: float, lang: Lang) -> str:
    return size(value).say(lang) if name in SIZES else number(round(value)).say(lang)


def _file(one: FileChange, lang: Lang) -> str:
    key = "came" if one.before is None else "went" if one.after is None else "changed"
    before, after = (size(value or 0).say(lang) for value in (one.before, one.after))
    name = one.key if not one.former_key else f"{one.former_key} → {one.key}"
    kind = say(f"kind.{one.kind}", lang)
    shown = pages(one.pages).say(lang)
    return say(f"file.{key}", lang, file=name, kind=kind, before=before, after=after, pages=shown)


def _party(one: PartyChange, lang: Lang) -> str:
    known = ", ".join(part for part in (one.service, one.role.say(lang)) if part)
    way = "came" if one.came else "went"
    facts = {
        "party": f"{one.party} ({known})" if known else one.party,
        "size": size(one.size).say(lang),
        "n": one.files,
        "pages": pages(one.pages).say(lang),
    }
    return say(f"party.{way}", lang, **facts)


def _template(one: TemplateChange, lang: Lang) -> str:
    facts = [say("template.shape", lang)] if one.shape else []
    for key, (was, now) in (("wire_bytes", one.wire_bytes), ("requests", one.requests), ("dom", one.dom)):
        before, after = _value(key, was, lang), _value(key, now, lang)
        if before != after:
            facts.append(say(f"template.{key}", lang, before=before, after=after))
    return say(
        "template.line", lang, page=one.example, pages=pages(one.pages).say(lang), facts=", ".join(facts)
    )


def _correction(one: Correction, lang: Lang) -> str:
    return f"{one.id} {one.title.say(lang)} ({pages(len(one.pages)).say(lang)})"


def _moved(was: Correction, now: Correction, lang: Lang) -> str:
    return say(
        "correction.moved",
        lang,
        id=now.id,
        title=now.title.say(lang),
        before=was.places,
        after=now.places,
        pages=pages(len(now.pages)).say(lang),
    )
