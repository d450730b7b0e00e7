"""What was not measured, first what no part of this version measures, and how to lift each gap.

Two kinds, never one word: asked for and failed (exit code 3), or left out (by sampling, by robots.txt, by a
limit, or because no part of this version does it).
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Literal, NamedTuple

from rules.evidence.hosts import HostFacts
from rules.evidence.inventory import Address, Limit
from rules.results import PageResult, ReferentialResult, Unmeasured
from rules.site_evidence import SiteEvidence
from rules.vocabulary import Text
from rules.wording import count, number, pages, say, text

_NOT_BUILT = text("Cette version ne le mesure pas.", "This version does not measure it.")
_EVERY_PAGE = text("Pour tout visiter, ajouter --all-pages.", "To visit everything, add --all-pages.")
_ROBOTS = text(
    'Sur un site à vous, écrire robots = "ignore" et robots_reason dans sites.toml.',
    'On a site of your own, write robots = "ignore" and robots_reason in sites.toml.',
)
_NEVER: tuple[Text, ...] = (
    text("Anciennes versions de Firefox et de Safari", "Old versions of Firefox and Safari"),
)


class _Words(NamedTuple):
    """What stays out at a limit ({out}), why ({value}), and what lifts it ({option})."""

    what: Text
    why: Text
    lift: Text


_LIMITS: dict[str, _Words] = {
    "addresses": _Words(
        text("{out} adresses rencontrées mais non lues", "{out} addresses met but not read"),
        text("L'exploration s'arrête à {value} adresses.", "The discovery stops at {value} addresses."),
        text("Pour les lire, augmenter {option}.", "To read them, raise {option}."),
    ),
    "minutes": _Words(
        text("{out} adresses non atteintes faute de temps", "{out} addresses not reached in time"),
        text("L'audit s'arrête au bout de {value} minutes.", "The audit stops after {value} minutes."),
        text("Pour les atteindre, augmenter {option}.", "To reach them, raise {option}."),
    ),
    "depth": _Words(
        text("{out} adresses trop profondes", "{out} addresses too deep"),
        text(
            "L'exploration s'arrête à {value} clics de l'accueil.",
            "The discovery stops {value} clicks from the home page.",
        ),
        text("Pour aller plus loin, augmenter {option}.", "To go further, raise {option}."),
    ),
    "variants": _Words(
        text("{out} variantes d'adresses déjà vues", "{out} variants of addresses already seen"),
        text(
            "L'exploration lit au plus {value} variantes d'une même adresse (mêmes paramètres, autres valeurs).",
            "The discovery reads at most {value} variants of one address (same parameters, other values).",
        ),
        text(
            "Pour en lire davantage, augmenter {option} dans sites.toml.",
            "To read more, raise {option} in sites.toml.",
        ),
    ),
    "loop": _Words(
        text("{out} adresses qui tournent en rond", "{out} addresses that go in circles"),
        text(
            "Leur chemin répète {value} fois le même dossier : un lien relatif mal écrit en fabrique sans fin.",
            "Their path repeats the same folder {value} times: a relative link badly written makes them without end.",
        ),
        text("Le site doit corriger ces liens.", "The site has to repair these links."),
    ),
    "endless": _Words(
        text("{out} adresses d'une suite sans fin", "{out} addresses of a chain without end"),
        text(
            "À plus de {value} clics de l'accueil, chaque page mène à la suivante et n'en change que les dates et "
            "les nombres, comme un calendrier.",
            "More than {value} clicks from the home page, each page leads to the next and changes only its dates and "
            "figures, as a calendar does.",
        ),
        text(
            "Rien à lire de plus : ces pages se répètent.",
            "Nothing more to read: these pages repeat themselves.",
        ),
    ),
    "login": _Words(
        text("{out} adresses derrière une page de connexion", "{out} addresses behind a login page"),
        text(
            "Elles renvoient à une page qui demande un mot de passe.",
            "They lead to a page that asks for a password.",
        ),
        text("Pour les lire, déclarer auth dans sites.toml.", "To read them, declare auth in sites.toml."),
    ),
    "page-links": _Words(
        text("{out} liens de pages qui en comptent trop", "{out} links of pages that hold too many"),
        text(
            "L'exploration lit les {value} premiers liens d'une page.",
            "The discovery reads the first {value} links of a page.",
        ),
        text(
            "Le site doit répartir ces liens sur plusieurs pages.",
            "The site has to spread these links over several pages.",
        ),
    ),
    "session": _Words(
        text(
            "{out} adresses lues sans leur numéro de session",
            "{out} addresses read without their session number",
        ),
        text(
            "Un paramètre de l'adresse n'y change rien : {value} valeurs ont donné la même page.",
            "A parameter of the address changes nothing: {value} values gave the same page.",
        ),
        text(
            "Le site doit retirer ce paramètre de ses liens.",
            "The site has to remove this parameter from its links.",
        ),
    ),
    "templates": _Words(
        text("{out} gabarits sans visites complémentaires", "{out} templates without extra visits"),
        text(
            "Les visites complémentaires portent sur une page de chacun des {value} premiers gabarits.",
            "The extra visits are made on one page of each of the first {value} templates.",
        ),
        text("Pour en faire davantage, augmenter {option}.", "To make more, raise {option}."),
    ),
    "crawl-delay": _Words(
        text("La lenteur demandée par robots.txt", "The slowness robots.txt asks for"),
        text(
            "Le site demande d'attendre plus de {value} s entre deux requêtes ; limpide a attendu {value} s.",
            "The site asks to wait more than {value} s between two requests; limpide waited {value} s.",
        ),
        text(
            "Pour attendre davantage, augmenter {option} dans sites.toml.",
            "To wait longer, raise {option} in sites.toml.",
        ),
    ),
}
_RECORDS: dict[str, Text] = {
    "axe_states": text("L'accessibilité des autres états", "Accessibility of the other states"),
    "axe": text("L'accessibilité (axe-core)", "Accessibility (axe-core)"),
    "consent": text("Le bandeau de consentement", "The consent banner"),
    "consent-accepted": text("La visite qui accepte", "The visit that accepts"),
    "consent-refused": text("La visite qui refuse", "The visit that refuses"),
    "consent_accepted": text("L'état accepté du consentement", "The accepted consent state"),
    "consent_refused": text("L'état refusé du consentement", "The refused consent state"),
    "coverage": text("La part utile du code", "The useful part of the code"),
    "dom": text("La taille du document", "The size of the document"),
    "fonts": text("Les polices", "Fonts"),
    "code_files": text("Le contenu des styles et des scripts", "The content of styles and scripts"),
    "conduct": text("Ce que la page fait d'elle-même", "What the page does by itself"),
    "font_files": text("Le contenu des polices", "The content of fonts"),
    "image_files": text("Le contenu des fichiers d'images", "The content of image files"),
    "idle": text("Ce que fait la page sans visiteur", "What the page does by itself"),
    "focus_looks": text("La visibilité du focus", "The visibility of the focus"),
    "hovers": text("Les contenus au survol", "Content on hover"),
    "images": text("Les images", "Images"),
    "interaction": text("Le clavier, le zoom et le pointeur", "Keyboard, zoom and pointer"),
    "ledger": text("Le poids et les requêtes", "Weight and requests"),
    "load": text("La fin du chargement", "The end of loading"),
    "looks": text("Les contrastes, l'ordre et les flashs", "Contrasts, order and flashes"),
    "media": text("Les vidéos et les sons", "Videos and sounds"),
    "media_files": text("Le contenu des vidéos et des sons", "The content of videos and sounds"),
    "motion": text("Ce qui bouge tout seul", "What moves by itself"),
    "navigation": text("Les menus, la recherche et le plan du site", "Menus, search and site map"),
    "offers": text("Les fichiers et les champs proposés", "The files and fields offered"),
    "page": text("La structure de la page", "The structure of the page"),
    "openings": text("Les menus et les fenêtres ouverts", "Menus and dialogs opened"),
    "orientation": text("L'orientation de l'écran", "The orientation of the screen"),
    "presses": text("L'appui du pointeur", "The press of the pointer"),
    "picture": text("L'image de la page", "The picture of the page"),
    "reflow": text("L'affichage à 320 pixels", "The display at 320 pixels"),
    "return": text("La visite du retour", "The return visit"),
    "views": text("Les vues étroite, agrandie et sans styles", "The narrow, enlarged and unstyled views"),
    "scope": text("La page demandée", "The page asked for"),
    "second_visit": text("La seconde visite", "The second visit"),
    "spacing": text("L'espacement du texte", "Text spacing"),
    "text_size": text("Le texte à 200 %", "Text at 200%"),
    "skip_links": text("Les liens d'accès rapide", "Skip links"),
    "functions_today": text("La page telle qu'elle fonctionne aujourd'hui", "The page as it works today"),
    "old_2_years": text("La page dans un navigateur de 2 ans", "The page in a browser of 2 years"),
    "old_5_years": text("La page dans un navigateur de 5 ans", "The page in a browser of 5 years"),
    "old-reference": text(
        "La visite de référence des appareils anciens", "The reference visit of old devices"
    ),
    "old-2-years": text("La visite avec un navigateur de 2 ans", "The visit with a browser of 2 years"),
    "old-5-years": text("La visite avec un navigateur de 5 ans", "The visit with a browser of 5 years"),
    "old-hardware": text("La visite sur matériel ancien", "The visit on old hardware"),
    "old_hardware": text("La page sur matériel ancien", "The page on old hardware"),
    "without-scripts": text("La visite sans JavaScript", "The visit without JavaScript"),
    "without_scripts": text("La page sans JavaScript", "The page without JavaScript"),
    "walk": text("Le parcours au clavier", "The keyboard walk"),
}


def record_name(name: str) -> Text:
    """Return what a record of a visit holds, in words; its own name when this version does not know it."""
    return _RECORDS.get(name, Text(name, name))


def unmeasured_of(
    evidence: SiteEvidence, visited: Sequence[PageResult], tables: Iterable[ReferentialResult]
) -> list[Unmeasured]:
    """Return everything that was not measured on the site."""
    return [
        *(Unmeasured(what=what, why=_NOT_BUILT, kind="out") for what in _NEVER),
        *_failed_discovery(evidence),
        *_failed_pages(visited),
        *_missing_records(visited),
        *_unsteady(visited),
        *_left_out(evidence),
        *_refused(evidence.addresses or []),
        *_silent_hosts(evidence),
        *_unread_documents(evidence),
        *_limits(evidence),
        *_to_review(tables),
    ]


def _failed_discovery(evidence: SiteEvidence) -> list[Unmeasured]:
    found = evidence.discovery
    if found is None:
        what, why = (
            text("Les pages du site", "The pages of the site"),
            text("Aucune exploration.", "No discovery."),
        )
        return [Unmeasured(what=what, why=why, kind="asked")]
    if found.status == "failed":
        why = Text(found.reason_fr or found.reason, found.reason)
        return [Unmeasured(what=text("Les pages du site", "The pages of the site"), why=why, kind="asked")]
    if found.status == "interrupted":
        why = text("L'exploration a été interrompue.", "The discovery was interrupted.")
        lift = text("Relancer la même commande.", "Run the same command again.")
        return [
            Unmeasured(
                what=text("Une partie du site", "A part of the site"), why=why, kind="asked", lift=lift
            )
        ]
    return []


def _failed_pages(visited: Sequence[PageResult]) -> list[Unmeasured]:
    """One entry for each page whose visit failed; a refused page was never asked for."""
    found = []
    for page in visited:
        if page.status in ("failed", "refused"):
            kind: Literal["asked", "out"] = "asked" if page.status == "failed" else "out"
            what = say("La page {url}", "The page {url}", url=page.url)
            found.append(Unmeasured(what=what, why=Text(page.reason, page.reason), kind=kind))
    return found


def _unsteady(visited: Sequence[PageResult]) -> list[Unmeasured]:
    """One entry for the pages whose timed loads do not count: no fault of the site, and no gate's matter."""
    lost = [(page, one) for page in visited for one in page.hardware if one.state == "unmeasured"]
    if not lost:
        return []
    many = len({page.url for page, _ in lost})
    what = say("Le matériel ancien, sur {n}", "Old hardware, on {n}", n=pages(many))
    lift = text(
        "Relancer sur une machine qui ne fait rien d'autre.", "Run again on a machine that does nothing else."
    )
    return [Unmeasured(what=what, why=lost[0][1].why[0], kind="out", lift=lift)]


def _missing_records(visited: Sequence[PageResult]) -> list[Unmeasured]:
    """One entry for each kind of record, with the number of pages that lack it and one reason."""
    reasons: dict[str, list[str]] = defaultdict(list)
    for page in visited:
        for name, reason in page.missing.items():
            reasons[name].append(reason)
    return [
        Unmeasured(
            what=say(
                "{name}, sur {pages} sur {visited}",
                "{name}, on {pages} out of {visited}",
                name=record_name(name),
                pages=pages(len(given)),
                visited=len(visited),
            ),
            why=Text(given[0], given[0]),
            kind="asked",
        )
        for name, given in sorted(reasons.items())
    ]


def _left_out(evidence: SiteEvidence) -> list[Unmeasured]:
    sample = evidence.sample
    if sample is None or not sample.left_out:
        return []
    what = say(
        "{out} sur les {total} pages connues",
        "{out} out of the {total} known pages",
        out=number(sample.left_out),
        total=number(sample.population),
    )
    why = say(
        "Un échantillon de {pages} représente le site.",
        "A sample of {pages} stands for the site.",
        pages=pages(len(sample.pages)),
    )
    return [Unmeasured(what=what, why=why, kind="out", lift=_EVERY_PAGE)]


def _refused(addresses: Sequence[Address]) -> list[Unmeasured]:
    refused = sum(address.kind == "refused" for address in addresses)
    if not refused:
        return []
    what = count(refused, ("adresse", "adresses"), ("address", "addresses"))
    why = text("Le fichier robots.txt du site les refuse.", "The site's robots.txt refuses them.")
    return [Unmeasured(what=what, why=why, kind="out", lift=_ROBOTS)]


def _silent_hosts(evidence: SiteEvidence) -> list[Unmeasured]:
    """One entry when names or TLS of the site's hosts were asked for and not obtained."""
    asked = [(one, state, why) for one in evidence.hosts or () for state, why in _host_states(one)]
    for state, kind in (("failed", "asked"), ("proxied", "out")):
        found = next((why for _one, held, why in asked if held == state), None)
        if found is not None:
            what = text(
                "Les adresses IPv6 et le TLS des hôtes du site", "IPv6 addresses and TLS of the site's hosts"
            )
            return [Unmeasured(what=what, why=Text(found, found), kind="asked" if kind == "asked" else "out")]
    return []


def _unread_documents(evidence: SiteEvidence) -> list[Unmeasured]:
    """One entry for the documents that did not arrive, one for those this version leaves, with one reason each."""
    kinds: dict[str, Literal["asked", "out"]] = {"failed": "asked", "too_big": "out", "unread": "out"}
    entries = []
    for status, kind in kinds.items():
        left = [one for one in evidence.documents or () if one.status == status]
        if left:
            what = say(
                "L'accessibilité de {n} de l'échantillon, dont {url}",
                "Accessibility of {n} of the sample, {url} among them",
                n=count(len(left), ("document", "documents"), ("document", "documents")),
                url=left[0].url,
            )
            why = Text(left[0].reason_fr, left[0].reason)
            entries.append(Unmeasured(what=what, why=why, kind=kind))
    return entries


def _host_states(one: HostFacts) -> tuple[tuple[str, str], tuple[str, str]]:
    return (one.names, one.names_reason), (one.tls, one.tls_reason)


def _limits(evidence: SiteEvidence) -> list[Unmeasured]:
    reached = [*(evidence.discovery.limits if evidence.discovery else [])]
    reached += [one for one in (evidence.sample.limits if evidence.sample else []) if one.name != "visits"]
    return [_limit(one) for one in reached]


def _limit(limit: Limit) -> Unmeasured:
    words = _LIMITS[limit.name]
    out, value = number(limit.left_out), number(limit.value, 1)
    what, why, lift = (say(t.fr, t.en, out=out, value=value, option=limit.option) for t in words)
    return Unmeasured(what=what, why=why, kind="out", lift=lift)


def _to_review(tables: Iterable[ReferentialResult]) -> list[Unmeasured]:
    return [
        Unmeasured(
            what=say(
                "{n} critères {name} sur {total}",
                "{n} of {total} {name} criteria",
                n=t.review,
                name=t.name,
                total=t.total,
            ),
            why=text("Seule une personne peut en décider.", "Only a person can decide."),
            kind="out",
            lift=text(
                "Suivre la procédure officielle de chaque critère.",
                "Follow each criterion's official procedure.",
            ),
        )
        for t in tables
        if t.review
    ]
