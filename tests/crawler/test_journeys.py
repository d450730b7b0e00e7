"""A journey is walked as a visitor walks it, and each state is told its own defects, and only those."""

import json
from pathlib import Path

import pytest

from crawler.campaign.config import load_portfolio
from crawler.errors import ConfigurationError
from tests.small_site import html

FAST = ("--settle", "0.2", "--profile", "none", "--delay", "0", "--quiet")
PIXEL = "data:image/gif;base64,R0lGODlhAQABAAAAACw="
HOME = html(
    "Mairie d’Exemple",
    '<script>function ouvrir() { m.hidden = false; m.insertAdjacentHTML("beforeend", "<p align=center>Ouvert</p>") }'
    '</script><button onclick="ouvrir()" aria-expanded="false">Menu</button>'
    f'<div id="m" hidden><img src="{PIXEL}" width="30" height="30"><p><a href="/demande">Demande d’acte</a></p>'
    "</div>",
)
FORM = """<form onsubmit="if(!this.nom.value){event.preventDefault();document.getElementById('e').innerHTML=
'<p>Erreur : le nom manque.</p><div role=alert><button></button><p align=right>Nom</p></div>'}" action="/suite">
<p><label>Nom <input name="nom"></label></p><div id="e"></div><button>Envoyer</button></form>"""
RESULT = html(
    "Merci",
    '<p>Demande enregistrée.</p><p align="left">Bravo.</p><input type="text">'
    '<img src="/photo.png" alt="Reçu" width="9" height="9">',
)
STEPS = """
steps = [
    { open = "/" },
    { click = "Menu" },
    { click = "Demande d’acte" },
    { click = "Envoyer" },
    { fill = "Nom", value = "Dupont" },
    { click = "Envoyer" },
]
"""


@pytest.mark.timeout(280)
def test_each_state_of_a_journey_has_its_own_defects_and_only_those(
    limpide, small_site, tmp_path: Path
) -> None:
    photo = (200, {"Content-Type": "image/png"}, b"x" * 5000)
    site = small_site({"/": HOME, "/demande": html("Demande", FORM), "/suite": RESULT, "/photo.png": photo})
    (tmp_path / "sites.toml").write_text(
        f'[[site]]\nurl = "{site.url}"\n[[site.journeys]]\nname = "Acte"\n{STEPS}'
        '[[site.journeys]]\nname = "Rien"\nsteps = [{ open = "/" }, { click = "Absent" }, { wait = "x" }]\n',
        encoding="utf-8",
    )
    done = limpide("audit", "sites.toml", *FAST, "--sample-max", "1", timeout=250)
    assert done.returncode == 3, done.stderr
    found = json.loads((tmp_path / "limpide-report/results.json").read_text(encoding="utf-8"))["sites"][0]
    journey, nothing = found["journeys"]
    assert [step["status"] for step in journey["steps"]] == ["done"] * 6
    places: dict[int, set[str]] = {}
    for correction in found["corrections"]:
        for finding in correction["findings"]:
            if "parcours « Acte »" in finding["what"]["fr"].replace("\u00a0", " ") and finding["certain"]:
                step = int(finding["what"]["fr"].rpartition("étape ")[2][0])
                places.setdefault(step, set()).add(correction["rule"])
    ours = "presentation-markup"
    assert places == {2: {"axe-image-alt", ours}, 4: {"axe-button-name", ours}, 6: {"field-labels", ours}}
    assert [step["findings"] for step in journey["steps"]] == [0, 2, 0, 2, 0, 2]
    assert not any(step["missing"] for step in journey["steps"])
    assert journey["steps"][5]["wire_bytes"] > 5000, "each step weighs what it brought"
    assert journey["steps"][1]["requests"] == 0
    assert [step["keyboard"] for step in journey["steps"]] == [None, True, True, True, True, True]
    page = (tmp_path / "limpide-report/index.html").read_text(encoding="utf-8")
    assert "Parcours déclarés" in page

    assert [step["status"] for step in nothing["steps"]] == ["done", "failed", "skipped"]
    assert nothing["steps"][1]["findings"] is None
    assert nothing["steps"][1]["picture"], "a step that could not be done is shown"
    assert any("Rien" in gap["what"]["fr"] and gap["kind"] == "asked" for gap in found["unmeasured"])


@pytest.mark.parametrize(
    "steps", ["steps = []\n", 'steps = [{ click = "a", wait = "b" }]\n', "steps = [{}]\n"]
)
def test_a_step_does_one_thing(tmp_path: Path, steps: str) -> None:
    (tmp_path / "sites.toml").write_text(
        f'[[site]]\nurl = "https://a.fr/"\n[[site.journeys]]\nname = "A"\n{steps}'
    )
    with pytest.raises(ConfigurationError):
        load_portfolio(tmp_path / "sites.toml")
