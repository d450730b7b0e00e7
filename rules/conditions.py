"""Conditions of a page under which a violation proves something: its counts, and what its document says."""

import re

from rules.addresses import same_place
from rules.evidence.page import Page

_SETTINGS = re.compile(
    r"contrastes? (renforcé|élevé|fort|inversé|adapté)|^contrastes?$|"
    r"(augmenter|renforcer|inverser|changer) (le|les) contraste|paramètres d.affichage|"
    r"mode (sombre|nuit|clair)|thème (clair|sombre)|(dark|light|night) mode",
    re.IGNORECASE,
)
_LABEL = 60


def conditions(record: Page | None) -> dict[str, int]:
    """Return the counts of a page with four conditions more; what is over 0 holds, nothing without a record.

    html5_doctype, other_doctype: the doctype declared (RGAA 9.2, special case). scripts_without_form: scripts of
    a page without form. no_display_settings: no control of contrast or colours named on the page
    (a link of the content to another page is none).
    """
    if record is None:
        return {}
    doctype = " ".join(record.doctype.lower().split())
    counts = record.counts
    scripts = counts.get("scripts", 0) + counts.get("event_handlers", 0)
    away = [a for a in record.links if not same_place(a.url, record.url)]
    elsewhere = {link.text for link in away if link.place.region in ("", "main")}
    lines = {line.strip() for line in record.text.splitlines()} | {link.text for link in record.links}
    return counts | {
        "html5_doctype": int(doctype == "<!doctype html>"),
        "other_doctype": int(doctype not in ("", "<!doctype html>")),
        "scripts_without_form": 0 if counts.get("forms", 1) else scripts,
        "no_display_settings": int(
            not any(len(line) < _LABEL and _SETTINGS.search(line) for line in lines - elsewhere)
        ),
    }


def held(record: Page | None) -> frozenset[str]:
    """Return the names of the conditions that hold."""
    return frozenset(name for name, count in conditions(record).items() if count > 0)
