"""Static files of the site say how long they may be kept.

Why: a file that may be kept is not downloaded again on the next page or the next visit. Who: regular users,
first on mobile plans. How to fix: a Cache-Control header with a lifetime of a week or more on styles, scripts, fonts,
images; put a version in the file's name so that a change shows at once.
"""

import re
from email.utils import parsedate_to_datetime

from rules.addresses import file_name
from rules.evidence.ledger import Ledger, Request
from rules.outcomes import decide, finding, not_applicable
from rules.reader import PageReader
from rules.rule import rule
from rules.thresholds import bar, source
from rules.vocabulary import Finding, Outcome, Text
from rules.wording import count, say, text

_REFUSED = re.compile(r"\bno-store\b|\bno-cache\b(?!\s*=)")
"""no-cache="field" keeps the file, but that field."""
_MAX_AGE = re.compile(r"(?:^|[\s,])max-age\s*=\s*\"?(\d+)")
_ONE_DAY = 86_400
_ONE_MINUTE = 60


@rule(
    id="http-caching",
    theme="network",
    unit=text("fichier", "file"),
    title=text("Donner une durée de conservation aux fichiers", "Give files a lifetime in the cache"),
    why=text(
        "Un fichier que le navigateur peut garder n'est pas téléchargé de nouveau à la page suivante.",
        "A file the browser may keep is not downloaded again on the next page.",
    ),
    who=text(
        "Les personnes qui reviennent sur le site, surtout avec un petit forfait.",
        "People who come back to the site, mostly those with a small data plan.",
    ),
    fix=text(
        "Envoyer un en-tête Cache-Control: max-age d'une semaine ou plus sur les styles, scripts, polices et images, "
        "et changer le nom du fichier à chaque version.",
        "Send a Cache-Control: max-age header of a week or more on styles, scripts, fonts and images, and change "
        "the file's name at each version.",
    ),
    criteria={"rgesn:6.2": "nc"},
    needs=(Ledger,),
    source=source("http-caching"),
)
def judge(page: PageReader) -> Outcome:
    """Read Cache-Control, Expires, ETag and Last-Modified of the site's own static files.

    No lifetime and no validator, or no-store: certain. A short lifetime or a validator alone: to review.
    """
    files = page.own_static()
    if not files:
        return not_applicable(text("Aucun fichier statique du site.", "No static file of the site."))
    findings = [one for one in map(_finding, files) if one is not None]
    facts = say(
        "Fichiers statiques du site qui peuvent être gardés une semaine ou plus : {good} sur {total}.",
        "Static files of the site that may be kept a week or more: {good} of {total}.",
        good=len(files) - len(findings),
        total=len(files),
    )
    return decide(findings, facts)


def lifetime(headers: dict[str, str]) -> int | None:
    """Return the seconds a response may be kept; None when it does not say."""
    control = headers.get("cache-control", "").lower()
    if _REFUSED.search(control) or headers.get("vary", "").strip() == "*":
        return 0
    found = _MAX_AGE.search(control)
    if found:
        return int(found.group(1))
    return _until_expiry(headers)


def _until_expiry(headers: dict[str, str]) -> int | None:
    try:
        expires, sent = parsedate_to_datetime(headers["expires"]), parsedate_to_datetime(headers["date"])
        return max(0, int((expires - sent).total_seconds()))
    except (KeyError, TypeError, ValueError):
        return 0 if "expires" in headers else None


def _duration(seconds: int) -> Text:
    if seconds >= _ONE_DAY:
        return count(seconds // _ONE_DAY, ("jour", "jours"), ("day", "days"))
    return count(max(1, seconds // _ONE_MINUTE), ("minute", "minutes"), ("minute", "minutes"))


def _finding(request: Request) -> Finding | None:
    seconds = lifetime(request.headers)
    if seconds is not None and seconds >= bar("http-caching"):
        return None
    validated = "etag" in request.headers or "last-modified" in request.headers
    stored = "no-store" not in request.headers.get("cache-control", "").lower()
    certain = not stored or not (validated or seconds)
    name = file_name(request.url)
    if seconds:
        what = say(
            "{name} ne peut être gardé que {time}.",
            "{name} may be kept for {time} only.",
            name=name,
            time=_duration(seconds),
        )
    elif certain:
        what = say("{name} ne peut pas être gardé.", "{name} cannot be kept.", name=name)
    else:
        what = say(
            "{name} doit être revérifié auprès du serveur : aucune durée n'est donnée.",
            "{name} must be checked with the server again: no lifetime is given.",
            name=name,
        )
    return finding(what, resource=request.url, party="template", component="own static", certain=certain)
