"""Services of third parties are known by their hosts, and each has a role we can name."""

import pytest

from rules.referentials import read_data
from rules.services import OPTIONAL, ROLES, role_of, service_of


@pytest.mark.parametrize(
    ("host", "service", "role"),
    [
        ("www.youtube-nocookie.com", "YouTube", "video"),
        ("geo.dailymotion.com", "Dailymotion", "video"),
        ("logs1407.xiti.com:443", "Piano Analytics (AT Internet)", "analytics"),
        ("commune.matomo.cloud", "Matomo Cloud", "analytics"),
        ("umap.openstreetmap.fr", "uMap", "map"),
        ("a.tile.openstreetmap.org", "OpenStreetMap", "map"),
        ("data.geopf.fr", "Géoportail (IGN)", "map"),
        ("v.calameo.com", "Calaméo", "documents"),
        ("app.franceconnect.gouv.fr", "FranceConnect", "identity"),
        ("api.friendlycaptcha.com", "Friendly Captcha", "captcha"),
        ("cdn1.readspeaker.com", "ReadSpeaker", "accessibility"),
        ("ws.facil-iti.com", "FACIL'iti", "accessibility"),
        ("cdn.jsdelivr.net", "jsDelivr", "cdn"),
        ("notyoutube.com", "", ""),
        ("ville.example", "", ""),
    ],
)
def test_a_host_names_its_service_and_role(host: str, service: str, role: str) -> None:
    assert (service_of(host), role_of(service)) == (service, role)


def test_every_service_has_a_role_in_both_languages() -> None:
    known = read_data("third-party-services.json")
    assert set(known["hosts"].values()) <= set(known["roles"])
    assert set(known["roles"].values()) <= set(ROLES)
    assert set(ROLES) >= OPTIONAL
