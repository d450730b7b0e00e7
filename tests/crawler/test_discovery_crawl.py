"""A crawl finds each address once, says what it is and who links to it, and never leaves the site."""

import gzip

from tests.crawler.crawling import Answer, Crawler, Serve, page


async def test_pages_documents_images_and_dead_links_are_told_apart(serve: Serve, crawl: Crawler) -> None:
    site = serve(
        {
            "/": page(
                "Accueil",
                "/a",
                "/plan.pdf",
                "/carte.png",
                "/mort",
                "/fiche",
                "https://ailleurs.example/x",
                "/flux.xml",
            ),
            "/a": page("A", "/", "/mort#ici", "/mort"),
            "/plan.pdf": Answer(b"%PDF" + b"x" * 5000, mime="application/pdf"),
            "/carte.png": Answer(b"\x89PNG", mime="image/png"),
            "/fiche": Answer(b"x", mime="application/vnd.oasis.opendocument.text"),
            "/flux.xml": Answer("<rss/>", mime="application/rss+xml"),
        }
    )
    found = await crawl(site.url())
    assert found.discovery.status == "complete"
    assert found.kinds(site) == {
        "/": "page", "/a": "page", "/plan.pdf": "document", "/carte.png": "image", "/mort": "error",
        "/fiche": "document", "/flux.xml": "other",
    }  # fmt: skip
    dead = found.addresses[site.url("/mort")]
    assert (dead.status, dead.found_on, dead.found_on_total) == (404, [site.url("/"), site.url("/a")], 2)
    assert "404" in dead.error
    assert "404" in dead.error_fr
    assert found.addresses[site.url("/plan.pdf")].size == 5004
    assert sorted(site.asked) == sorted({*site.asked})


async def test_an_address_says_its_title_language_depth_and_the_texts_of_its_links(
    serve: Serve, crawl: Crawler
) -> None:
    site = serve({"/": page("Accueil", "/a"), "/a": page("La page A", "/b"), "/b": page("B", "/")})
    found = await crawl(site.url())
    a, b = found.addresses[site.url("/a")], found.addresses[site.url("/b")]
    assert (a.title, a.lang, a.depth, a.labels, a.mime) == ("La page A", "fr", 1, ["vers /a"], "text/html")
    assert (b.depth, b.source, b.words) == (2, "link", 2)
    assert found.addresses[site.url("/")].source == "start"


async def test_every_kind_of_link_is_followed_and_forms_are_not(serve: Serve, crawl: Crawler) -> None:
    body = (
        "<html><head><base href='/x/'><link rel=next href=suite><link rel=alternate hreflang=en href=en>"
        "<link rel=alternate type='application/rss+xml' hreflang=fr href=flux>"
        "<link rel=stylesheet href=style.css></head>"
        "<body><map><area href=zone alt=Zone></map><iframe src=cadre></iframe><a rel=nofollow href=discret>d</a>"
        "<form action=effacer><button>ok</button></form><img src=photo.jpg></body></html>"
    )
    site = serve({"/": body})
    found = await crawl(site.url())
    assert set(found.kinds(site)) == {"/", "/x/suite", "/x/en", "/x/zone", "/x/cadre", "/x/discret"}


async def test_redirects_are_recorded_hop_by_hop_and_never_followed_outside(
    serve: Serve, crawl: Crawler
) -> None:
    def to(target: str) -> Answer:
        return Answer("", 302, headers={"Location": target})

    other = serve({"/": page("Autre site")})
    site = serve(
        {
            "/": page("Accueil", "/1", "/dehors", "/boucle"),
            "/1": to("/2"),
            "/2": to("fin"),
            "/fin": page("Fin"),
            "/dehors": to(other.url()),
            "/boucle": to("/boucle#x"),
        }
    )
    found = await crawl(site.url())
    assert found.kinds(site) == {
        "/": "page", "/1": "redirect", "/2": "redirect", "/fin": "page", "/dehors": "outside", "/boucle": "error",
    }  # fmt: skip
    assert found.addresses[site.url("/1")].redirect_to == site.url("/2")
    assert (found.addresses[site.url("/fin")].source, found.addresses[site.url("/fin")].depth) == (
        "redirect",
        1,
    )
    assert found.addresses[site.url("/dehors")].redirect_to == other.url()
    assert other.asked == []


async def test_an_address_that_redirects_to_another_spelling_of_itself_is_still_read(
    serve: Serve, crawl: Crawler
) -> None:
    site = serve(
        {
            "/": page("Accueil", "/x?b=1&a=2"),
            "/x?b=1&a=2": Answer("", 301, headers={"Location": "/x?a=2&b=1"}),
            "/x?a=2&b=1": page("Trié"),
        }
    )
    found = await crawl(site.url())
    assert found.addresses[site.url("/x?b=1&a=2")].title == "Trié"


async def test_sitemaps_are_read_from_robots_index_and_gzip(serve: Serve, crawl: Crawler) -> None:
    routes: dict[str, Answer | str] = {f"/{n}": page(n) for n in ("", "cachee", "texte", "liee")}
    site = serve(routes)
    xml = '<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{}</urlset>'
    routes["/"] = page("Accueil", "/liee")
    routes["/robots.txt"] = Answer(f"User-agent: *\nSitemap: {site.url('/index.xml')}\n", mime="text/plain")
    index = xml.replace("urlset", "sitemapindex").format(
        "".join(
            f"<sitemap><loc>{site.url(p)}</loc></sitemap>"
            for p in ("/s.xml.gz", "/s.txt", "/index.xml", "/absent.xml")
        )
    )
    routes["/index.xml"] = Answer(index, mime="application/xml")
    packed = gzip.compress(xml.format(f"<url><loc>{site.url('/cachee')}</loc></url>").encode())
    routes["/s.xml.gz"] = Answer(packed, mime="application/gzip")
    routes["/s.txt"] = Answer(site.url("/texte") + "\nhttp://ailleurs.example/x\n", mime="text/plain")
    found = await crawl(site.url())
    assert found.kinds(site) == {"/": "page", "/cachee": "page", "/texte": "page", "/liee": "page"}
    assert found.addresses[site.url("/cachee")].source == "sitemap"
    assert found.discovery.sitemaps == [site.url(p) for p in ("/index.xml", "/s.txt", "/s.xml.gz")]


async def test_a_big_file_is_not_downloaded_to_know_its_size(serve: Serve, crawl: Crawler) -> None:
    big = Answer(b"x" * 300_000, mime="application/pdf", length=100_000_000)
    site = serve({"/": page("Accueil", "/gros.pdf"), "/gros.pdf": big})
    found = await crawl(site.url())
    assert found.addresses[site.url("/gros.pdf")].size == 100_000_000
    assert found.addresses[site.url("/gros.pdf")].kind == "document"
    assert found.discovery.wire_bytes < 5_000


async def test_sizes_are_those_of_the_wire_and_the_cost_is_counted(serve: Serve, crawl: Crawler) -> None:
    packed = gzip.compress(page("Accueil", extra="texte " * 5000).encode())
    site = serve({"/": Answer(packed, headers={"Content-Encoding": "gzip"})})
    found = await crawl(site.url())
    assert found.addresses[site.url()].size == len(packed)
    assert found.addresses[site.url()].words >= 5000
    assert found.discovery.requests == len(site.asked) == 3  # robots.txt, the home page, sitemap.xml
    assert found.discovery.wire_bytes > len(packed)


async def test_a_page_that_cannot_be_used_is_an_error_with_its_reason(serve: Serve, crawl: Crawler) -> None:
    site = serve(
        {
            "/": page("Accueil", "/coupee", "/vide", "/enorme", "/octets", "/nue"),
            "/coupee": Answer("<p>déb", length=500),
            "/vide": "",
            "/enorme": Answer(b"<p>" + b"x" * (11 * 1024 * 1024)),
            "/octets": Answer(bytes(range(256)) * 20),
            "/nue": Answer(page("Sans type"), mime=None),
        }
    )
    found = await crawl(site.url())
    kinds = found.kinds(site)
    assert (kinds["/coupee"], kinds["/enorme"]) == ("error", "error")
    assert (kinds["/vide"], kinds["/octets"], kinds["/nue"]) == ("page", "page", "page")
    assert "10" in found.addresses[site.url("/enorme")].error
    assert found.addresses[site.url("/nue")].title == "Sans type"


async def test_who_links_to_an_address_is_complete_at_the_end(serve: Serve, crawl: Crawler) -> None:
    names = [f"/p{n}" for n in range(30)]
    site = serve({"/": page("Accueil", *names), **{n: page(n, "/", "/p0", "/p0") for n in names}})
    found = await crawl(site.url())
    first = found.addresses[site.url("/p0")]
    assert first.found_on_total == 30  # the home and 29 pages; its link to itself does not count
    assert len(first.found_on) == 20
    assert [v.found_on_total for v in found.versions if v.url == first.url][-1] == 30
