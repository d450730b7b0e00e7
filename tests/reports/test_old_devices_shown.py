"""Old devices on the scorecard: three answers a template, figures of hardware, what remains without scripts."""

from pathlib import Path

import msgspec
import pytest

from reports.language import Speech
from reports.views.ecodesign import find_table, make_declaration
from rules.old_answers import old_device
from rules.old_devices import of_visits
from rules.old_hardware import on_device
from rules.without_scripts import remains
from tests import hardware_factories as hardware
from tests import old_factories as old
from tests.reports import factory
from tests.reports.conftest import write


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_each_template_gets_three_answers(tmp_path: Path, lang: str) -> None:
    site = factory.make_site()
    gone = old.old_state(shown=old.shown("…"), lacking=[old.static_block()])
    late = on_device(hardware.on_pc(hardware.run(main=16_000), hardware.run(main=14_000)))
    pages = [
        msgspec.structs.replace(
            page,
            old_devices=of_visits(
                old.today(), {"policy": gone, "official": old.old_state(years=2, target=131)}
            ),
            hardware=[late],
            without_scripts=remains(old.today(), hardware.bare(text="La mairie")),
        )
        if page.template == site.pages[0].template
        else page
        for page in site.pages
    ]
    answers = [one for one in site.answers if one.id != "old_device"] + [old_device(pages)]
    made = msgspec.structs.replace(site, pages=pages, answers=answers)
    report = write(tmp_path, factory.make_campaign(made), lang)  # type: ignore[arg-type]
    said = " ".join((report.folder / "index.html").read_text("utf-8").replace("\u00a0", " ").split())
    fr = {
        "ne fonctionne pas",
        "Ordinateur portable de 2016, 512 kbit/s (estimé)",
        "le contenu principal est là après 15 s",
        "Ce qui reste de chaque gabarit sans JavaScript",
        "2 sur 13",
        "Pages du site utilisables sur un appareil ancien",
        "Ne fonctionnent pas",
    }
    en = {
        "does not work",
        "Laptop of 2016, 512 kbit/s (estimated)",
        "the main content is there after 15 s",
        "What remains of each template without JavaScript",
    }
    for one in fr if lang == "fr" else en:
        assert one in said, one


def test_the_declaration_states_equipment_browsers_line_and_screens() -> None:
    site = factory.make_site()
    gone = old.old_state(shown=old.shown("…"), lacking=[old.static_block()])
    states = of_visits(old.today(), {"policy": gone, "official": old.old_state(years=2, target=131)})
    seen = on_device(hardware.on_pc(hardware.run(), hardware.run()))
    pages = [msgspec.structs.replace(site.pages[0], old_devices=states, hardware=[seen]), *site.pages[1:]]
    table = find_table(site)
    assert table
    view = make_declaration(msgspec.structs.replace(site, pages=pages), table, Speech("fr"))
    lines = {
        entry.label: entry.value.replace("\u00a0", " ") for _, entries in view.parts for entry in entries
    }
    assert (
        lines["Profil matériel minimum"]
        == "ordinateur portable de 2016, 512 kbit/s (gabarits utilisables : 1 sur 1)"
    )
    assert (
        "Chrome 96 de 2021, estimé) (gabarits utilisables : 0 sur 1) ; il manque : il faut Chrome 134"
        in (lines["Navigateurs et systèmes pris en charge"])
    )
    assert lines["Navigateur le plus ancien où tout reste utilisable"] == "Chrome 131 de 2024, estimé"
    assert lines["Débit minimum"] == "512 kbit/s"
    assert lines["Écrans essayés"] == "1200 × 720 pixels"
