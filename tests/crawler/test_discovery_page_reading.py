"""What one page says: its template whatever its text and the length of its lists, and what it holds."""

import time

import pytest

from crawler.discovery.page import PageFacts, read_page
from crawler.discovery.traps import MAX_LINKS, Traps

ARTICLE = (
    "<header><nav><ul><li><a href=/>x</a></ul></nav></header>"
    "<main><div class='fil'></div><article class='fiche'>{}</article></main>"
)
LIST = "<header></header><main><h1>Agenda</h1><div class='liste'>{}</div></main><footer></footer>"


def read(body: str, url: str = "http://a.fr/") -> PageFacts:
    return read_page(f"<html><body>{body}</body></html>".encode(), "text/html; charset=utf-8", url)


def test_text_and_list_lengths_do_not_make_another_template() -> None:
    one = read(ARTICLE.format("<p>Un</p>"))
    other = read(ARTICLE.format("<h2>T</h2><p>Deux <b>mots</b></p><ul><li>a<li>b</ul><p><img src=x></p>"))
    assert one.template == other.template
    cards = [read(LIST.format("<div class='carte'><p>x</p></div>" * n)).template for n in (1, 2, 40)]
    assert len(set(cards)) == 1
    assert one.template != cards[0]


def test_states_and_numbers_in_classes_do_not_make_another_template() -> None:
    assert (
        read("<div class='bloc-12 is-open b'></div>").template
        == read("<div class='b bloc-7 active'></div>").template
    )


@pytest.mark.parametrize(
    ("body", "features"),
    [
        ("<form method=post><input name=nom><textarea></textarea></form>", ["form"]),
        ("<form><input type=hidden><button>Voter</button></form>", []),
        ("<form action=/r><input name=q></form>", ["search"]),
        ("<div role=search><input></div>", ["search"]),
        ("<form method=post><input name=email><input type=password></form>", ["login"]),
        ("<table><caption>Budget</caption><tr><td>1</td></tr></table>", ["table"]),
        ("<table><tr><th>Menu</th></tr><tr><td>a</td></tr></table>", []),
        ("<table role=presentation><tr><th scope=col>x</th></tr></table>", []),
        ("<video src=x></video>", ["media"]),
        ("<iframe src='https://www.youtube-nocookie.com/embed/x'></iframe>", ["frame", "media"]),
        ("<iframe src=/carte></iframe>", ["frame"]),
        ("<img src=a><img src=b><img src=c><img src=d>", ["images"]),
        ("<p>Étape 1 sur 3</p><form method=post><input name=nom></form>", ["form", "process"]),
        (
            "<ol class='fr-stepper'><li aria-current=step>x</ol><form><select></select></form>",
            ["form", "process"],
        ),
        ("<p>Étape 1 sur 3 de la recette</p>", []),
    ],
)
def test_what_the_sample_looks_for_is_seen(body: str, features: list[str]) -> None:
    assert read(body).features == features


def test_labels_come_from_the_text_the_name_or_the_picture() -> None:
    links = read(
        "<a href=/a> Nous  contacter </a><a href=/b><img alt=Plan></a><a href=/c aria-label=Aide>?</a><a href=/d></a>"
    ).links
    assert links == {
        "http://a.fr/a": "Nous contacter",
        "http://a.fr/b": "Plan",
        "http://a.fr/c": "Aide",
        "http://a.fr/d": "",
    }


def test_words_are_those_of_the_text_alone() -> None:
    assert (
        read(
            "<p>trois mots ici</p><script>var x = 1</script><style>a b c</style><svg><text>non</text></svg>"
        ).words
        == 3
    )


def test_the_encoding_of_old_pages_is_understood() -> None:
    body = "<meta charset=iso-8859-1><title>Mairie de Pérols</title><a href='/é?q=é'>x</a>".encode("latin-1")
    facts = read_page(body, "text/html", "http://a.fr/")
    assert facts.title == "Mairie de Pérols"
    assert list(facts.links) == ["http://a.fr/%C3%A9?q=%E9"]


def test_a_page_without_anything_is_read_too() -> None:
    assert read_page(b"", "text/html", "http://a.fr/") == PageFacts()
    assert read_page(b"<!-- rien -->", "text/html", "http://a.fr/").links == {}


@pytest.mark.parametrize(
    "body",
    [
        "<p>x" * 1_000_000,
        "<div class=a>" * 5_000 + "<a href=/fin>Fin</a>",
        "<table><tr><td>" * 5_000,
        "<a href=/x>" * 150_000,
        "<p " + " ".join(f"a{n}" for n in range(200_000)) + ">",
        "<table><tr><td>x</table>" * 40_000,
        "mise a jour 12 janvier " * 300_000,
        "<div class='" + "k " * 100_000 + "'>" + "<div></div><p></p>" * 40_000,
    ],
    ids=["wide", "deep", "nested-tables", "nested-links", "attributes", "tables", "text", "classes"],
)
def test_a_hostile_page_never_holds_the_crawl(body: str) -> None:
    began = time.process_time()
    facts = read(f"<a href=/premier>Premier</a>{body}")
    assert facts.links["http://a.fr/premier"] == "Premier"
    assert time.process_time() - began < 20  # seconds of processor: minutes, or no end, before the bounds


def test_the_links_of_a_page_are_bounded_and_the_bound_is_said() -> None:
    facts = read("".join(f"<a href=/{n}>{n}</a>" for n in range(MAX_LINKS + 100)))
    assert (len(facts.links), facts.unread) == (MAX_LINKS, 100)
    traps = Traps()
    traps.unread += facts.unread
    assert [(one.name, one.left_out) for one in traps.limits()] == [("page-links", 100)]


def test_a_link_written_many_times_counts_once_and_takes_its_first_text() -> None:
    facts = read("<a href=/a></a>" * 3 + "<a href=/a>Plan <b>du</b><!-- --> site</a><a href=/a>Autre</a>")
    assert (facts.links, facts.unread) == ({"http://a.fr/a": "Plan du site"}, 0)


def test_the_words_of_a_page_keep_their_order_around_what_is_not_shown() -> None:
    facts = read("<p>un <b>deux <i>trois</i> quatre</b> <script>x</script>cinq<!-- y --> six</p>")
    assert facts.words == 6
    assert facts.text_key == read("<p>un deux trois quatre cinq six</p>").text_key
