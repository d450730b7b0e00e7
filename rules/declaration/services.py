"""A page that declares for several services: the part that speaks of this site."""

import re
from urllib.parse import urlsplit

from rules.declaration.plain import fold

HOST = re.compile(
    r"(?<![@\w.-])(?:https?://)?((?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,})(?![\w@-])(?:/\S*)?"
)
_APPLIES = re.compile(
    r"(?:cette |la )?declaration d'accessibilite s'applique |this accessibility statement applies to "
)
_STATED = re.compile(
    r"(?:totalement|partiellement|\bnon)[ -]+conforme\b|n'est pas conforme|(?:fully|partially|not) compliant"
)


def own_part(said: str, host: str) -> tuple[str, int]:
    """Return the part of a plain text that declares for this host, and how many services the text declares for.

    With one service, or when none of the parts names the host, the whole text.
    """
    folded = fold(said)
    starts = [one.start() for one in _APPLIES.finditer(folded)]
    here = label(host)
    if len(starts) > 1:
        cuts = [*starts[1:], len(said)]
        spans = [(0, cuts[0]), *zip(starts[1:], cuts[1:], strict=True)]
        for start, end in spans:
            scope = folded[start if start else starts[0] : end][:300]
            if here and here in scope:
                return said[start:end], len(starts)
        return said[slice(*spans[0])], len(starts)
    lines = [line for line in said.split("\n") if _STATED.search(fold(line)) and hosts_of(fold(line))]
    named = {label(one) for line in lines for one in hosts_of(fold(line))}
    if len(lines) > 1 and len(named) > 1:
        own = [line for line in lines if here and here in fold(line)]
        others = [line for line in lines if line not in own]
        if own:
            return "\n".join(line for line in said.split("\n") if line not in others), len(lines)
        return said, len(lines)
    return said, 1


def hosts_of(folded: str) -> list[str]:
    """Return the host names written in a folded text."""
    return [one.group(1) for one in HOST.finditer(folded)]


def label(host: str) -> str:
    """Return the last label before the suffix, the name people know a site by: "ville" of www.ville.fr."""
    bare = (urlsplit(f"//{host}").hostname or "").removeprefix("www.")
    if re.fullmatch(r"[\d.]+|localhost|", bare):
        return bare
    parts = bare.split(".")
    if len(parts) > 2 and parts[-2] in ("gouv", "asso", "com", "co", "org", "net", "ac"):
        return parts[-3]
    return parts[-2] if len(parts) > 1 else bare


def site_names(said: str, host: str) -> set[str]:
    """Return the names of the sites a text declares for: labels of the hosts it names, and of this host."""
    named = {label(one) for one in hosts_of(fold(said))}
    return {name for name in {*named, label(host)} if name and not name[0].isdigit()}
