"""The name of a button says what it does.

Why: « OK » or a name other than the visible text leaves people guess. Who: screen reader and speech control
users. How to fix: name the action; keep the visible words in the accessible name.
"""

from rules.evidence.fields import Button, Fields
from rules.generic_words import is_generic, plain
from rules.outcomes import finding, not_applicable, settled
from rules.reader import PageReader
from rules.rule import rule
from rules.vocabulary import Finding, Outcome
from rules.wording import say, text

_SYMBOL = 2
"""Letters up to which a text serves as a symbol (RGAA 4.1.2, 11.2, special cases)."""


@rule(
    id="button-words",
    theme="forms",
    unit=text(
        "bouton",
        "button",
    ),
    title=text(
        "Écrire des boutons qui disent ce qu'ils font",
        "Write buttons that say what they do",
    ),
    why=text(
        "Un bouton au nom vide de sens, ou différent du texte visible, laisse deviner ce qu'il fait.",
        "A button whose name says nothing, or is not the visible text, leaves people guess.",
    ),
    who=text(
        "Les personnes qui utilisent un lecteur d'écran ou la commande vocale.",
        "People who use a screen reader or speech control.",
    ),
    fix=text(
        "Nommer l'action (« Envoyer la demande »), et reprendre le texte visible dans title.",
        'Name the action ("Send the request"), and repeat the visible text in title.',
    ),
    criteria={"rgaa:11.9": "nc"},
    needs=(Fields,),
    source="RGAA 4.1.2, 11.9",
)
def judge(page: PageReader) -> Outcome:
    """Report buttons of forms whose name says nothing (11.9.1), and titles without the visible text (11.9.2)."""
    record = page.need(Fields)
    buttons = [button for button in record.buttons if button.form >= 0]
    if not buttons and not record.unread:
        return not_applicable(text("Aucun bouton de formulaire.", "No button of a form."))
    found = [one for button in buttons for one in _button(page, button)]
    facts = say(
        "Boutons de formulaire : {n} ; à revoir : {bad}.",
        "Buttons of forms: {n}; at fault: {bad}.",
        n=len(buttons),
        bad=len(found),
    )
    return settled(found, facts, record.unread)


def _button(page: PageReader, button: Button) -> list[Finding]:
    party = page.party_of(button.place)
    shown = (
        button.alt if button.type == "image" else button.value if button.tag == "input" else button.content
    )
    names = [one for one in (button.labelledby, button.aria_label, shown, button.title) if one]
    if names and is_generic(names[0], "button") and plain(names[0]):
        what = say(
            "Le bouton « {it} » ne dit pas ce qu'il fait.",
            'The button "{it}" does not say what it does.',
            it=names[0][:60],
        )
        return [finding(what, place=button.place, party=party)]
    visible = plain(button.visible)
    if len(visible) > _SYMBOL and button.title and visible not in plain(button.title):
        what = say(
            "L'attribut title « {it} » ne reprend pas le texte visible « {shown} ».",
            'The title attribute "{it}" does not hold the visible text "{shown}".',
            it=button.title[:60],
            shown=button.visible[:60],
        )
        return [finding(what, place=button.place, party=party)]
    return []
