"""What each eco-design rule must say of the pages that tests/audits visits: rule, page, verdict or reason."""

VERDICTS: list[tuple[str, str, str]] = [
    ("image-compression", "/images/bonnes", "c"),
    ("image-compression", "/images/fortes", "nc"),
    ("image-compression", "/rien", "na"),
    ("image-format", "/images/bonnes", "c"),
    ("image-format", "/images/fortes", "nc"),
    ("image-format", "/images/type-faux", "c"),
    ("image-format", "/rien", "na"),
    ("image-unused", "/images/bonnes", "c"),
    ("image-unused", "/images/cachee", "nc"),
    ("image-unused", "/images/carrousel", "review"),
    ("image-unused", "/images/prechargee", "nc"),
    ("image-unused", "/images/prechargee-employee", "c"),
    ("image-unused", "/images/picture", "c"),
    ("image-unused", "/images/sprite", "c"),
    ("image-unused", "/rien", "na"),
    ("moving-content", "/rien", "c"),
    ("moving-content", "/mouvement/sans-fin", "nc"),
    ("moving-content", "/mouvement/court", "c"),
    ("moving-content", "/mouvement/cache", "c"),
    ("moving-content", "/mouvement/pause", "review"),
    ("moving-content", "/mouvement/gif", "nc"),
    ("moving-content", "/mouvement/gif-court", "c"),
    ("moving-content", "/mouvement/marquee", "nc"),
    ("moving-content", "/mouvement/carrousel", "nc"),
    ("moving-content", "/mouvement/carrousel-maison", "nc"),
    ("moving-content", "/mouvement/carrousel-pause", "review"),
    ("moving-content", "/mouvement/svg", "nc"),
    ("media-decor", "/rien", "c"),
    ("media-decor", "/media/decor", "nc"),
    ("media-decor", "/media/demande", "review"),
    ("media-decor", "/mouvement/gif", "nc"),
    ("media-sober", "/rien", "c"),
    ("media-sober", "/media/demande", "review"),
    ("video-definition", "/media/demande", "c"),
    ("video-definition", "/media/grande", "nc"),
    ("video-definition", "/media/sans-son", "review"),
    ("video-definition", "/rien", "na"),
    ("video-codec", "/media/demande", "c"),
    ("video-codec", "/media/h264", "nc"),
    ("video-codec", "/media/sans-son", "review"),
    ("video-codec", "/rien", "na"),
    ("video-listen", "/media/avec-son", "c"),
    ("video-listen", "/media/sans-son", "review"),
    ("video-listen", "/rien", "na"),
    ("audio-codec", "/media/opus", "c"),
    ("audio-codec", "/media/wav", "nc"),
    ("audio-codec", "/rien", "na"),
    ("media-preload", "/media/opus", "c"),
    ("media-preload", "/media/wav", "nc"),
    ("media-preload", "/rien", "na"),
    ("native-components", "/offre/natif", "c"),
    ("native-components", "/offre/refait", "review"),
    ("native-components", "/rien", "na"),
    ("form-formats", "/offre/date", "review"),
    ("form-formats", "/offre/date-native", "c"),
    ("form-formats", "/rien", "na"),
    ("heavy-features", "/rien", "c"),
    ("heavy-features", "/offre/carte", "review"),
    ("heavy-features", "/media/demande", "review"),
    ("deceptive-design", "/offre/cochee", "nc"),
    ("deceptive-design", "/offre/non-cochee", "c"),
    ("deceptive-design", "/offre/quitter", "review"),
    ("infinite-scroll", "/conduite/sans-fin", "nc"),
    ("infinite-scroll", "/conduite/voir-plus", "c"),
    ("infinite-scroll", "/rien", "c"),
    ("typing-requests", "/conduite/bavarde", "nc"),
    ("typing-requests", "/conduite/patiente", "review"),
    ("typing-requests", "/conduite/muette", "c"),
    ("typing-requests", "/rien", "c"),
    ("sensors", "/conduite/mouvement", "nc"),
    ("sensors", "/conduite/position", "review"),
    ("sensors", "/conduite/bouton", "review"),
    ("sensors", "/rien", "na"),
    ("notifications", "/conduite/notifie", "nc"),
    ("notifications", "/rien", "c"),
    ("fonts-subset", "/polices/monde", "nc"),
    ("fonts-subset", "/polices/icones", "nc"),
    ("fonts-subset", "/polices/latin", "c"),
    ("fonts-subset", "/rien", "na"),
    ("font-unused", "/polices/latin", "c"),
    ("font-unused", "/polices/prechargee", "nc"),
    ("font-unused", "/rien", "na"),
    ("fonts-count", "/polices/latin", "c"),
    ("fonts-format", "/polices/latin", "c"),
    ("code-minified", "/code/lisible", "nc"),
    ("code-minified", "/code/compact", "c"),
    ("code-minified", "/rien", "na"),
    ("duplicate-libraries", "/code/double", "nc"),
    ("duplicate-libraries", "/code/simple", "c"),
    ("duplicate-libraries", "/rien", "na"),
    ("inline-source-maps", "/code/table", "nc"),
    ("inline-source-maps", "/code/renvoi", "c"),
    ("inline-source-maps", "/rien", "na"),
    ("inline-code", "/code/dedans", "nc"),
    ("inline-code", "/mouvement/svg", "na"),
    ("inline-code", "/polices/latin", "c"),
    ("css-imports", "/code/appelle", "nc"),
    ("css-imports", "/code/papier", "c"),
    ("css-imports", "/rien", "na"),
    ("print-style", "/code/papier", "c"),
    ("print-style", "/code/sans-papier", "review"),
    ("autoplay", "/media/decor", "nc"),
    ("autoplay", "/media/demande", "c"),
    ("autoplay", "/rien", "na"),
    ("fonts-count", "/reseau/polices", "nc"),
    ("fonts-format", "/reseau/polices", "nc"),
    ("fonts-format", "/rien", "na"),
]

_NETWORK = (
    *("page-weight", "page-requests", "page-dom", "duplicate-requests", "failed-requests", "redirects"),
    *("mobile-viewport", "image-dimensions", "image-lazy", "text-compression", "http-caching"),
)
_TELLING = (
    *(
        "interface-inventory",
        "low-bandwidth",
        "server-cache",
        "technical-stack",
        "trained-models",
        "web-delivery",
    ),
)
OF_NETWORK: list[tuple[str, str, str]] = [
    *((rule, "/reseau/fautes", "nc") for rule in _NETWORK),
    *((rule, "/reseau/soigne", "c") for rule in _NETWORK),
    *(
        (rule, "/rien", "na")
        for rule in ("image-dimensions", "image-lazy", "text-compression", "http-caching")
    ),
    *((rule, "/rien", "review") for rule in _TELLING),
]
"""The same of the network and weight rules (tests/audits/network_pages.py)."""

OF_SITES: list[tuple[str, str, str]] = [
    ("downloads-announced", "nue", "nc"),
    ("downloads-announced", "annoncee", "c"),
    ("downloads-announced", "legere", "c"),
    ("downloads-announced", "inconnue", "review"),
    ("downloads-announced", "envoi", "nc"),
    ("downloads-announced", "envoi-dit", "c"),
    ("downloads-announced", "rien", "na"),
    ("documents-format", "ancien", "nc"),
    ("documents-format", "lourd", "review"),
    ("documents-format", "legere", "c"),
    ("documents-format", "rien", "na"),
    ("usage-control", "sobre", "c"),
    ("usage-control", "rien", "review"),
    ("steps-to-services", "loin", "review"),
    ("steps-to-services", "pres", "c"),
    ("steps-to-services", "rien", "na"),
    ("dead-links", "rien", "c"),
    ("dead-links", "perdu", "nc"),
]
"""The same of sites: rule, site of SITES, verdict or reason."""

_STATES = ("refusal-as-easy", "third-parties-after-refusal", "idle-traffic", "second-visit", "unused-code")
OF_STATES: list[tuple[str, str, str]] = [
    *((rule, "sound", "c") for rule in _STATES),
    *((rule, "faulty", "nc") for rule in ("trackers-before-consent", *_STATES[1:])),
    ("third-parties", "faulty", "review"),
    ("trackers-before-consent", "accepts only", "c"),
    ("refusal-as-easy", "accepts only", "nc"),
    *(
        (rule, "plain", "na")
        for rule in ("trackers-before-consent", "third-parties", "refusal-as-easy", "unused-code")
    ),
    ("trackers-before-consent", "sound", "na"),
]
"""The same of the states of a page (tests/audits/test_states_judged.py): first, second visit, idle, consent."""

OF_SERVERS: list[tuple[str, str, str]] = [
    *((rule, "modern", "c") for rule in ("http-version", "secure-transport", "http-caching")),
    *((rule, "old", "nc") for rule in ("http-version", "secure-transport")),
    ("http-caching", "silent", "na"),
    ("screen-width", "wide", "nc"),
    ("screen-width", "cut", "c"),
    ("screen-width", "silent", "c"),
]
"""The same of servers and screens (tests/audits/test_ecodesign_in_the_browser.py)."""

OF_DECLARATIONS: list[tuple[str, str, str, int]] = [
    ("ecodesign-contact", "kept", "c", 0),
    ("ecodesign-contact", "beyond", "review", 1),
    ("ecodesign-contact", "silent", "review", 0),
    ("ecodesign-declaration", "kept", "c", 0),
    ("ecodesign-declaration", "silent", "review", 1),
    ("environments", "kept", "review", 1),
    ("environments", "silent", "c", 0),
    ("host-protocols", "kept", "c", 0),
    ("undeclared-services", "kept", "review", 0),
    ("declared-budget", "kept", "c", 0),
    ("declared-budget", "beyond", "nc", 1),
    ("declared-budget", "silent", "nc", 1),
    *((rule, "kept", "review", 0) for rule in ("hosting-named", "source-code", "stored-volume")),
]
"""The same of declarations and hosts, with the findings: rule, site, verdict or reason, how many."""

_PAGES = "every page has it"
_SITES = "every site has it"
NEVER_NA = {
    **dict.fromkeys(
        (
            *(
                "page-weight",
                "page-requests",
                "page-dom",
                "duplicate-requests",
                "failed-requests",
                "redirects",
            ),
            *("mobile-viewport", "http-version", "secure-transport", "screen-width", "fonts-count"),
            *("moving-content", "media-decor", "media-sober", "heavy-features", "infinite-scroll"),
            *("typing-requests", "notifications", "deceptive-design", "print-style", "idle-traffic"),
            *("second-visit",),
        ),
        _PAGES,
    ),
    **dict.fromkeys(
        ("dead-links", "declared-budget", "ecodesign-contact", "ecodesign-declaration", "environments"),
        _SITES,
    ),
    **dict.fromkeys(("host-protocols", "usage-control"), _SITES),
    "undeclared-services": "a site that asks first hides its third parties: never proven absent",
    "third-parties-after-refusal": "made only where a banner was refused",
}
"""Rules that concern every page or site by nature, and why: no page can show them not applicable."""
NEVER_C = {
    "third-parties": "a site that asks first is not seen in the evidence: absence is not applicable",
    "sensors": "what a page listens to is never all of its code",
    "undeclared-services": "needs a known service, which no test may reach: proven on evidence only",
}
NEVER_FAILS = {
    "third-parties": "another host is to review; a known service is proven on evidence only, no test may reach one",
    "host-protocols": "a loopback host has every version; proven on a resolver and a handshake passed in",
    "undeclared-services": "needs a known service, which no test may reach: proven on evidence only",
}
"""What no page of a test can show through the browser, and why."""
ELSEWHERE = {
    **dict.fromkeys(
        ("duplicate-pages", "old-documents", "orphan-pages", "past-events", "stale-pages", "twin-hosts"),
        "reads what plain HTTP found, no browser",
    ),
    **dict.fromkeys(
        ("old-browser-2-years", "old-browser-5-years"),
        "reads extra loads of a gated browser: tests/audits/test_old_*",
    ),
    **dict.fromkeys(
        ("old-hardware", "without-scripts"),
        "reads timed loads, or loads without scripts: tests/audits/test_old_hardware_visit.py",
    ),
    "host-protocols": "loopback has every version; tests/rules/test_hosts_rules.py hands it other hosts",
}
"""Rules whose evidence is not that of these visits, and what it is."""


def shown() -> dict[str, set[str]]:
    """Verdicts and reasons that the browser must give, by rule."""
    found: dict[str, set[str]] = {}
    tables = (VERDICTS, OF_NETWORK, OF_SITES, OF_STATES, OF_SERVERS)
    for rule, _where, verdict in (row for table in tables for row in table):
        found.setdefault(rule, set()).add(verdict)
    for rule, _site, verdict, _findings in OF_DECLARATIONS:
        found.setdefault(rule, set()).add(verdict)
    return found
