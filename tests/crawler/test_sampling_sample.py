"""The sample is the official one of the RGAA, gives its reasons, and is the same for the same seed."""

import random

import pytest

from crawler.campaign.settings import SampleSettings
from crawler.sampling import draw_sample
from crawler.sampling.roles import find_roles
from rules.evidence.inventory import Address, Sample

HOME = "https://ville.example/"
SHAPES = {"accueil": [1, 2, 3], "page": [10, 11, 12, 13], "liste": [20, 21, 22], "formulaire": [30, 31, 32]}


def page(path: str, template: str = "page", **facts: object) -> Address:
    given = {
        "kind": "page",
        "status": 200,
        "title": path,
        "depth": 2,
        "template": template,
        "shape": SHAPES[template],
    }
    return Address(url=HOME + path, **(given | facts))  # type: ignore[arg-type]


def commune() -> list[Address]:
    """A commune's site: a home, the official pages, three services of ten pages, a procedure and documents."""
    found = [
        page("", "accueil", title="Ville", depth=0, source="start"),
        page("nous-ecrire", "formulaire", labels=["Contact"], features=["form"], depth=1),
        page("infos", labels=["Mentions légales"], depth=1),
        page("a11y", title="Déclaration d’accessibilité", depth=1),
        page("plan-du-site", depth=1),
        page("faq", depth=1),
        page("compte", "formulaire", features=["login"], depth=1),
        page("resultats?q=", "liste", title="Résultats de recherche", features=["search"]),
        page("demarche/1", "formulaire", features=["form", "process"]),
        page("demarche/2", "formulaire", features=["form", "process"]),
    ]
    for service in ("culture", "voirie", "sport"):
        found.append(page(service, "liste", depth=1, found_on_total=30))
        found += [page(f"{service}/{n}", features=["table"] if n == 3 else []) for n in range(10)]
    report = {"kind": "document", "status": 200, "mime": "application/pdf"}
    found += [
        Address(url=f"{HOME}{s}.pdf", found_on=[f"{HOME}{s}/4"], found_on_total=n, **report)  # type: ignore[arg-type]
        for n, s in enumerate(("culture", "voirie"))
    ]
    found.append(Address(url=HOME + "mort", kind="error", status=404))
    found.append(Address(url=HOME + "ancien", kind="redirect", status=301, redirect_to=HOME + "culture"))
    return found


def reasons(sample: Sample) -> dict[str, list[str]]:
    return {p.url.removeprefix(HOME): p.reasons for p in sample.pages}


def test_the_official_pages_are_in_the_sample_with_their_reasons() -> None:
    why = reasons(draw_sample(commune(), HOME, SampleSettings()))
    assert next(iter(why)) == ""
    expected = {
        "": "home", "nous-ecrire": "contact", "infos": "legal", "a11y": "accessibility", "plan-du-site": "sitemap",
        "faq": "help", "compte": "login", "resultats?q=": "search", "culture": "service", "voirie": "service",
        "sport": "service", "demarche/1": "process", "demarche/2": "process", "culture/4": "document",
    }  # fmt: skip
    assert {url: reason for url, reason in expected.items() if reason not in why.get(url, [])} == {}
    assert "form" in why["nous-ecrire"]
    assert any("table" in r for r in why.values())


def test_every_template_is_in_the_sample() -> None:
    sample = draw_sample(commune(), HOME, SampleSettings())
    assert {p.template for p in sample.pages} == set(sample.templates) == set(SHAPES)
    assert sum(sample.templates.values()) == sample.population == 43


def test_at_least_a_tenth_is_drawn_at_random() -> None:
    sample = draw_sample(commune(), HOME, SampleSettings())
    drawn = [p for p in sample.pages if "random" in p.reasons]
    assert len(drawn) == sample.random_drawn == -(-(len(sample.pages) - len(drawn)) // 10)
    assert all(p.reasons == ["random"] for p in drawn)
    assert sample.left_out == sample.population - len(sample.pages)


def test_the_same_seed_gives_the_same_sample_in_whatever_order_pages_were_found() -> None:
    addresses = commune()
    expected = draw_sample(addresses, HOME, SampleSettings())
    for seed in range(5):
        random.Random(seed).shuffle(addresses)
        assert draw_sample(addresses, HOME, SampleSettings()) == expected
    others = {tuple(reasons(draw_sample(addresses, HOME, SampleSettings(seed=n)))) for n in range(10)}
    assert len(others) > 1


@pytest.mark.parametrize("most", [1, 2, 5, 10, 15])
def test_the_maximum_is_kept_the_official_pages_first_and_the_rest_is_printed(most: int) -> None:
    whole = draw_sample(commune(), HOME, SampleSettings(max=42))
    sample = draw_sample(commune(), HOME, SampleSettings(max=most))
    assert len(sample.pages) <= most
    chosen = len(sample.pages) - sample.random_drawn
    assert [p.url for p in sample.pages][:chosen] == [p.url for p in whole.pages][:chosen]
    (limit,) = sample.limits
    wanted = len(whole.pages) - whole.random_drawn
    assert (limit.name, limit.value, limit.option, limit.left_out) == (
        "visits",
        most,
        "--sample-max",
        wanted - chosen,
    )
    assert whole.limits == []


def test_a_site_no_larger_than_the_maximum_is_visited_whole() -> None:
    sample = draw_sample(commune(), HOME, SampleSettings(max=43))
    assert len(sample.pages) == sample.population == 43
    assert (sample.left_out, sample.limits) == (0, [])
    assert "home" in sample.pages[0].reasons


def test_all_pages_means_every_page() -> None:
    sample = draw_sample(commune(), HOME, SampleSettings(max=3, all_pages=True))
    assert len(sample.pages) == sample.population == 43
    assert (sample.left_out, sample.limits) == (0, [])
    assert all("all" in p.reasons for p in sample.pages)


def test_one_page_under_two_addresses_is_sampled_once() -> None:
    twins = [page("index.html", "accueil", title="Ville"), page("double", canonical=HOME + "culture")]
    orphan = page("seule", canonical="https://ailleurs.example/x")
    sample = draw_sample([*commune(), *twins, orphan], HOME, SampleSettings(all_pages=True))
    urls = {p.url for p in sample.pages}
    assert urls.isdisjoint(p.url for p in twins)
    assert orphan.url in urls


def test_pages_that_name_each_other_canonical_do_not_both_vanish() -> None:
    pair = [page("a", canonical=HOME + "b"), page("b", canonical=HOME + "a")]
    sample = draw_sample([page("", "accueil"), *pair], HOME, SampleSettings(all_pages=True))
    assert len(sample.pages) == 2


def test_the_home_is_where_the_start_address_leads() -> None:
    start = Address(url=HOME, kind="redirect", status=302, redirect_to=HOME + "fr/")
    sample = draw_sample([start, page("fr/", "accueil"), page("fr/x")], HOME, SampleSettings())
    assert sample.pages[0].url == HOME + "fr/"
    assert sample.pages[0].reasons[0] == "home"


def test_link_texts_count_through_a_redirect() -> None:
    hop = Address(
        url=HOME + "c", kind="redirect", status=301, redirect_to=HOME + "x", labels=["Nous contacter"]
    )
    assert (
        "contact" in reasons(draw_sample([page("", "accueil"), page("x"), hop], HOME, SampleSettings()))["x"]
    )


def test_nothing_found_gives_an_empty_sample() -> None:
    sample = draw_sample([], HOME, SampleSettings())
    assert (sample.pages, sample.population, sample.left_out) == ([], 0, 0)


@pytest.mark.parametrize(
    ("role", "facts"),
    [
        ("contact", {"labels": ["Contactez-nous"]}),
        ("contact", {"labels": ["Contact us"]}),
        ("legal", {"labels": ["Mentions légales et crédits"]}),
        ("legal", {"title": "Legal notice | City"}),
        ("accessibility", {"labels": ["Accessibilité : non conforme"]}),
        ("accessibility", {"labels": ["Accessibility statement"]}),
        ("sitemap", {"labels": ["Plan du site"]}),
        ("sitemap", {"title": "Site map"}),
        ("help", {"labels": ["Foire aux questions"]}),
        ("login", {"labels": ["Mon espace citoyen"]}),
        ("search", {"labels": ["Recherche avancée"]}),
    ],
)
def test_roles_are_recognised_in_french_and_english(role: str, facts: dict[str, object]) -> None:
    known = page("x", **facts)
    assert find_roles([known, page("y")], HOME, {known.url: known.labels}) == {role: known.url}


@pytest.mark.parametrize(
    "label",
    [
        "Contacts presse et partenaires",
        "Accessibilité des bâtiments",
        "Aide sociale",
        "Plan local d’urbanisme",
    ],
)
def test_a_page_about_something_else_has_no_role(label: str) -> None:
    known = page("x", title=label)
    assert find_roles([known], HOME, {known.url: [label]}) in (
        {},
        {"contact": known.url} if "presse" in label else {},
    )


def test_one_page_of_each_template_is_studied_the_home_first() -> None:
    sample = draw_sample(commune(), HOME, SampleSettings())
    templates = [p.template for p in sample.pages]
    studied = [p.template for p in sample.pages if p.url in sample.studied]
    assert sample.studied[0] == HOME
    assert sorted(studied) == sorted(set(templates))


def test_the_page_that_shows_most_of_its_template_is_the_one_studied() -> None:
    many = page("b", features=["form", "images"])
    found = [page("", "accueil"), page("a"), many, page("c", features=["form"])]
    assert draw_sample(found, HOME, SampleSettings()).studied == [HOME, many.url]


def test_templates_left_without_study_are_said_with_the_setting_that_lifts_it() -> None:
    sample = draw_sample(commune(), HOME, SampleSettings(templates=1))
    assert sample.studied == [HOME]
    (limit,) = [one for one in sample.limits if one.name == "templates"]
    assert limit.left_out == len({p.template for p in sample.pages}) - 1


@pytest.mark.parametrize(
    ("label", "path"),
    [
        ("Déclaration d’écoconception", "page/12"),
        ("Éco-conception : 62 %", "page/13"),
        ("Numérique responsable", "page/14"),
        ("Lire la suite", "ecoconception"),
        ("Lire la suite", "declaration-rgesn.html"),
        ("Eco-design statement", "page/15"),
    ],
)
def test_the_page_of_the_ecodesign_declaration_stands_in_the_sample(label: str, path: str) -> None:
    known = page(path, labels=[label])
    assert find_roles([known, page("y")], HOME, {known.url: [label]}).get("ecodesign") == known.url


@pytest.mark.parametrize("path", ["economie", "recolte", "actualites/ecoquartier", "ecole/conception"])
def test_a_page_of_another_subject_is_no_ecodesign_declaration(path: str) -> None:
    known = page(path, labels=["Lire"])
    assert "ecodesign" not in find_roles([known], HOME, {known.url: ["Lire"]})
