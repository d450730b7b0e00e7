"""A realistic campaign result: a town of 27 visited pages and a media library, with pictures drawn here."""

import hashlib
from dataclasses import dataclass
from datetime import date
from functools import cache
from io import BytesIO

import msgspec
from PIL import Image, ImageDraw

from rules.declaration.source import Source, Spot
from rules.declaration.statement import Given, Statement
from rules.declaration.statement import make_statement as declared
from rules.dossier import Dossier, ImageItem, Line, LinkItem, StopItem, sections_of
from rules.evidence.inventory import Discovery, Limit, Sample, SampledPage
from rules.evidence.record import Box, Place
from rules.evidence.views import View
from rules.evidence.visit import Instrument
from rules.facts import guidelines
from rules.referentials import Referential, referentials
from rules.results import (
    Answer,
    BudgetResult,
    CampaignResult,
    Carbon,
    CriterionResult,
    EcoIndex,
    Method,
    PageResult,
    PageVerdicts,
    ReferentialResult,
    SiteResult,
    StateResult,
    TrendPoint,
    Unmeasured,
    Weight,
)
from rules.vocabulary import Correction, Finding, FindingParty, Outcome, Reason, Text, Verdict
from tests.rules.declaration_cases import SOUND

TOWN = "https://www.ville-exemple.fr"
PICTURE_SIZE = (1920, 2600)
_FACT = Text(
    "« Compresser les fichiers texte », 27 pages visitées : 2 avec un défaut, 25 sans défaut. /agenda/ : "
    "fichiers texte de plus de 1,4 ko compressés : 3 sur 5 ; voyagent sans compression : 24 ko.",
    "“Compress text files”, 27 visited pages: 2 with a defect, 25 without defect. /agenda/: "
    "text files above 1.4 kB compressed: 3 of 5; travelling uncompressed: 24 kB.",
)
STARTED, ENDED = "2026-11-23T09:12:04Z", "2026-11-23T09:16:41Z"
TOOL = Instrument(
    browser="Chromium",
    version="142.0.7444.59",
    mode="headless-shell",
    user_agent="Mozilla/5.0 (X11; Linux x86_64) Chrome/142.0.0.0 Safari/537.36 limpide/0.1.0 (+https://ville-exemple.fr/audit)",
    limpide="0.1.0",
    axe="4.14.1",
    protocol="limpide-1",
)

PATHS = [
    ("/", "Accueil", "home", ["home"]),
    ("/contact", "Nous contacter", "form", ["contact", "form"]),
    ("/mentions-legales", "Mentions légales", "text", ["legal"]),
    ("/accessibilite", "Déclaration d’accessibilité", "text", ["accessibility"]),
    ("/plan-du-site", "Plan du site", "list", ["sitemap"]),
    ("/aide", "Aide", "text", ["help"]),
    ("/mon-compte", "Mon compte", "form", ["login"]),
    ("/recherche", "Rechercher", "list", ["search"]),
    ("/demarches/etat-civil", "État civil", "service", ["service", "form"]),
    ("/demarches/cantine", "Inscrire un enfant à la cantine", "service", ["service", "template"]),
    ("/horaires", "Horaires des équipements", "text", ["table"]),
    ("/mediatheque/film", "Le film de la fête", "media", ["media", "template"]),
    *[(f"/actualites/{n}", f"Actualité du {n} novembre", "news", ["random"]) for n in range(1, 16)],
]


@dataclass(frozen=True)
class Fault:
    """A planted correction of the sample."""

    rule: str
    title: Text
    what: Text
    html: str
    party: FindingParty
    share: float
    places: int
    criteria: tuple[str, ...]
    certain: bool = True
    saved: int | None = None
    box: Box | None = None


FAULTS = [
    Fault(
        "axe-link-name",
        Text("Pied de page : nommer le lien du logo", "Footer: name the link of the logo"),
        Text(
            "Le lien n’a pas de nom : un lecteur d’écran dit seulement « lien ».",
            "The link has no name: a screen reader only says “link”.",
        ),
        '<a href="/" class="footer__logo"><img src="/logo.svg" alt=""></a>',
        "template",
        1.0,
        412,
        ("rgaa:6.2",),
        box=Box(80, 2380, 180, 90),
    ),
    Fault(
        "axe-color-contrast",
        Text("Date des actualités : foncer le gris", "News dates: darken the grey"),
        Text("Contraste de 2,9 pour 1 ; il faut 4,5.", "Contrast of 2.9 to 1; 4.5 is needed."),
        '<time class="card__date" datetime="2026-11-12">12 novembre</time>',
        "template",
        0.6,
        318,
        ("rgaa:3.2",),
        box=Box(420, 900, 150, 24),
    ),
    Fault(
        "axe-image-alt",
        Text("Actualités : donner une alternative aux images", "News: give the images an alternative"),
        Text("L’image n’a pas d’attribut alt.", "The image has no alt attribute."),
        '<img src="/medias/marche-de-noel.jpg" width="640">',
        "content",
        0.55,
        96,
        ("rgaa:1.1",),
        box=Box(420, 960, 640, 420),
    ),
    Fault(
        "axe-label",
        Text("Recherche : étiqueter le champ", "Search: label the field"),
        Text("Le champ n’a pas d’étiquette.", "The field has no label."),
        '<input type="search" name="q" placeholder="Rechercher">',
        "template",
        1.0,
        412,
        ("rgaa:11.1",),
        box=Box(1340, 40, 320, 52),
    ),
    Fault(
        "image-format",
        Text(
            "Bandeau : servir la photo en WebP, à sa taille", "Banner: serve the photo as WebP, at its size"
        ),
        Text(
            "La photo pèse 1,2 Mo et s’affiche en 1 920 × 480.",
            "The photo weighs 1.2 MB and shows at 1,920 × 480.",
        ),
        '<img class="hero" src="/medias/panorama.jpg" alt="La place de la mairie">',
        "content",
        0.3,
        14,
        ("rgesn:5.1",),
        saved=980_000,
        box=Box(0, 140, 1920, 480),
    ),
    Fault(
        "text-compression",
        Text("Serveur : compresser les textes", "Server: compress the texts"),
        Text("Trois fichiers sont envoyés sans compression.", "Three files are sent without compression."),
        "",
        "template",
        1.0,
        81,
        ("rgesn:7.1",),
        saved=310_000,
    ),
    Fault(
        "http-caching",
        Text("Serveur : garder les fichiers en cache", "Server: keep the files in the cache"),
        Text(
            "Le fichier est demandé de nouveau à chaque visite.", "The file is asked for again on each visit."
        ),
        "",
        "template",
        1.0,
        594,
        ("rgesn:7.2",),
    ),
    Fault(
        "third-parties",
        Text("Remplacer le lecteur vidéo extérieur", "Replace the outside video player"),
        Text(
            "Le lecteur charge 22 fichiers avant toute lecture.",
            "The player loads 22 files before anything plays.",
        ),
        '<iframe src="https://video.exemple.net/embed/42"></iframe>',
        "third",
        0.04,
        1,
        ("rgesn:6.2",),
        saved=640_000,
        box=Box(420, 700, 1080, 600),
    ),
    Fault(
        "home-mention",
        Text(
            "Accueil : afficher la mention d’accessibilité", "Home page: display the accessibility statement"
        ),
        Text(
            "La page ne porte pas la mention « Accessibilité : non conforme ».",
            "The page lacks the words “Accessibilité : non conforme”.",
        ),
        "",
        "content",
        0.03,
        1,
        (),
    ),
    Fault(
        "dead-links",
        Text("Agenda : réparer les liens morts", "Calendar: repair the dead links"),
        Text(
            "Le lien mène à une page qui n’existe plus (404).",
            "The link leads to a page that no longer exists (404).",
        ),
        '<a href="/agenda/2024">Agenda 2024</a>',
        "content",
        0.2,
        9,
        (),
        box=Box(420, 1500, 200, 30),
    ),
    Fault(
        "fonts-count",
        Text("Polices : passer de six à deux fichiers", "Fonts: go from six to two files"),
        Text("Six fichiers de police, 214 ko.", "Six font files, 214 kB."),
        "",
        "template",
        1.0,
        27,
        ("rgesn:6.4",),
        saved=150_000,
    ),
    Fault(
        "axe-heading-order",
        Text("Vérifier l’ordre des titres", "Check the order of headings"),
        Text(
            "Un titre de niveau 4 suit un titre de niveau 2.", "A level 4 heading follows a level 2 heading."
        ),
        "<h4>Horaires d’été</h4>",
        "content",
        0.4,
        17,
        ("rgaa:9.1",),
        certain=False,
        box=Box(420, 1700, 400, 40),
    ),
]


@cache
def page_picture() -> bytes:
    """A full-page screenshot, drawn: banner, cards, footer."""
    picture = Image.new("RGB", PICTURE_SIZE, "#ffffff")
    draw = ImageDraw.Draw(picture)
    draw.rectangle((0, 0, 1920, 130), fill="#1f3d5a")
    draw.rectangle((1340, 40, 1660, 92), fill="#ffffff")
    for x in range(0, 1920, 8):
        draw.rectangle((x, 140, x + 8, 620), fill=(60 + x // 20, 120 + x // 40, 150))
    for row in range(4):
        top = 880 + row * 380
        for column in range(3):
            left = 420 + column * 370
            draw.rectangle((left, top, left + 340, top + 340), outline="#bbbbbb")
            draw.rectangle(
                (left, top + 80, left + 340, top + 260), fill=(180 - 30 * column, 150, 120 + 20 * row)
            )
            draw.text((left + 10, top + 20), "12 novembre", fill="#9a9a9a", font_size=22)
    draw.rectangle((0, 2350, 1920, 2600), fill="#222222")
    draw.ellipse((80, 2380, 170, 2470), fill="#e0b030")
    file = BytesIO()
    picture.save(file, "WEBP", quality=60)
    return file.getvalue()


PICTURE = hashlib.sha256(b"page picture of the factory").hexdigest()


def pictures(sha256: str) -> bytes | None:
    """The pictures of the sample result."""
    return page_picture() if sha256 == PICTURE else None


def town_weight(rank: int) -> Weight:
    """A weight that grows with the rank of the page."""
    kinds = {
        "image": 900_000 + rank * 30_000,
        "script": 420_000,
        "font": 214_000,
        "stylesheet": 96_000,
        "document": 48_000,
    }
    own, third = sum(kinds.values()) - 180_000, 180_000
    return Weight(
        wire_bytes=sum(kinds.values()),
        requests=58 + rank,
        bytes_by_kind=kinds,
        requests_by_kind={"image": 30 + rank, "script": 14, "font": 6, "stylesheet": 5, "document": 3},
        bytes_by_party={"own": own, "cdn.exemple.net": third - 40_000, "mesure.exemple.org": 40_000},
        requests_by_party={"own": 50 + rank, "cdn.exemple.net": 6, "mesure.exemple.org": 2},
        failed=1 if rank == 3 else 0,
        blocked=0,
        heaviest=[(f"{TOWN}/medias/photo-{rank}-{n}.jpg", "image", 400_000 - 30_000 * n) for n in range(10)],
    )


def make_page(base: str, rank: int, path: str, title: str, template: str, reasons: list[str]) -> PageResult:
    """One visited page; the fourth is partial."""
    weight = town_weight(rank)
    score = max(5, 62 - rank)
    return PageResult(
        url=base + path,
        title=title,
        template=template,
        reasons=reasons,
        status="partial" if rank == 3 else "audited",
        missing={"media": "The collector did not answer within 5 s."} if rank == 3 else {},
        http_status=200,
        weight=weight,
        dom=780 + rank * 11,
        ecoindex=EcoIndex(
            score=score,
            grade="C",
            dom=780 + rank * 11,
            requests=weight.requests,
            size_kb=weight.wire_bytes / 1000,
        ),
        carbon=Carbon(grams=0.41, rating="C"),
        picture=PICTURE,
        picture_size=PICTURE_SIZE,
        outcomes=[Outcome(rule="page-weight", verdict=Verdict.NT, reason=Reason.REVIEW)],
        instrument=TOOL,
        verdicts=page_verdicts(rank),
        states=town_states(rank, weight),
        consent="tarteaucitron" if rank == 0 else "",
        dossier=page_dossier(rank, base) if rank < 2 and base == TOWN else None,
    )


def page_dossier(rank: int, base: str) -> Dossier:
    """What is prepared for the auditor; the home page stands for its template and has views."""
    images = [
        ImageItem(
            tag="img", file=f"photo-{n}.jpg", alternative="Le marché" if n % 3 else "", source="alt" if n % 3 else "",
            decorative=n % 6 == 0, shown=n != 4, context="Actualités" if n == 2 else "",
            box=Box(100 + 200 * (n % 6), 300 + 160 * (n // 6), 180, 120),
        )
        for n in range(1, 19)
    ]  # fmt: skip
    links = [
        LinkItem(name=f"Lire la suite {n}" if n % 7 else "", url=f"{base}/actualites/{n}",
                 context="Le marché de Noël ouvre samedi.", heading="Actualités")
        for n in range(130)
    ]  # fmt: skip
    views = [
        View(name=name, sha256=PICTURE, width=width, height=1400, scale=1.0, full_height=1400, overflow=80)
        for name, width in (("laptop", 1280), ("narrow", 320), ("zoom", 640), ("bare", 1280))
    ]
    return Dossier(
        images=images,
        links=links,
        headings=[Line(what=f"Titre {n}", facts=[str(1 + n % 3)], level=1 + n % 3) for n in range(12)],
        landmarks=[Line(what="nav", facts=["Principal"])],
        fields=[Line(what="email", facts=["Votre adresse", "oui", "email", "nom@exemple.fr"])]
        if rank == 1
        else [],
        frames=[Line(what="iframe", facts=["Plan d’accès", "Carte", f"{base}/carte"])],
        tables=[],
        media=[],
        languages=[Line(what="html", facts=["fr", "fr"]), Line(what="span", facts=["en", "Open data"])],
        stops=[StopItem(name=f"Lien {n}", box=Box(80 + 90 * n, 40 + 55 * n, 80, 30)) for n in range(12)]
        if rank == 0
        else None,
        views=views if rank == 0 else [],
        more={"images": 4} if rank == 0 else {},
    )


def town_states(rank: int, weight: Weight) -> list[StateResult]:
    """The states of a page: all six on the home page, no banner on the next two, the plain ones on the others."""
    whole = {"bytes_by_party": weight.bytes_by_party, "requests_by_party": weight.requests_by_party}
    first = StateResult(state="untouched", requests=90, wire_bytes=weight.wire_bytes, stored=2, **whole)
    early = StateResult(state="before_scroll", requests=60, wire_bytes=weight.wire_bytes // 2)
    twice = StateResult(state="second", requests=12, wire_bytes=240_000, bytes_by_party={"own": 240_000})
    idle = StateResult(
        state="idle", requests=4, wire_bytes=1_800, bytes_by_party={"own": 1_800}, seconds=60.0
    )
    why = Text("La page ne montre aucun bandeau.", "The page shows no banner.")
    if rank > 2:
        return [early, first]
    if rank:
        none = [StateResult(state="refused", why=why), StateResult(state="accepted", why=why)]
        return [early, first, *none, twice, idle]
    added = {f"regie-{n}.exemple": 40_000 - n for n in range(6)}
    refused = StateResult(state="refused", requests=91, wire_bytes=weight.wire_bytes, stored=3)
    accepted = StateResult(
        state="accepted",
        requests=140,
        wire_bytes=weight.wire_bytes + sum(added.values()),
        bytes_by_party=weight.bytes_by_party | added,
        added_by_party=added,
        stored=9,
    )
    return [early, first, refused, accepted, twice, idle]


def page_verdicts(rank: int) -> PageVerdicts:
    """What a page proves; the fourth page could not be measured on two criteria."""
    unmeasured = ["rgaa:4.1", "rgaa:4.10"] if rank == 3 else []
    failed = ["rgaa:6.2", "rgaa:11.1", *(["rgaa:1.1"] if rank < 15 else [])]
    held: PageVerdicts = {"nc": failed, "c": ["rgaa:8.3", "rgaa:8.5"], "na": ["rgaa:5.1", "rgaa:5.2"]}
    return held | ({"unmeasured": unmeasured} if unmeasured else {})


def make_correction(fault: Fault, pages: list[PageResult]) -> Correction:
    """The correction of a fault over the pages it concerns."""
    concerned = pages[: max(1, round(len(pages) * fault.share))]
    place = (
        Place(selector="main > " + fault.rule, html=fault.html, component="div.card", box=fault.box)
        if fault.html
        else None
    )
    findings = [
        Finding(
            rule=fault.rule,
            page=page.url,
            what=fault.what,
            certain=fault.certain,
            party=fault.party,
            place=place,
            resource="" if fault.html else page.url + "/app.css",
            saved_bytes=fault.saved,
        )
        for page in concerned[:50]
    ]
    identity = hashlib.sha256(f"{fault.rule} div.card {fault.party}".encode()).hexdigest()[:10]
    return Correction(
        id=identity,
        rule=fault.rule,
        title=fault.title,
        component="div.card",
        party=fault.party,
        certain=fault.certain,
        pages=[page.url for page in concerned],
        places=fault.places,
        findings=findings,
        criteria=list(fault.criteria),
        saved_bytes=fault.saved,
        effect=(1e6 if fault.certain else 0) + len(concerned) * 1000 + fault.places,
    )


def make_referential(referential: Referential, corrections: list[Correction]) -> ReferentialResult:
    """Every criterion with a verdict: NC where a correction points, some C and NA, the rest to review."""
    results = []
    for rank, criterion in enumerate(referential.criteria):
        found = [c.id for c in corrections if criterion.id in c.criteria and c.certain]
        verdict = (
            Verdict.NC
            if found
            else Verdict.NA
            if rank % 9 == 4
            else Verdict.C
            if rank % 17 == 8
            else Verdict.NT
        )
        reason = Reason.NONE if verdict != Verdict.NT else Reason.UNMEASURED if rank == 20 else Reason.REVIEW
        results.append(
            CriterionResult(
                id=criterion.id,
                theme=criterion.theme,
                title=criterion.title,
                level=criterion.level,
                verdict=verdict,
                reason=reason,
                why=Text(
                    "Une personne doit vérifier : voir la procédure.",
                    "A person must check: see the procedure.",
                )
                if verdict == Verdict.NT
                else Text("Prouvé sur 27 des 27 pages visitées.", "Proven on 27 of the 27 visited pages."),
                pages={verdict.value: 27},
                rules=[],
                corrections=found,
                procedure=criterion.procedure,
                wcag=criterion.wcag,
                en=[f"9.{one}" for one in criterion.wcag],
                evidence=sections_of(criterion.id),
                facts=[_FACT] if referential.id == "rgesn" else [],
                guidelines=guidelines(criterion.id),
            )
        )
    count = {v: sum(r.verdict == v for r in results) for v in Verdict}
    unmeasured = sum(r.reason == Reason.UNMEASURED for r in results)
    total = len(results)
    high = (total - count[Verdict.NA] - count[Verdict.NC]) / (total - count[Verdict.NA])
    return ReferentialResult(
        id=referential.id,
        name=referential.name,
        version=referential.version,
        source=referential.source,
        score=referential.score,
        total=total,
        c=count[Verdict.C],
        nc=count[Verdict.NC],
        na=count[Verdict.NA],
        review=count[Verdict.NT] - unmeasured,
        unmeasured=unmeasured,
        low=None if referential.score == "bound" else 0.07,
        high=high,
        criteria=results,
    )


def answers() -> list[Answer]:
    """The five answers."""
    texts = {
        "obligations": (
            "bad",
            "La mention d’accueil manque ; la page d’accessibilité existe.",
            "The statement is missing from the home page; the accessibility page exists.",
        ),
        "defects": (
            "bad",
            "11 corrections certaines, 1 965 endroits. Trois réparent 61 % des endroits.",
            "11 certain corrections, 1,965 places. Three repair 61% of the places.",
        ),
        "weight": (
            "bad",
            "2,1 Mo à la première visite (médiane de 27 pages). Budget : 1 Mo.",
            "2.1 MB on a first visit (median of 27 pages). Budget: 1 MB.",
        ),
        "old_device": (
            "unmeasured",
            "Cette version ne le mesure pas encore.",
            "This version does not measure it yet.",
        ),
        "first": (
            "info",
            "1. Pied de page : nommer le lien du logo (27 pages). 2. Recherche : étiqueter le champ (27 pages). "
            "3. Serveur : compresser les textes (310 ko par visite).",
            "1. Footer: name the link of the logo (27 pages). 2. Search: label the field (27 pages). "
            "3. Server: compress the texts (310 kB per visit).",
        ),
    }
    return [
        msgspec.convert({"id": k, "state": s, "text": {"fr": fr, "en": en}}, Answer)
        for k, (s, fr, en) in texts.items()
    ]


def gaps() -> list[Unmeasured]:
    """What was not measured."""
    lift = Text("L’option --all-pages visite tout.", "The option --all-pages visits everything.")
    return [
        Unmeasured(
            what=Text("Appareils de plus de 5 ans.", "Devices over 5 years old."),
            why=Text("Cette version ne les mesure pas encore.", "This version does not measure them yet."),
            kind="out",
        ),
        Unmeasured(
            what=Text("385 pages sur 412.", "385 of 412 pages."),
            why=Text("L’échantillon représente le site.", "The sample stands for the site."),
            kind="out",
            lift=lift,
        ),
        Unmeasured(
            what=Text("Médias d’une page.", "Media of a page."),
            why=Text("La collecte n’a pas répondu en 5 s.", "The collector did not answer within 5 s."),
            kind="asked",
        ),
        Unmeasured(
            what=Text("74 critères RGAA.", "74 RGAA criteria."),
            why=Text("Une personne doit les vérifier.", "A person must check them."),
            kind="out",
        ),
    ]


def make_site(
    name: str = "Ville d’Exemple",
    slug: str = "ville-exemple",
    base: str = TOWN,
    count: int = 27,
    faults: int = 12,
) -> SiteResult:
    """One audited site with its first pages and faults."""
    pages = [make_page(base, rank, *path) for rank, path in enumerate(PATHS[:count])]
    corrections = [make_correction(fault, pages) for fault in FAULTS[:faults]]
    templates: dict[str, int] = {}
    for page in pages:
        templates[page.template] = templates.get(page.template, 0) + (15 if page.template != "home" else 1)
    limit = Limit(name="visits", value=27, left_out=385, option="--sample-max")
    return SiteResult(
        name=name,
        slug=slug,
        url=f"{base}/",
        status="audited",
        audited_at=ENDED,
        answers=answers(),
        unmeasured=gaps(),
        corrections=corrections,
        outcomes=[],
        pages=pages,
        referentials=[make_referential(r, corrections) for r in referentials()],
        budgets=[
            BudgetResult(
                metric="wire_bytes",
                where="page",
                target=1_000_000,
                limit=1_500_000,
                value=2_458_000,
                unit="B",
                state="failed",
                worst=pages[-1].url,
            ),
            BudgetResult(
                metric="requests",
                where="page",
                target=60,
                limit=90,
                value=84,
                unit="requests",
                state="warned",
                worst=pages[-1].url,
            ),
        ],
        medians={
            "wire_bytes": 2_068_000.0,
            "requests": 71.0,
            "dom": 923.0,
            "ecoindex": 41.0,
            "carbon_grams": 0.41,
        },
        kinds={"page": 412, "document": 63, "error": 7, "redirect": 12},
        dead_links=[
            (f"{base}/agenda/{year}", 404 if year % 2 else 0, [p.url for p in pages[: year - 2015]])
            for year in range(2017, 2024)
        ],
        discovery=Discovery(
            status="complete",
            start_url=f"{base}/",
            origins=[base + ":443"],
            robots="obeyed",
            requests=520,
            wire_bytes=9_400_000,
            limits=[limit],
        ),
        sample=Sample(
            pages=[SampledPage(url=p.url, reasons=p.reasons, template=p.template) for p in pages],
            population=412,
            templates=templates,
            seed=20190924,
            random_drawn=15,
            left_out=385,
        ),
        method=Method(
            limpide="0.1.0",
            protocol="limpide-1",
            instrument=TOOL,
            referentials={"RGAA": "4.1.2", "RGESN": "2024"},
            seed=20190924,
            started=STARTED,
            ended=ENDED,
            own_requests=2437,
            own_bytes=64_300_000,
            profile="desktop",
            notes=[
                Text(
                    "Le certificat du site n’est pas valide ; il a été accepté à la demande (tls = accept-invalid).",
                    "The site’s certificate is not valid; it was accepted on request (tls = accept-invalid).",
                )
            ],
        ),
    )


def dead_site() -> SiteResult:
    """A site that did not answer."""
    site = make_site("Théâtre", "theatre", "https://theatre.exemple.fr", 1, 0)
    return msgspec.structs.replace(
        site,
        status="failed",
        reason=Text("Le serveur n’a pas répondu.", "The server did not answer."),
        answers=[],
        pages=[],
        referentials=[],
        budgets=[],
        medians={},
        kinds={},
        dead_links=[],
        sample=None,
        discovery=None,
    )


def make_campaign(*sites: SiteResult) -> CampaignResult:
    """A campaign over those sites; over the town and the media library when none is given."""
    two = sites or (
        make_site(),
        make_site("Médiathèque", "mediatheque", "https://mediatheque.exemple.fr", 14, 6),
    )
    return CampaignResult(
        limpide="0.1.0", started=STARTED, ended=ENDED, exit_code=0, exit_reasons=[], sites=list(two)
    )


def make_portfolio(count: int) -> CampaignResult:
    """A campaign over many sites, one of them dead, with what they declare and their campaigns so far."""
    communes = [
        make_site(f"Commune de Saint-Exemple-{n}", f"commune-{n}", f"https://commune-{n}.fr", 4, n % 12 + 1)
        for n in range(count - 1)
    ]
    light = [
        msgspec.structs.replace(
            site, referentials=[], statement=make_statement(n), trend=make_trend(n), supplier="Agence Modèle"
        )
        for n, site in enumerate(communes)
    ]
    return make_campaign(*light, dead_site())


def make_trend(rank: int) -> list[TrendPoint]:
    """The campaigns of a site, a month apart; the last site has one only."""
    day = "2026-{:02}-01"
    return [
        TrendPoint(
            campaign=f"c{n}",
            started=day.format(n + 6),
            status="audited",
            pages=4,
            corrections=12 + rank % 5 - n,
        )
        for n in range(1 + rank % 5)
    ]


def make_statement(rank: int) -> Statement:
    """What a site declares: sound, expired, or without any declaration, by turns."""
    base = f"https://commune-{rank}.fr"
    mention = "Accessibilité : partiellement conforme"
    home = Source(url=f"{base}/", text=mention, links=[Spot(f"{base}/accessibilite", mention, "footer")])
    text = SOUND if rank % 3 else SOUND.replace("3 mars 2025", f"{rank % 28 + 1} mai 2021")
    links = [
        Spot(f"{base}/s.pdf", "le schéma pluriannuel 2025-2027"),
        Spot(f"{base}/p.pdf", "plan d’actions 2026"),
    ]
    page = Source(
        url=f"{base}/accessibilite", text=text, title="Déclaration d’accessibilité", links=links, headings=[]
    )
    missing = Text("", "") if rank % 5 else Text("Aucune déclaration.", "No declaration.")
    found = page if rank % 5 else None
    given = Given(host=f"commune-{rank}.fr", today=date(2026, 11, 24), home=home, page=found, missing=missing)
    return declared(given)
