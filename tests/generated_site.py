"""Generated sites whose templates only the server knows, made as municipal sites are: one CMS, ten templates.

Four styles of markup: "named" (a class a block), "utility" (only classes of look), "bare" (elements without
classes) and "layout" (tables for layout). Every page of a template has its own texts, its own optional blocks, and
an editorial body in which a person has put paragraphs, lists, tables or pictures as they pleased.
"""

import random
from collections.abc import Callable
from dataclasses import dataclass

STYLES = ("named", "utility", "bare", "layout")
WORDS = [
    "mairie",
    "école",
    "transport",
    "budget",
    "culture",
    "piscine",
    "marché",
    "conseil",
    "travaux",
    "rue",
    "jardin",
    "eau",
    "énergie",
    "vélo",
    "accueil",
    "enfance",
    "santé",
    "sport",
    "emploi",
    "logement",
    "association",
    "fête",
    "bibliothèque",
    "musée",
    "voirie",
    "déchet",
    "climat",
    "quartier",
    "élu",
    "délibération",
]
_LOOK = [
    "flex",
    "grid",
    "p-4",
    "mt-8",
    "gap-2",
    "text-lg",
    "bg-white",
    "shadow",
    "rounded",
    "border",
    "w-full",
    "md:w-1/2",
    "items-center",
    "font-bold",
    "mb-2",
]


@dataclass(frozen=True)
class Made:
    """One page: its path, its HTML, and the template that made it, which its HTML does not name."""

    path: str
    html: str
    template: str


class Maker:
    """Writes the pages of one site; the same seed gives the same site."""

    def __init__(self, seed: int, style: str) -> None:
        self.draw = random.Random(f"{seed} {style}")
        self.style = style
        self._names: dict[str, str] = {}

    def text(self, count: int) -> str:
        """Return so many words."""
        return " ".join(self.draw.choice(WORDS) for _ in range(count)).capitalize()

    def attribute(self, role: str) -> str:
        """Return the class attribute of a block: the site's own name, words of look, or nothing."""
        if self.style in ("bare", "layout"):
            return ""
        if role not in self._names:
            known = random.Random(f"{role}{len(self._names)}{self.draw.random()}")
            if self.style == "utility":
                self._names[role] = " ".join(sorted(known.sample(_LOOK, 4)))
            else:
                self._names[role] = "".join(
                    known.choice("bcdfglmnprstv") + known.choice("aeiou") for _ in range(4)
                )
        return f' class="{self._names[role]}"'

    def box(self, role: str, *inside: str, tag: str = "div") -> str:
        """Return one block."""
        if self.style == "layout" and tag in ("div", "section", "article", "aside"):
            return f"<table><tr><td>{''.join(inside)}</td></tr></table>"
        return f"<{tag}{self.attribute(role)}>{''.join(inside)}</{tag}>"

    def body(self) -> str:
        """Return what a person typed: the same freedom in every template."""
        parts: list[str] = []
        for _ in range(self.draw.randint(2, 9)):
            kind = self.draw.choices(("p", "h2", "ul", "table", "img", "quote"), (8, 3, 2, 0.6, 1, 0.4))[0]
            parts.append(
                {
                    "p": f"<p>{self.text(self.draw.randint(15, 60))}.</p>",
                    "h2": f"<h2>{self.text(4)}</h2>",
                    "ul": "<ul>"
                    + "".join(f"<li>{self.text(5)}</li>" for _ in range(self.draw.randint(2, 7)))
                    + "</ul>",
                    "table": f"<table><tr><th>{self.text(1)}</th><td>{self.text(2)}</td></tr></table>",
                    "img": f'<p><img src="/image.png" alt="{self.text(3)}"></p>',
                    "quote": f"<blockquote><p>{self.text(12)}</p></blockquote>",
                }[kind]
            )
        return self.box("editor", *parts)

    def cards(self, role: str, least: int, most: int, *, dated: bool = False) -> str:
        """Return a list of cards."""
        day = '<time datetime="2026-11-24">24 novembre 2026</time>' if dated else ""
        shown = [
            self.box(
                role,
                f"<h3><a href=/{self.draw.randrange(99)}>{self.text(4)}</a></h3>",
                day,
                f"<p>{self.text(12)}</p>",
                tag="article",
            )
            for _ in range(self.draw.randint(least, most))
        ]
        return self.box(f"{role}s", *shown)

    def maybe(self, chance: float, block: Callable[[], str]) -> str:
        """Return an optional block."""
        return block() if self.draw.random() < chance else ""

    def page(self, path: str, template: str) -> Made:
        """Return one page of a template inside the site's frame."""
        title = self.text(5)
        main = "".join(TEMPLATES[template][0](self, title))
        menu = "".join(f"<li><a href=/{n}>{word}</a></li>" for n, word in enumerate(WORDS[:8]))
        html = (
            f"<!doctype html><html lang=fr><head><meta charset=utf-8><title>{title}</title></head><body>"
            f"<header{self.attribute('top')}><p>Ville</p><nav><ul>{menu}</ul></nav></header>"
            f"{self.box('main', main, tag='main' if self.style != 'layout' else 'div')}"
            f"<footer{self.attribute('bottom')}><p>{self.text(6)}</p></footer></body></html>"
        )
        return Made(path, html, template)


def _home(m: Maker, title: str) -> list[str]:
    quick = "".join(f"<li><a href=/q{n}>{m.text(2)}</a></li>" for n in range(6))
    return [
        m.box("slogan", f"<h1>{title}</h1>", f"<p>{m.text(9)}</p>", tag="section"),
        m.box("quick", f"<ul>{quick}</ul>", tag="section"),
        m.cards("news", 3, 3, dated=True),
        m.cards("event", 4, 4, dated=True),
        m.maybe(0.5, lambda: m.box("alert", f"<p>{m.text(12)}</p>", tag="aside")),
    ]


def _cover(m: Maker) -> str:
    return m.box("cover", '<img src="/image.png" alt="">', tag="figure")


def _article(m: Maker, title: str) -> list[str]:
    day = m.box("date", "<time datetime=2026-11-24>24 novembre</time>", tag="p")
    return [
        m.box("article", f"<h1>{title}</h1>", day, m.maybe(0.7, lambda: _cover(m)), m.body(), tag="article"),
        m.box("share", "<ul><li><a href=/s1>Partager</a></li><li><a href=/s2>Envoyer</a></li></ul>"),
        m.maybe(0.6, lambda: m.cards("related", 2, 4, dated=True)),
    ]


def _service(m: Maker, title: str) -> list[str]:
    files = f"<h2>{m.text(2)}</h2><ul><li><a href=/f.pdf>{m.text(3)}</a></li></ul>"
    place = f"<address>{m.text(8)}</address><dl><dt>Téléphone</dt><dd>01</dd></dl>"
    hours = "<table><caption>Horaires</caption><tr><th>Lundi</th><td>9 h</td></tr></table>"
    contact = m.box("contact", f"<h2>{m.text(2)}</h2>", place)
    return [
        f"<h1>{title}</h1>",
        m.box("intro", f"<p>{m.text(25)}</p>"),
        m.body(),
        m.maybe(0.4, lambda: m.box("download", files)),
        m.box("side", contact, m.maybe(0.5, lambda: m.box("hours", hours)), tag="aside"),
    ]


def _listing(m: Maker, title: str) -> list[str]:
    numbers = "".join(f"<li><a href=?p={n}>{n}</a></li>" for n in range(1, m.draw.randint(3, 9)))
    return [
        f"<h1>{title}</h1>",
        m.maybe(0.5, lambda: f"<p>{m.text(20)}</p>"),
        m.cards("news", 5, 12, dated=True),
        m.box("pages", f"<ol>{numbers}</ol>", tag="nav"),
    ]


def _event(m: Maker, title: str) -> list[str]:
    when = "<dl><dt>Quand</dt><dd>Samedi</dd><dt>Où</dt><dd>Place</dd></dl>"
    where = m.box("map", '<img src="/map.png" alt="Plan">', f"<p>{m.text(8)}</p>", tag="section")
    return [
        m.box("event-page", f"<h1>{title}</h1>", when, m.maybe(0.6, lambda: _cover(m)), m.body(), where),
        m.maybe(0.5, lambda: m.cards("other-event", 2, 3, dated=True)),
    ]


def _form(m: Maker, title: str) -> list[str]:
    fields = [
        m.box("field", f"<label for=f{n}>{m.text(2)}</label>", f"<input id=f{n} name=f{n}>")
        for n in range(m.draw.randint(4, 12))
    ]
    group = m.box("group", f"<legend>{m.text(3)}</legend>", *fields, tag="fieldset")
    return [
        f"<h1>{title}</h1>",
        m.maybe(0.7, lambda: f"<p>{m.text(20)}</p>"),
        m.box("form", group, "<button>Envoyer</button>", tag="form"),
    ]


def _directory(m: Maker, title: str) -> list[str]:
    rows = [
        f"<tr><th>{m.text(2)}</th><td>{m.text(3)}</td><td>01</td></tr>" for _ in range(m.draw.randint(6, 30))
    ]
    head = f"<caption>{m.text(3)}</caption><thead><tr><th>Nom</th><th>Fonction</th><th>Téléphone</th></tr></thead>"
    return [
        f"<h1>{title}</h1>",
        m.box("filter", "<form><label for=q>Nom</label><input id=q><button>Chercher</button></form>"),
        m.box("people", f"<table>{head}{''.join(rows)}</table>"),
    ]


def _gallery(m: Maker, title: str) -> list[str]:
    shots = [
        m.box(
            "shot",
            f'<img src="/image.png" alt="{m.text(3)}">',
            f"<figcaption>{m.text(5)}</figcaption>",
            tag="figure",
        )
        for _ in range(m.draw.randint(5, 20))
    ]
    return [f"<h1>{title}</h1>", m.box("gallery", *shots), m.maybe(0.4, lambda: f"<p>{m.text(15)}</p>")]


def _minutes(m: Maker, title: str) -> list[str]:
    def files() -> str:
        return "".join(
            f"<li><a href=/d{n}.pdf>{m.text(4)} (PDF)</a></li>" for n in range(m.draw.randint(2, 6))
        )

    acts = [
        m.box("act", f"<h2>{m.text(4)}</h2>", f"<ul>{files()}</ul>", tag="section")
        for _ in range(m.draw.randint(2, 8))
    ]
    return [f"<h1>{title}</h1>", m.box("acts", *acts)]


def _questions(m: Maker, title: str) -> list[str]:
    asked = [
        m.box("question", f"<summary>{m.text(6)}</summary>", f"<p>{m.text(20)}</p>", tag="details")
        for _ in range(m.draw.randint(4, 12))
    ]
    aside = m.maybe(0.5, lambda: m.box("help", f"<p>{m.text(10)}</p>", tag="aside"))
    return [f"<h1>{title}</h1>", m.box("questions", *asked), aside]


# Each template, and how many pages of a hundred it makes.
TEMPLATES: dict[str, tuple[Callable[[Maker, str], list[str]], int]] = {
    "home": (_home, 0),
    "article": (_article, 30),
    "service": (_service, 24),
    "listing": (_listing, 8),
    "event": (_event, 16),
    "form": (_form, 5),
    "directory": (_directory, 3),
    "gallery": (_gallery, 4),
    "minutes": (_minutes, 6),
    "questions": (_questions, 4),
}


def made_site(seed: int, style: str, size: int = 200) -> list[Made]:
    """Return the pages of a site: one home, and templates of uneven use; paths say nothing of the template."""
    maker = Maker(seed, style)
    shares = [share for _, share in TEMPLATES.values()]
    names = maker.draw.choices(list(TEMPLATES), shares, k=size - 1)
    return [maker.page("/", "home"), *(maker.page(f"/{n}", name) for n, name in enumerate(names))]
