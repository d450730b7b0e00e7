"""For every rule on names, tables and behaviours, evidence that passes, evidence that fails, evidence for a person."""

from rules.evidence.axe import AxeRule
from rules.evidence.record import Record
from tests import factories as make
from tests import named_factories as made

MORE = [made.link("En savoir plus", f"https://exemple.fr/{n}") for n in range(2)]
BOTH = [
    made.header("Matin"),
    made.header("Soir", column=2),
    made.header("Lundi", row=1, column=0, scope=None),
    made.header("Mardi", row=2, column=0, scope=None),
]
AUTOPLAYS = {"autoplay": True, "controls": False}

FAILING: dict[str, list[Record]] = {
    "captcha-alternative": [made.named(images=[made.image(name="image", place=made.CAPTCHA)])],
    "image-description": [made.named(images=[made.image(description="nowhere")])],
    "audio-transcript": [made.behaviours(players=[made.player(near=made.near())])],
    "link-label-in-name": [made.named(controls=[made.control("link", "Lire", "Agenda")])],
    "button-label-in-name": [
        made.named(controls=[made.control("button", "Valider", "Envoyer", in_form=True)])
    ],
    "control-label-in-name": [made.named(controls=[made.control("tab", "Onglet 1", "Horaires")])],
    "field-label-in-name": [made.named(controls=[made.control("textbox", "Courriel", "Votre nom")])],
    "link-says-where": [made.named(links=MORE)],
    "image-alternative-says": [made.named(images=[made.image(name="DSC_0123.JPG")])],
    "image-object-alternative": [made.named(images=[made.image(tag="object", name="", alt=None)])],
    "image-decoration-hidden": [
        made.named(
            images=[
                made.image(
                    tag="svg",
                    silent=True,
                    inner="Flèche",
                    place=made.Place(selector="svg", html='<svg aria-hidden="true">'),
                )
            ]
        )
    ],
    "figure-caption": [made.named(figures=[made.figure(role="", label="")])],
    "frame-title": [made.named(frames=[made.frame(None)])],
    "frame-title-says": [made.named(frames=[made.frame("iframe")])],
    "frame-keyboard": [made.named(frames=[made.frame(tabindex=-1)])],
    "table-summary": [made.tables(made.table(caption="", headers=[made.header(row=1)]))],
    "table-layout-role": [made.tables(made.table(caption="", headers=[], rows=1, columns=1, cells=1))],
    "table-layout-markup": [made.tables(made.table(role="presentation", marks=["<caption>"]))],
    "table-headers-declared": [made.tables(made.table(headers=[]))],
    "table-header-scope": [made.tables(made.table(headers=BOTH))],
    "table-header-cells": [made.tables(made.table(headers=[made.header(answered=False)]))],
    "table-title-tied": [
        made.tables(made.table(caption="", lead="Tableau 2 : tarifs de la piscine", headers=[made.header()]))
    ],
    "table-summary-says": [
        made.tables(made.table(summary="Tableau", headers=[made.header(row=1, column=1)]))
    ],
    "table-title": [made.tables(made.table(caption="Tableau"))],
    "orientation-locked": [made.behaviours(locks=[made.lock()])],
    "sound-plays-alone": [made.behaviours(players=[made.player(**AUTOPLAYS)])],
    "link-says-alone": [made.named(links=[made.link("Ce document")])],
    "contrast-enhanced": [
        make.axe(AxeRule(id="color-contrast", passes=2, enhanced=[make.node("<p>", "Contrast of 5.1")]))
    ],
    "page-refresh": [made.behaviours(refresh=30.0)],
    "page-refresh-ever": [made.behaviours(refresh=90_000.0)],
    "hidden-stops": [made.behaviours(hidden_stops=[made.hidden_stop()])],
    "control-keyboard": [made.behaviours(clickable=[made.clickable()])],
}
PASSING: dict[str, list[Record]] = {
    "captcha-alternative": [made.named(images=[made.image(name="Code à recopier", place=made.CAPTCHA)])],
    "image-description": [made.named(images=[made.image(description="place")])],
    "audio-transcript": [made.behaviours(players=[made.player(near=made.near(controls=1))])],
    "table-summary-says": [
        made.tables(
            made.table(summary="Une colonne par moment du jour", headers=[made.header(row=1, column=1)])
        )
    ],
    "table-layout-role": [made.tables(made.table(role="presentation", headers=[]))],
    "sound-plays-alone": [made.behaviours(players=[made.player(autoplay=True)])],
    "media-controls": [made.behaviours(players=[made.player()])],
}
REVIEWING: dict[str, list[Record]] = {
    "links-same-name": [made.named(links=[made.link(), made.link(url="https://exemple.fr/stade")])],
    "link-title-repeats": [made.named(links=[made.link(title="Nouvelle fenêtre")])],
    "device-motion": [made.behaviours(motion=["devicemotion"])],
    "single-key-shortcuts": [made.behaviours(keys=["function (event) { if (event.key === 's') search() }"])],
    "media-alternatives": [made.behaviours(players=[made.player()])],
    "media-controls": [made.behaviours(players=[made.player(controls=False)])],
}
NEVER_C = {"media-alternatives"}
TELLING: dict[str, list[Record]] = {
    "images-to-compare": [made.named()],
    "headings-to-read": [make.page_record(counts={"headings": 4})],
    "labels-to-read": [make.page_record(counts={"form_fields": 2})],
}
