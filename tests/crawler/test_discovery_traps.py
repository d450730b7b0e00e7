"""Traps of a site: circles, calendars without end, sessions, pages that deny they are, doors. Each is said."""

from crawler.campaign.settings import LimitSettings
from crawler.discovery.traps import Traps, gist, pattern
from rules.declaration.dates import MONTHS
from tests.crawler.crawling import Answer, page, serving
from tests.crawler.test_discovery_crawl import Crawler


def left_out(crawled) -> dict[str, int]:
    return {limit.name: limit.left_out for limit in crawled.discovery.limits}


async def test_links_relative_to_a_wrong_base_are_left_after_three_turns(crawl: Crawler) -> None:
    def circle(path: str) -> Answer:
        return Answer(f'<p>Toujours {path}</p><a href="guide/aide/">Aide</a>')

    routes = {"/": page("Accueil", "/guide/aide/")}
    routes |= {f"/{'guide/aide/' * n}": circle("x" * n) for n in range(1, 9)}
    with serving(routes) as site:
        crawled = await crawl(site.url())
    assert left_out(crawled) == {"loop": 1}
    assert len(crawled.addresses) == 3
    assert crawled.discovery.status == "complete"


async def test_an_empty_calendar_is_left_once_it_only_changes_its_dates(crawl: Crawler) -> None:
    names = list(MONTHS)[:12]

    def month(number: int) -> str:
        words = (
            f"<h1>Agenda de {names[number % 12]} {2026 + number // 12}</h1><p>Aucun rendez-vous ce mois.</p>"
        )
        return f'{words}<a href="/agenda/{number + 1}/">Mois suivant</a>'

    routes = {"/": page("Accueil", "/agenda/1/", "/a"), "/a": page("Autre")}
    with serving(routes | {f"/agenda/{n}/": month(n) for n in range(1, 200)}) as site:
        crawled = await crawl(site.url(), limits=LimitSettings(depth=100))
        asked = len([path for path in site.asked if path.startswith("/agenda/")])
    assert left_out(crawled) == {"endless": 1}
    assert asked < 20


async def test_a_long_chain_of_pages_that_say_something_is_read_to_its_end(crawl: Crawler) -> None:
    texts = [
        "marché",
        "école",
        "piscine",
        "vote",
        "travaux",
        "musée",
        "vélo",
        "eau",
        "fête",
        "budget",
        "bois",
        "port",
    ]
    routes = {"/": page("Accueil", "/page/1")}
    for n in range(1, 40):
        routes[f"/page/{n}"] = f'<p>{texts[n % 12]} {texts[n % 11]}</p><a href="/page/{n + 1}">Suite</a>'
    with serving(routes | {"/page/40": page("Fin")}) as site:
        crawled = await crawl(site.url(), limits=LimitSettings(depth=100))
    assert left_out(crawled) == {}
    assert len(crawled.addresses) == 41


async def test_a_parameter_that_changes_nothing_is_set_aside(crawl: Crawler) -> None:
    visits = iter(range(10_000))

    def with_session(title: str, *paths: str) -> Answer:
        links = "".join(f'<a href="{path}?visite={next(visits):08d}">{path}</a>' for path in paths)
        return Answer(f"<h1>{title}</h1><p>Texte propre à {title}</p>{links}")

    paths = [f"/{name}" for name in ("un", "deux", "trois", "quatre", "cinq", "six")]
    with serving({}) as site:
        answers = {
            path: (lambda path=path: with_session(f"Page {path}", "/", *paths)) for path in ["/", *paths]
        }
        site.routes = Anything(answers)
        crawled = await crawl(site.url())
        asked = len(site.asked)
    assert left_out(crawled)["session"] > 0
    assert asked < 200, "without it the crawl has no end but its limits: 200 variants of each of seven pages"


class Anything(dict):
    """Routes by path alone, whatever the query."""

    def get(self, path: str, default: object = None) -> object:
        return super().get(path.partition("?")[0], default)


def test_what_tells_patterns_and_words_apart() -> None:
    assert pattern("http://a.fr/agenda/2026/11?page=3&tri=date") == "a.fr/agenda/0/0?page&tri"
    assert (
        gist("Agenda du 24 novembre 2026")
        == gist("Agenda du 3  mai 2031")
        != gist("Ordre du jour du 3 mai 2031")
    )
    traps = Traps()
    for value in ("aaaaaa", "bbbbbb"):
        traps.learn(f"http://a.fr/?fiche={value}", hash(value))
    for value in ("cccccc", "dddddd", "eeeeee"):
        traps.learn(f"http://a.fr/?fiche={value}", hash("aaaaaa"))
    assert not traps.aside, "a parameter that gave two pages is never set aside"


async def test_a_page_that_says_it_does_not_exist_is_an_error_whatever_its_status(crawl: Crawler) -> None:
    gone = "<title>Page introuvable - Ville</title><h1>Erreur 404 : page introuvable</h1><p>Désolé.</p>"
    about = "<title>Page introuvable : que faire ?</title><h1>Nos conseils</h1><p>Une page peut manquer.</p>"
    with serving({"/": page("Accueil", "/vieux", "/conseils"), "/vieux": gone, "/conseils": about}) as site:
        crawled = await crawl(site.url())
    assert crawled.addresses[site.url("/vieux")].kind == "error"
    assert "404" in crawled.addresses[site.url("/vieux")].error
    assert crawled.addresses[site.url("/conseils")].kind == "page"


async def test_addresses_that_lead_to_a_login_page_are_counted(crawl: Crawler) -> None:
    door = "<h1>Connexion</h1><form method=post><input type=password name=p></form>"
    away = Answer(status=302, headers={"Location": "/connexion"})
    routes = {
        "/": page("Accueil", "/a", "/b", "/c"),
        "/a": away,
        "/b": away,
        "/c": page("C"),
        "/connexion": door,
    }
    with serving(routes) as site:
        crawled = await crawl(site.url())
    assert left_out(crawled) == {"login": 2}
    assert crawled.discovery.status == "complete"
