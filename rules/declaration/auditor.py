"""Who made the audit, as the declaration names it."""

import re

from rules.declaration.dates import MONTHS
from rules.declaration.plain import fold, squeezed

_DONE = (
    r"(?:realise|effectue|mene|conduit|finalise|produit|execute|confie|assure"
    r"|accompli|carried out|performed|conducted|made|done)e?s?"
)
_WHAT = (
    r"(?:audit(?:s|e|es)?|evaluation|diagnostic|(?:contre|auto)-?audit"
    r"|verification de conformite|controle de conformite"
    r"|expertise|assessment)"
)
_WHO = (
    r"(?:la societe|le cabinet|l'agence|l'entreprise|l'association|l'organisme"
    r"|le bureau d'etudes|(?:notre|le) prestataire"
    r"|un prestataire(?: externe)?,?|les experts? de|l'expert|la|le|the company|the)"
)
_MONTH = "|".join(MONTHS)
_STOP = (
    rf"(?= revele| le \d| en \d| en (?:{_MONTH})\b| du \d| au \d| a (?!l'|la )"
    rf"| ont | est | sur | selon | conformement| indique"
    r"| montre| fait | date| entre | dans | et (?:revele|dont|finalise|date)"
    r"| qui | on \d| in \d| reveal| show| found | dont "
    r"| pour | s'est | avec |\s*[.,;:\n!(]|\s+-\s|$)"
)
_BY = re.compile(
    rf"\b{_WHAT}\b(?:[^.\n]|(?<=\d)\.(?=\d)|(?<= v)\.){{0,110}}?\b{_DONE}\b(?:[^.\n]|(?<=\d)\.(?=\d)){{0,60}}?"
    rf"(?:(?P<inside>\b(?:en interne|internally|in-house)\b)|\b(?:par|aupres de"
    rf"|by) (?:{_WHO} )?(?P<name>[^\n.,;:]{{2,80}}?){_STOP})"
)
_AUDITED = re.compile(
    rf"\b(?:audite|evalue|audited)e?s? (?:en [^.\n]{{0,20}})?(?:(?P<inside>en interne"
    rf"|internally)|(?:par|by) (?:{_WHO} )?"
    rf"(?P<name>[^\n.,;:]{{2,80}}?){_STOP})"
)
_FROM = re.compile(rf"\baudit\b[^.\n]{{0,50}}? par {_WHO} (?P<inside>\Z)?(?P<name>[^\n.,;:]{{2,80}}?){_STOP}")
_LABEL = re.compile(
    r"(?:^|\n)[^\n:]{0,30}\b(?:auditeur|auditrice|organisme auditeur|societe auditrice|auditor|audit realise par"
    r"|entite (?:ayant|qui a) realise l'audit)s? ?(?::|\t| : ?\n) ?(?:(?P<inside>en interne)"
    r"|(?P<name>[^\n;]{2,80}?)(?=\s*[\n.;]|$))"
)
_SELF = re.compile(r"\bauto-?(?:evaluation|audit|diagnostic)\b|\bself-?assess")
_CALLED = re.compile(r"^(?:nous-memes?|nos soins|nos equipes|notre (?:equipe|service)|l'equipe|les equipes)")


def read_auditor(said: str, folded: str) -> str:
    """Return the name as written, "en interne" when the body did it itself, "" when the text does not say."""
    for pattern in (_BY, _AUDITED, _LABEL, _FROM):
        for found in pattern.finditer(folded):
            if found["inside"] or _CALLED.match(found["name"]):
                return "en interne"
            name = squeezed(said[slice(*found.span("name"))]).strip(" -–\"'«»")
            after = re.match(r"\s?\([^()\n]{2,60}\)", said[found.end("name") :])
            if name and "[" not in name and not name[0].isdigit() and "nnn" not in name.lower():
                return name + (f" {after.group().strip()}" if after else "")
    return "en interne" if _SELF.search(folded) else ""


def is_self_made(auditor: str, folded: str, hosts: set[str]) -> bool:
    """Tell whether the body audited itself: it says so, or the auditor has the name of the site.

    hosts: names of the sites the declaration speaks of.
    """
    if auditor == "en interne" or _SELF.search(folded):
        return True
    name = re.sub(r"^(?:la|le|les|l)(?= |')", "", fold(auditor))
    bare = re.sub(r"[^a-z0-9]", "", name)
    return len(bare) > 3 and any(bare == re.sub(r"[^a-z0-9]", "", one) for one in hosts)
