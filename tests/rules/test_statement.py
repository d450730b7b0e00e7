"""What a site says of its accessibility: mention, declaration, plans and contact, and what the State's robot reads."""

from datetime import date

import pytest

from rules.declaration.mention import read_mention
from rules.declaration.plans import Plan, read_plans
from rules.declaration.regulator import similarity
from rules.declaration.source import Source, Spot
from rules.declaration.statement import Given, Statement, make_statement
from tests.rules.declaration_cases import SOUND

HOME = "https://www.exemple.fr/"
PAGE = "https://www.exemple.fr/accessibilite"
SCHEMA = Spot("https://www.exemple.fr/schema.pdf", "le schéma pluriannuel 2025-2027", "main")
PLAN = Spot("https://www.exemple.fr/plan.pdf", "le plan d’actions de l’année 2026", "main")
MENTION = "Accessibilité : partiellement conforme"
HEADINGS = [
    (2, "État de conformité"),
    (3, "Résultats des tests"),
    (2, "Contenus non accessibles"),
    (3, "Non-conformités"),
    (3, "Dérogations pour charge disproportionnée"),
    (3, "Contenus non soumis à l’obligation d’accessibilité"),
    (2, "Établissement de cette déclaration d’accessibilité"),
    (3, "Technologies utilisées pour la réalisation du site"),
    (3, "Environnement de test"),
    (3, "Outils pour évaluer l’accessibilité"),
    (3, "Pages du site ayant fait l’objet de la vérification de conformité"),
    (2, "Retour d’information et contact"),
    (2, "Voies de recours"),
]


def home(text: str = MENTION, **fields: object) -> Source:
    return Source(url=HOME, text=f"Bienvenue\n{text}", **fields)  # type: ignore[arg-type]


def statement(
    page: str = SOUND, start: Source | None = None, links: tuple[Spot, ...] = (SCHEMA, PLAN), **given: object
) -> Statement:
    read = Source(
        url=PAGE, text=page, title="Déclaration d’accessibilité", links=list(links), headings=HEADINGS
    )
    asked = {"host": "www.exemple.fr", "today": date(2026, 11, 24), "home": start or home(), "page": read}
    return make_statement(Given(**(asked | given)))  # type: ignore[arg-type]


def faults(found: Statement) -> set[str]:
    return {one.id for one in found.faults}


def test_a_sound_site_has_no_fault_and_meets_its_five_duties() -> None:
    found = statement()
    assert faults(found) == set()
    assert [one.state for one in found.duties] == ["met"] * 5


def test_the_robot_reads_a_sound_page_as_we_do() -> None:
    names = ("mention", "page", "headings", "rate", "auditor", "law", "contact", "schema", "plan")
    assert {one.id: one.agree for one in statement().robot} == dict.fromkeys(names, "same")


def test_the_robot_reads_no_rate_without_the_heading_of_the_model() -> None:
    page = SOUND.replace("Résultats des tests", "Notre audit")
    robot = {one.id: one for one in statement(page).robot}
    assert robot["rate"].agree == "unread"
    assert "Résultats des tests" in robot["rate"].why.fr


CONTRADICTIONS = {
    "mention-against-state": (SOUND, "Accessibilité : totalement conforme"),
    "mention-against-rate": (
        SOUND.replace("Le site est partiellement conforme avec le RGAA, version 4.1.2", "RGAA version 4.1.2"),
        "Accessibilité : non conforme",
    ),
    "state-against-rate": (SOUND.replace("72 %", "34 %"), MENTION),
    "mean-under-global": (SOUND.replace("respectés.", "respectés. Taux moyen : 51 %."), MENTION),
    "another-host": (SOUND.replace("s’applique à exemple.fr", "s’applique à www.autre-ville.fr"), MENTION),
    "old-version": (SOUND.replace("version 4.1.2", "version 3.0"), MENTION),
    "preproduction": (SOUND + "Les tests ont été faits en pré-production.", MENTION),
}


@pytest.mark.parametrize(("fault", "texts"), CONTRADICTIONS.items())
def test_each_contradiction_shows_what_was_read_and_what_is_expected(
    fault: str, texts: tuple[str, str]
) -> None:
    found = {one.id: one for one in statement(texts[0], home(texts[1])).faults}
    assert fault in found
    assert found[fault].said
    assert found[fault].expected.en


def test_totally_compliant_is_set_against_what_the_audit_proves() -> None:
    page = SOUND.replace("partiellement", "totalement").replace("72 %", "100 %")
    found = statement(page, home("Accessibilité : totalement conforme"), proven=["rgaa:1.1", "rgaa:8.3"])
    (against,) = [one for one in found.faults if one.id == "state-against-audit"]
    assert "1.1, 8.3" in against.what.fr


MENTIONS = {
    MENTION: "exact",
    "ACCESSIBILITE : NON CONFORME": "exact",
    "Accessibilité\u00a0:\u202fnon\u00a0conforme": "exact",
    "Accessibilité :\nnon\nconforme": "exact",
    "Accessibilité : non-conforme": "other-words",
    "Accessibilité numérique : partiellement conforme": "other-words",
    "Accessibilité (non conforme)": "other-words",
    "Accessibilité – totalement conforme": "other-words",
    "Accessibilité : conforme": "near",
    "Accessibilité : audit en cours": "near",
    "Accessibilité : 75 %": "near",
    "Accessibility: partially compliant": "near",
    "Accessibilité": "none",
    "Plan du site": "none",
}


@pytest.mark.parametrize(("shown", "how"), MENTIONS.items())
def test_the_mention_is_read_in_its_words_and_in_others(shown: str, how: str) -> None:
    assert read_mention(home(shown)).how == how


def test_where_the_mention_was_read_is_told() -> None:
    footer = home("", links=[Spot(PAGE, MENTION, "footer")])
    assert "Pied de page" in read_mention(footer).where.fr
    assert read_mention(home("", alts=[MENTION])).how == "image"
    assert read_mention(home("", hidden=MENTION)).how == "hidden"


YEAR = 2026


def plan(*links: Spot, text: str = "", answers: dict[str, int] | None = None) -> tuple[Plan, Plan]:
    schema, action = read_plans([Source(url=PAGE, text=text, links=list(links))], YEAR, answers or {})
    return schema, action


def test_the_plan_of_the_year_is_told_from_last_years() -> None:
    old = Spot("https://www.exemple.fr/plan-2024.pdf", "Plan d’actions 2024")
    assert plan(SCHEMA, old)[1].covers(YEAR) is False
    assert plan(SCHEMA, old, PLAN)[1].covers(YEAR)


def test_a_vague_link_is_known_by_its_line_and_its_file() -> None:
    vague = Spot("https://www.exemple.fr/plan-2026.pdf", "Télécharger")
    assert plan(vague, text="Plan d’actions : Télécharger")[1].covers(YEAR)


def test_a_dead_plan_and_one_without_link_are_told_apart() -> None:
    gone = statement(answers={PLAN.url: 404})
    assert "plan-dead" in faults(gone)
    assert {"schema-without-link", "plan-without-link"} <= faults(statement(links=()))


def test_a_declaration_linked_as_a_document_is_said_so() -> None:
    document = "https://www.exemple.fr/d.pdf"
    found = make_statement(
        Given(host="www.exemple.fr", today=date(2026, 11, 24), home=home(), document=document)
    )
    assert "in-a-document" in faults(found)


def test_both_official_templates_say_which_words_they_want() -> None:
    missing = statement(SOUND.replace("Outils pour évaluer l’accessibilité\n", ""))
    (tools,) = [one for one in missing.faults if one.id == "part-outils"]
    assert "Les outils utilisés lors de l’évaluation" in tools.expected.fr
    assert "Outils pour évaluer l’accessibilité" in tools.expected.fr
    assert len(missing.parts) == 21


def test_similar_headings_are_measured_by_the_characters_to_change() -> None:
    assert similarity("Résultats des tests", "resultat des tests") == pytest.approx(1 - 1 / 19)
    assert similarity("Voies de recours", "Agenda") < 0.2


def test_an_expired_declaration_shows_the_words_of_its_date() -> None:
    (expired,) = [
        one for one in statement(SOUND.replace("3 mars 2025", "3 mars 2021")).faults if one.id == "expired"
    ]
    assert expired.said == "déclaration a été établie le 3 mars 2021"


def test_a_page_its_cms_changed_since_is_left_to_a_person() -> None:
    old = SOUND.replace("3 mars 2025", "3 mars 2021")
    (sure,) = [one for one in statement(old).faults if one.id == "expired"]
    (doubt,) = [
        one for one in statement(old + "Page mise à jour le 5 mai 2026").faults if one.id == "expired"
    ]
    assert (sure.certain, doubt.certain) == (True, False)


def test_a_page_that_leads_to_the_declaration_is_not_told_to_be_a_false_one() -> None:
    hub = "Accessibilité\nLa mairie est accessible aux fauteuils."
    link = Spot("https://www.exemple.fr/declaration", "Notre déclaration d’accessibilité")
    (alone,) = [one for one in statement(hub, links=()).faults if one.id == "no-declaration"]
    (leads,) = [one for one in statement(hub, links=(link,)).faults if one.id == "no-declaration"]
    assert (alone.certain, leads.certain) == (True, False)
