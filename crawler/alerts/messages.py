"""What an alert says: a line a verdict that changed, site by site, those that got worse first."""

from collections.abc import Sequence

import msgspec

from crawler.words import say
from rules.changes.verdicts import VerdictChange
from rules.errors import LimpideError
from rules.results import SiteResult
from rules.vocabulary import Lang

LINES_A_SITE = 20


class DeliveryError(LimpideError):
    """Raised when an alert cannot be delivered now; it is kept and tried again."""


class Message(msgspec.Struct, frozen=True, kw_only=True):
    """One alert: a subject of one line, and a text."""

    subject: str
    body: str


class SiteNews(msgspec.Struct, frozen=True, kw_only=True):
    """The verdicts of a site that changed."""

    site: SiteResult
    changes: list[VerdictChange]

    @property
    def worse(self) -> bool:
        """Whether one of them got worse."""
        return any(one.worse for one in self.changes)


def compose(news: Sequence[SiteNews], lang: Lang) -> Message:
    """Return the alert of a campaign: the sites that got worse first."""
    ordered = sorted(news, key=lambda one: not one.worse)
    bad = sum(one.worse for one in news)
    way = "worse" if bad else "better"
    subject = say(f"subject.{way}", lang, n=bad or len(news), site=_line(ordered[0].site.name))
    return Message(subject=subject, body="\n\n".join(_site(one, lang) for one in ordered))


def _site(news: SiteNews, lang: Lang) -> str:
    site = news.site
    lines = [f"{_line(site.name)} · {site.url}"]
    lines += [verdict_line(one, lang) for one in news.changes[:LINES_A_SITE]]
    if len(news.changes) > LINES_A_SITE:
        lines.append(say("compare.more", lang, n=len(news.changes) - LINES_A_SITE))
    point = site.trend[-1] if site.trend else None
    if point and point.new is not None and point.cured is not None:
        lines.append(say("alert.corrections", lang, n=point.corrections, new=point.new, cured=point.cured))
    return "\n".join(lines)


def _line(name: str) -> str:
    """Return a name on one line."""
    return " ".join(name.split())


def verdict_line(one: VerdictChange, lang: Lang) -> str:
    """Return one changed verdict as a line: what, before and after, in words."""
    before, after = (say(f"verdict.{one.kind}.{state}", lang) for state in (one.before, one.after))
    name = say(f"verdict.{one.kind}", lang, what=one.what.say(lang), id=one.key.partition(":")[2] or one.key)
    return say("verdict.line", lang, mark="▲" if one.worse else "●", name=name, before=before, after=after)
