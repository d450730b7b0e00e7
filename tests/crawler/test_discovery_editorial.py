"""What the crawl reads of a page's age: the day it shows, the last day it announces, what stands for its words."""

import pytest

from crawler.discovery.editorial import last_event, shown_date, text_key
from crawler.discovery.page import read_page
from crawler.discovery.polite import modified

SHOWN = {
    "Mis à jour le 3 mars 2019": "2019-03-03",
    "Publié le 12/05/2020 – modifié le 14/06/2021": "2021-06-14",
    "Dernière modification : 1er août 2018": "2018-08-01",
    "La mairie ouvre le 3 mars 2019": "",
    "Le conseil s’est réuni.": "",
}


@pytest.mark.parametrize(("said", "day"), SHOWN.items())
def test_the_day_a_page_shows_as_its_own_is_read(said: str, day: str) -> None:
    assert shown_date(said) == day


EVENTS = {
    (
        "Fête du village",
        "https://a.fr/agenda/fete",
        "Samedi 14 juillet 2024, puis 15 juillet 2024",
    ): "2024-07-15",
    ("Tarifs", "https://a.fr/tarifs", "Valables au 1er janvier 2024"): "",
    ("Retour en images sur la fête", "https://a.fr/actus/fete", "Le 14 juillet 2024"): "",
    ("Agenda", "https://a.fr/agenda", "Mis à jour le 3 mars 2026. Loto le 2 février 2025"): "2025-02-02",
}


@pytest.mark.parametrize(("page", "day"), EVENTS.items())
def test_the_last_day_of_an_announcement_is_read_on_pages_of_events_only(
    page: tuple[str, str, str], day: str
) -> None:
    assert last_event(page[2], page[0], page[1]) == day


def test_two_pages_of_the_same_words_have_one_key() -> None:
    assert text_key("Horaires  de la\nmairie") == text_key("Horaires de la mairie")
    assert text_key("Horaires de la mairie") != text_key("Horaires de l’école")


def test_a_page_is_read_with_its_dates() -> None:
    facts = read_page(
        b"<title>Bal</title><p>Bal le 14/07/2023. Mis a jour le 01/06/2023",
        "text/html",
        "https://a.fr/agenda/bal",
    )
    assert (facts.shown_date, facts.last_event) == ("2023-06-01", "2023-07-14")
    assert facts.text_key


def test_the_servers_own_date_is_a_day() -> None:
    assert modified(b"Tue, 05 Feb 2019 10:00:00 GMT") == "2019-02-05"
    assert modified(b"yesterday") == ""
    assert modified(None) == ""
