"""A single key triggers nothing, unless it can be turned off.

Why: voice control types letters, and so do trembling hands. Who: people who use voice control, people who
press keys by mistake. How to fix: add Ctrl or Alt, or a way to turn the shortcut off.
"""

import re

from rules.evidence.behaviours import Behaviours
from rules.evidence.shortcuts import Shortcuts
from rules.outcomes import decide, finding, told
from rules.reader import PageReader
from rules.rule import rule
from rules.vocabulary import Outcome
from rules.wording import say, text

_LOOKS = re.compile(r"\bkey\b|keyCode|\bwhich\b|charCode|\bcode\b|event|\be\b")
_NAMED = re.compile(
    r"Escape|\bEsc\b|Tab|Arrow\w+|Enter|PageUp|PageDown|Home|End|F\d{1,2}|\b(27|9|13|3[3-9]|40)\b"
)
_OTHER = re.compile(
    r"""key\w*\s*={2,3}\s*["'][^"']["']|(keyCode|which|charCode)\s*={2,3}\s*(4[89]|[5-9]\d|1\d\d)"""
)


@rule(
    id="single-key-shortcuts",
    theme="navigation",
    unit=text("page", "page"),
    title=text("Éviter les raccourcis d'une seule touche", "Avoid shortcuts of a single key"),
    why=text(
        "La commande vocale tape des lettres, une main qui tremble aussi : le raccourci part tout seul.",
        "Voice control types letters, and so does a trembling hand: the shortcut goes off by itself.",
    ),
    who=text(
        "Les personnes qui commandent à la voix, celles qui appuient par erreur.",
        "People who use voice control, people who press keys by mistake.",
    ),
    fix=text(
        "Ajouter Ctrl ou Alt au raccourci, ou un moyen de le désactiver ou de le changer.",
        "Add Ctrl or Alt to the shortcut, or a way to turn it off or change it.",
    ),
    criteria={"rgaa:12.10": "none"},
    needs=(Behaviours,),
    source="RGAA 4.1.2, 12.10; WCAG 2.1.4",
)
def judge(page: PageReader) -> Outcome:
    """Look at what listens to keys on the whole page; a script that looks at the key is for a person.

    Where the keys were really pressed, the rule letter-keys tells what they did.
    """
    if page.get(Shortcuts) is not None:
        return told(text("Les touches ont été pressées une à une.", "The keys were pressed one by one."))
    keys = [one for one in page.need(Behaviours).keys if not _harmless(one)]
    facts = say(
        "Scripts qui écoutent les touches sur toute la page : {n}.",
        "Scripts that listen to keys on the whole page: {n}.",
        n=len(keys),
    )
    if not keys:
        return decide([], facts)
    what = text(
        "Un script écoute les touches sur toute la page : vérifier qu'une lettre seule ne déclenche rien.",
        "A script listens to keys on the whole page: check that a single letter triggers nothing.",
    )
    return decide([finding(what, party="template", certain=False)], facts)


def _harmless(source: str) -> bool:
    """It names only keys that write nothing, or does not look at the key."""
    looks = _LOOKS.search(source)
    named = _NAMED.findall(source)
    return not looks or (bool(named) and not _OTHER.search(source))
