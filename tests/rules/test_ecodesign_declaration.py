"""The eco-design declaration is found and quoted criterion by criterion; the pages are held to its limits."""

import pytest

from rules.declared_budget import limits
from rules.ecodesign import Said, sentences
from rules.evidence.visit import Visit
from rules.judge import judge_site
from rules.results import CriterionResult
from rules.vocabulary import Reason, Verdict
from tests import factories as make
from tests.rules.rgesn_cases import BUDGET, MANY

TITLE = "Déclaration d'écoconception"
HEAD = f"{TITLE}\nÉtablie avec le RGESN 2024.\n"


def declaration(said: str, path: str = "/ecoconception") -> Visit:
    url = make.SITE + path
    record = make.page_record(url=url, title=TITLE, text=HEAD + said, links=[])
    return make.visit(record, make.ledger(), url=url)


def judged(*visits: Visit, whole: bool = True, **fields: object) -> dict[str, CriterionResult]:
    paths = [one.url.removeprefix(make.SITE) for one in visits]
    sample = make.sample(*paths, left_out=0 if whole else 5)
    result = judge_site(make.site(*visits, sample=sample, **fields))
    return {c.id: c for table in result.referentials for c in table.criteria}


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("Le poids maximum d'une page est de 1 Mo.", [("B", 1_000_000, True)]),
        ("Chaque page pèse moins de 500 ko et 40 requêtes.", [("B", 500_000, True), ("requests", 40, True)]),
        ("Le nombre maximum de requêtes par écran est fixé à 30.", [("requests", 30, True)]),
        ("Poids maximal par page : 1,5 Mo", [("B", 1_500_000, True)]),
        ("Le poids d'une page ne dépasse pas 1 200 ko.", [("B", 1_200_000, True)]),
        ("Page weight is limited to 1.2 MB.", [("B", 1_200_000, True)]),
        ("Hors images, une page pèse moins de 300 ko.", [("B", 300_000, False)]),
        (
            "Le poids maximal par page est passé de 2 Mo à 1 Mo.",
            [("B", 2_000_000, False), ("B", 1_000_000, False)],
        ),
        ("Nous limitons les requêtes par page depuis 2024.", [("requests", 2024, False)]),
        ("Poids moyen des pages : 800 ko.", []),
        ("La page d'aide explique le budget de 30 millions.", []),
        ("Nos images pèsent 200 ko.", []),
    ],
)
def test_a_limit_is_read_in_a_sentence_and_doubted_when_something_qualifies_it(
    said: str, found: list[tuple[str, float, bool]]
) -> None:
    assert [(one.unit, one.value, one.sure) for one in limits([Said("u", said)])] == found


def test_a_label_above_its_value_is_one_sentence() -> None:
    assert sentences("Poids maximum par page :\n1 Mo\nFin") == ["Poids maximum par page : 1 Mo", "Fin"]


def test_pages_that_keep_both_declared_limits_meet_6_1() -> None:
    row = judged(make.visit(), declaration(BUDGET))["rgesn:6.1"]
    assert (row.verdict, row.reason) == (Verdict.C, Reason.NONE)
    assert "Une page pèse au plus 1 Mo" in row.facts[0].fr


def test_a_page_beyond_the_declared_limit_does_not_meet_6_1() -> None:
    heavy = make.visit(make.ledger(*MANY, *MANY, *MANY), url=make.HOME)
    row = judged(heavy, declaration(BUDGET))["rgesn:6.1"]
    assert row.verdict is Verdict.NC
    assert row.pages["nc"] == 1


def test_a_limit_on_weight_alone_is_left_to_a_person() -> None:
    row = judged(make.visit(), declaration("Une page pèse au plus 1 Mo."))["rgesn:6.1"]
    assert (row.verdict, row.reason) == (Verdict.NT, Reason.REVIEW)


def test_a_page_not_weighed_is_never_a_limit_kept() -> None:
    unweighed = make.visit(without=(type(make.ledger()),))
    row = judged(unweighed, declaration(BUDGET))["rgesn:6.1"]
    assert row.verdict is Verdict.NT


def test_no_declaration_on_a_site_visited_whole_does_not_meet_6_1() -> None:
    row = judged(make.visit())["rgesn:6.1"]
    assert row.verdict is Verdict.NC


@pytest.mark.parametrize("whole", [True, False])
def test_a_declaration_that_may_stand_elsewhere_is_never_a_failure(whole: bool) -> None:
    link = make.link("/doc/eco-conception.pdf", "Notre déclaration d'éco-conception")
    linked = make.visit(make.page_record(links=[link]))
    assert judged(linked, whole=whole)["rgesn:6.1"].reason is Reason.REVIEW
    assert judged(make.visit(), whole=False)["rgesn:6.1"].reason is Reason.REVIEW


def test_a_page_that_only_names_eco_design_is_no_declaration() -> None:
    said = make.page_record(title="Le numérique responsable", text="La ville aime le numérique responsable.")
    rows = judged(make.visit(said))
    assert rows["rgesn:6.1"].reason is Reason.REVIEW
    assert "Aucune déclaration" in rows["rgesn:1.1"].facts[0].fr


def test_each_criterion_gets_the_sentences_that_speak_of_it() -> None:
    said = "Hébergement : centre de données en France, PUE de 1,3.\nNous suivons les ODD de l'ONU."
    rows = judged(make.visit(), declaration(said))
    assert "PUE de 1,3" in " ".join(line.fr for line in rows["rgesn:8.3"].facts)
    assert "ODD" in " ".join(line.fr for line in rows["rgesn:1.1"].facts)
    assert rows["rgesn:1.1"].reason is Reason.REVIEW, "a word never proves a criterion"
    assert "Rien n’y a été reconnu" in " ".join(line.fr for line in rows["rgesn:2.8"].facts)


def test_a_contact_in_the_sentence_on_eco_design_meets_1_3() -> None:
    row = judged(make.visit(), declaration("Référente écoconception : numerique@exemple.fr"))["rgesn:1.3"]
    assert row.verdict is Verdict.C


@pytest.mark.parametrize("said", ["Contact : mairie@exemple.fr", "Notre référent écoconception vous répond."])
def test_another_address_or_a_word_alone_does_not(said: str) -> None:
    home = make.visit(make.page_record(text="Écrire à mairie@exemple.fr. Accessibilité : non conforme"))
    row = judged(home, declaration(said))["rgesn:1.3"]
    assert (row.verdict, row.reason) == (Verdict.NT, Reason.REVIEW)


def test_a_list_of_third_parties_that_leaves_one_out_does_not_meet_2_10() -> None:
    video = make.request("https://www.youtube.com/embed/1", party="third", kind="document")
    home = make.visit(make.ledger(video))
    assert judged(home, declaration("Services tiers : Matomo."))["rgesn:2.10"].verdict is Verdict.NC
    assert judged(home, declaration("Rien à signaler."))["rgesn:2.10"].reason is Reason.REVIEW
    assert judged(home)["rgesn:2.10"].reason is Reason.REVIEW
    assert judged(make.visit())["rgesn:2.10"].reason is Reason.REVIEW, "what is loaded later is not seen"


def test_what_a_site_hosts_and_with_whom_is_told_to_the_person_who_decides() -> None:
    legal = make.visit(
        make.page_record(text="Hébergeur : Serveurs du Midi, Montpellier."), url=f"{make.SITE}/legal"
    )
    rows = judged(make.visit(), legal, declaration("PUE moyen mesuré : 1,7 en 2025."))
    assert "Serveurs du Midi" in " ".join(line.fr for line in rows["rgesn:8.1"].facts)
    assert "PUE déclaré : 1,7" in " ".join(line.fr.replace("\u00a0", " ") for line in rows["rgesn:8.3"].facts)
    assert rows["rgesn:8.3"].reason is Reason.REVIEW


def test_each_criterion_of_rgesn_left_to_a_person_is_prepared() -> None:
    rows = judged(make.visit(), declaration("Établie en 2026."))
    bare = [
        i for i, row in rows.items() if i.startswith("rgesn:") and row.verdict is Verdict.NT and not row.facts
    ]
    assert set(bare) <= {"rgesn:4.1", "rgesn:6.6"}
