"""Pages that use the real banner packages, each guarding a tracker of another host."""

from collections.abc import Callable

from npm_packages import served
from tabs import page

from tests.small_site import Pages

TARTEAUCITRON = """
<script>var tarteaucitronForceLanguage = "{lang}";</script>
<script src="/tarteaucitronjs/tarteaucitron.js"></script>
<script>
tarteaucitron.init({{privacyUrl: "", hashtag: "#t", cookieName: "tac", orientation: "{orientation}",
  showAlertSmall: false,
  cookieslist: false, adblocker: false, DenyAllCta: true, AcceptAllCta: true, highPrivacy: true,
  handleBrowserDNTRequest: false,
  removeCredit: true, moreInfoLink: true, mandatory: false, useExternalCss: false, useExternalJs: false}});
tarteaucitron.services.suivi = {{key: "suivi", type: "analytic", name: "Suivi", uri: "",
  needConsent: true, cookies: ["suivi"],
  js: function () {{ "use strict"; tarteaucitron.addScript("{tracker}"); }}}};
(tarteaucitron.job = tarteaucitron.job || []).push("suivi");
</script>"""

OREJIME = """
<link rel="stylesheet" href="/orejime/dist/orejime-standard.css">
<script>window.orejimeConfig = {{privacyPolicyUrl: "/vie-privee",
  purposes: [{{id: "suivi", title: "Suivi", cookies: ["suivi"]}}]}};
</script>
<template data-purpose="suivi"><script src="{tracker}"></script></template>
<script src="/orejime/dist/orejime-{theme}-{lang}.js"></script>"""

KLARO = """
<script>
var klaroConfig = {{version: 1, lang: "{lang}", privacyPolicy: "/vie-privee", acceptAll: true, hideDeclineAll: false,
  mustConsent: {modal}, noticeAsModal: false, translations: {{zz: {{privacyPolicyUrl: "/vie-privee"}}}},
  services: [{{name: "suivi", title: "Suivi", purposes: ["analytics"], cookies: ["suivi"]}}]}};
</script>
<script type="text/plain" data-type="application/javascript" data-name="suivi" data-src="{tracker}"></script>
<script defer src="/klaro/dist/klaro.js"></script>"""

VANILLA = """
<link rel="stylesheet" href="/vanilla-cookieconsent/dist/cookieconsent.css">
<script src="/vanilla-cookieconsent/dist/cookieconsent.umd.js"></script>
<script type="text/plain" data-category="suivi" data-src="{tracker}"></script>
<script>addEventListener("DOMContentLoaded", () => CookieConsent.run({{
  hideFromBots: false,
  categories: {{necessary: {{enabled: true, readOnly: true}}, suivi: {{}}}},
  language: {{default: "fr", translations: {{fr: {{
    consentModal: {{title: "Nous utilisons des cookies", description: "Pour mesurer.", acceptAllBtn: "Tout accepter",
      acceptNecessaryBtn: "Tout refuser", showPreferencesBtn: "Gérer mes choix"}},
    preferencesModal: {{title: "Mes choix", acceptAllBtn: "Tout accepter", acceptNecessaryBtn: "Tout refuser",
      savePreferencesBtn: "Enregistrer", sections: []}}}}}}}}}}));</script>"""

OSANO = """
<link rel="stylesheet" href="/cookieconsent/build/cookieconsent.min.css">
<script src="/cookieconsent/build/cookieconsent.min.js"></script>
<script>
const load = () => document.head.append(Object.assign(document.createElement("script"), {{src: "{tracker}"}}));
addEventListener("DOMContentLoaded", () => cookieconsent.initialise({{type: "opt-in",
  content: {{message: "This site uses cookies.", allow: "Allow cookies", deny: "Decline"}},
  onStatusChange: (status) => status === "allow" && load()}}));
</script>"""

VARIANTS: dict[str, tuple[str, str, str, dict[str, str]]] = {
    "tarteaucitron-fr": (
        "tarteaucitron",
        "tarteaucitronjs",
        TARTEAUCITRON,
        {"lang": "fr", "orientation": "bottom"},
    ),
    "tarteaucitron-en": (
        "tarteaucitron",
        "tarteaucitronjs",
        TARTEAUCITRON,
        {"lang": "en", "orientation": "middle"},
    ),
    "orejime-fr": ("Orejime", "orejime", OREJIME, {"lang": "fr", "theme": "standard"}),
    "orejime-en": ("Orejime", "orejime", OREJIME, {"lang": "en", "theme": "standard"}),
    "orejime-dsfr": ("DSFR", "orejime", OREJIME, {"lang": "fr", "theme": "dsfr"}),
    "klaro-fr": ("Klaro", "klaro", KLARO, {"lang": "fr", "modal": "false"}),
    "klaro-en": ("Klaro", "klaro", KLARO, {"lang": "en", "modal": "false"}),
    "vanilla-fr": ("vanilla-cookieconsent", "vanilla-cookieconsent", VANILLA, {}),
    "osano-en": ("Osano Cookie Consent", "cookieconsent", OSANO, {}),
    "klaro-modal": ("Klaro", "klaro", KLARO, {"lang": "fr", "modal": "true"}),
}
"""A page a variant: the name it must be recognised by, its npm package, its markup and what fills it."""


def pages_with(variant: str, tracker: str) -> Pages:
    """The page of a variant at its root, with the files of its package."""
    _, package, markup, values = VARIANTS[variant]
    return {"/": page("<p>Bienvenue.</p>", markup.format(tracker=tracker, **values)), **served(package)}


Serve = Callable[[Pages], object]
