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
}
PASSING: dict[str, list[Record]] = {
    "page-title": [make.page_record(title="Horaires de la piscine – Ville d'Exemple")],
}
