"""Long lists of choices are divided with optgroup, and each group is named.

Why: groups drawn with dashes or prefixes are choices like the others for a voice. Who: screen reader users. How
to fix: use optgroup with a label.
"""

import itertools
import re
from collections import Counter

from rules.evidence.fields import Choice, Fields
from rules.generic_words import is_generic, plain
from rules.outcomes import finding, not_applicable, settled
from rules.reader import PageReader
from rules.rule import rule
from rules.vocabulary import Finding, Outcome, Text
from rules.wording import say, text

_DASHED = re.compile(r"^\s*[-–—=_*]{2,}.*|^.*[-–—=_*]{2,}\s*$|^\s*[-–—=*]\s?\S.*\S\s?[-–—=*]\s*$")
_INDENT = re.compile(r"^[\s\u00a0]*([\u00a0]{2,}|[-–—]\s|>\s|•)")
_PREFIX = re.compile(r"^\s*([^\W\d_][^:>/–—-]{1,30}?)\s(?:[:>/–—-])\s+\S")


@rule(
    id="option-groups",
    theme="forms",
    unit=text(
        "liste de choix",
        "list of choices",
    ),
    title=text(
        "Regrouper les choix avec optgroup",
        "Group choices with optgroup",
    ),
    why=text(
        "Des groupes dessinés avec des tirets ou des préfixes sont, à l'oreille, des choix comme les autres.",
        "Groups drawn with dashes or prefixes are choices like the others to the ear.",
    ),
    who=text(
        "Les personnes qui utilisent un lecteur d'écran.",
        "People who use a screen reader.",
    ),
    fix=text(
        "Utiliser optgroup avec un attribut label qui nomme le groupe.",
        "Use optgroup with a label attribute that names the group.",
    ),
    criteria={"rgaa:11.8": "nc"},
    needs=(Fields,),
    source="RGAA 4.1.2, 11.8",
)
def judge(page: PageReader) -> Outcome:
    """Report groups drawn by hand (11.8.1), optgroup without label (11.8.2) or with one that says nothing (11.8.3)."""
    record = page.need(Fields)
    if not record.selects and not record.unread:
        return not_applicable(text("Aucune liste de choix.", "No list of choices."))
    found = [one for choice in record.selects for one in _choice(page, choice)]
    facts = say(
        "Listes de choix : {n} ; fautes : {bad}.",
        "Lists of choices: {n}; faults: {bad}.",
        n=len(record.selects),
        bad=len(found),
    )
    return settled(found, facts, record.unread)


def _choice(page: PageReader, choice: Choice) -> list[Finding]:
    faults: list[Text] = []
    for group in choice.groups:
        if not group.label:
            faults.append(text("Un optgroup n'a pas de label.", "An optgroup has no label."))
        elif is_generic(group.label, "option"):
            faults.append(
                say("Le groupe « {it} » ne dit rien.", 'The group "{it}" says nothing.', it=group.label)
            )
    if not choice.groups and (drawn := _drawn(choice)):
        faults.append(
            say("Les choix sont groupés à la main : {it}.", "Choices are grouped by hand: {it}.", it=drawn)
        )
    party = page.party_of(choice.place)
    return [finding(fault, place=choice.place, party=party) for fault in faults]


def _drawn(choice: Choice) -> str:
    """Return how the options draw groups: separators, indents or prefixes; "" when they do not."""
    options = choice.options
    heads = [
        o for i, o in enumerate(options) if i and (_DASHED.match(o.text) or (o.disabled and plain(o.text)))
    ]
    if 2 * len(heads) < len(options) and (
        len(heads) > 1 or (heads and len(options) > 4 and _DASHED.match(options[0].text))
    ):
        return heads[0].text.strip()
    indented = [bool(_INDENT.match(o.text)) for o in options]
    starts = sum(not a and b for a, b in itertools.pairwise(indented))
    if starts > 1 and sum(indented) > 3:
        return next(o.text for o, inner in zip(options, indented, strict=True) if inner).strip()
    prefixes = Counter(found[1].strip() for o in options if (found := _PREFIX.match(o.text)))
    shared = [prefix for prefix, n in prefixes.items() if n > 1]
    if len(shared) > 1 and sum(prefixes[p] for p in shared) >= max(4, 0.7 * (len(options) - 1)):
        return " / ".join(shared[:2])
    return ""
