"""For every accessibility rule of the document itself, evidence that passes and evidence that fails."""

from rules.evidence.record import Record
from tests import access_factories as access
from tests import factories as make

FAILING: dict[str, list[Record]] = {
    "doctype": [access.source(doctype="<!DOCTYPE html5>")],
    "html-syntax": [access.source(faults=[access.fault()])],
    "unique-ids": [access.markup(ids=[access.spot("duplicate", "menu", count=2)])],
    "html-nesting": [access.markup(nesting=[access.spot("block-in-text", "span > div")])],
    "presentation-markup": [access.markup(presentation=[access.spot("element", "center")])],
    "spaces-for-looks": [access.markup(spacing=[access.spot("letters", "M E R C I")])],
    "elements-for-looks": [access.markup(looks=[access.spot("empty", "p", bare=True)])],
    "page-language": [access.languages(lang="fr_FR")],
    "language-changes": [access.languages(foreign=[access.passage()])],
    "language-codes-of-parts": [access.languages(parts=[access.passage(lang="english")])],
    "reading-direction": [access.languages(runs=[access.direction()])],
    "page-title": [make.page_record(title="Document sans titre")],
    "headings": [access.structure(headings=[access.heading(1, "Mairie"), access.heading(4, "Horaires")])],
    "headings-by-looks": [access.structure(looks=[access.look()])],
    "page-zones": [
        make.page_record(doctype="<!DOCTYPE html>"),
        access.structure(landmarks=[access.landmark("main")], zones=[access.zone()]),
    ],
    "lists-by-hand": [access.structure(lists=[access.hand_list()])],
    "quotes": [access.structure(quotes=[access.quote()])],
    "content-link": [access.structure(skips=[])],
    "reach-zones": [access.structure(landmarks=[access.landmark("main")], zones=[access.zone()])],
    "positive-tabindex": [access.structure(tabs=[access.tabindex()])],
    "field-labels": [access.fields(access.field("", label_for=False, label_seen=False, beside=""))],
    "label-words": [access.fields(access.field("Champ 1"))],
    "label-position": [access.fields(access.field(label_box=[420, 0, 100, 20]))],
    "field-groups": [
        access.fields(access.field(type="radio", name="a"), access.field(type="radio", name="a"))
    ],
    "group-legends": [access.fields(groups=[access.group(legend="", has_legend=False)])],
    "legend-words": [access.fields(groups=[access.group(legend="Légende")])],
    "option-groups": [access.fields(selects=[access.choice("")])],
    "button-words": [access.fields(buttons=[access.button(aria_label="Bouton")])],
    "required-fields": [access.fields(access.field(required=True, beside=""))],
    "error-help": [access.fields(errors=[access.error("Date invalide")])],
    "autocomplete": [access.fields(access.field("Courriel"))],
    "styles-off": [access.styles(generated=[access.styled()])],
    "colour-pairs": [access.styles(colours=[access.colour()])],
    "hover-only": [access.styles(hovers=[access.hover()])],
    "silenced-words": [access.styles(silenced=[access.silenced()])],
    "place-words": [access.styles(wordings=[access.wording()])],
    "colour-words": [access.styles(wordings=[access.wording("colour")])],
    "timed-moves": [access.styles(timers=[access.timer()])],
    "windows-by-themselves": [access.styles(windows=1)],
    "non-text-contrast": [access.looks(weak=[access.weak()])],
    "order-shown": [access.looks(moved=[access.moved()])],
    "texts-stop": [access.looks(moving=[access.moves()])],
    "captcha-other-way": [access.fields(forms=[access.form(captcha=1, other_way=False)])],
    "flashes": [access.looks(flashes=[access.flash()])],
    "cryptic-alternative": [access.structure(cryptic=[access.cryptic(named=True, alternative=":-)")])],
    "labels-alike": [
        access.fields(
            access.field("Rechercher", name="q", form=0),
            access.field("Mots-clés", name="q", form=1),
            forms=[access.form(sends="get /recherche "), access.form(sends="get /recherche ")],
        )
    ],
    "cryptic-content": [access.structure(cryptic=[access.cryptic()])],
}
PASSING: dict[str, list[Record]] = {
    "captcha-other-way": [access.fields(forms=[access.form(captcha=1, other_way=True)])],
    "cryptic-alternative": [access.structure(cryptic=[access.cryptic(named=True, alternative="sourire")])],
    "labels-alike": [
        access.fields(
            access.field("Rechercher", name="q", form=0),
            access.field("Votre recherche", name="q", form=1),
            forms=[access.form(sends="get /recherche "), access.form(sends="get /recherche ")],
        )
    ],
    "page-title": [make.page_record(title="Horaires de la piscine – Ville d'Exemple")],
}
