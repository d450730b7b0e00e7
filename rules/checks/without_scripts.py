"""What the page still offers with JavaScript turned off.

Why: scripts fail on old browsers and bad lines; text, links and forms need none. Who: old devices, bad lines, blockers.
How to fix: send text, links and forms in the page itself, and add scripts on top.
"""

from rules.evidence.old_device import FunctionsToday
from rules.evidence.old_hardware import WithoutScripts
from rules.outcomes import told, unmeasured
from rules.reader import PageReader
from rules.rule import rule
from rules.vocabulary import Outcome
from rules.without_scripts import remains
from rules.wording import say, text


@rule(
    id="without-scripts",
    scope="template",
    theme="old-devices",
    unit=text("page", "page"),
    title=text("Ce qui reste sans JavaScript", "What remains without JavaScript"),
    why=text(
        "Un script échoue sur un vieux navigateur ou une mauvaise ligne ; lire et remplir n'en demandent pas.",
        "A script fails in an old browser or on a bad line; reading and filling in need none.",
    ),
    who=text("Les appareils anciens et les mauvaises lignes.", "Old devices and bad lines."),
    fix=text(
        "Envoyer texte, liens et formulaires dans la page, et n'ajouter les scripts qu'ensuite.",
        "Send text, links and forms in the page itself, and add scripts on top.",
    ),
    criteria={"rgesn:2.4": "none"},
    needs=(FunctionsToday, WithoutScripts),
    source="RGESN 2024, 2.4",
)
def judge(page: PageReader) -> Outcome:
    """Tell the shares; a service may need scripts and be sober all the same."""
    found = remains(page.need(FunctionsToday), page.need(WithoutScripts))
    if found is None:
        return unmeasured([WithoutScripts.NAME])
    return told(
        say(
            "Sans JavaScript restent {words} mots sur {all_words}, {links} liens sur {all_links}, "
            "{fields} champs sur {all_fields}.",
            "Without JavaScript, {words} of {all_words} words remain, {links} of {all_links} links, "
            "{fields} of {all_fields} fields.",
            words=found.words[0],
            all_words=found.words[1],
            links=found.links[0],
            all_links=found.links[1],
            fields=found.fields[0],
            all_fields=found.fields[1],
        )
    )
