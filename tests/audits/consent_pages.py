"""Pages with consent banners: hosted ones imitated from their published markup, home-made ones, and traps."""

from tabs import page

FIXED = "position:fixed;bottom:0;left:0;right:0;padding:1em;background:#eee"
WE_USE = "Nous utilisons des cookies pour mesurer l'audience de ce site."
USES = "This site uses cookies to measure its audience."


def bar(text: str, buttons: str, attributes: str = "") -> str:
    """A home-made bar at the bottom of the page."""
    return f'<div {attributes} style="{FIXED}"><p>{text}</p>{buttons}</div>'


def shadow(host: str, inside: str) -> str:
    """An element whose contents are in an open shadow root."""
    return f'<div id="{host}"></div><script>document.getElementById("{host}").attachShadow({{mode:"open"}}).innerHTML=`{inside}`</script>'


IMITATED: dict[str, str] = {
    "tarteaucitron": (
        f'<div id="tarteaucitronRoot"><div id="tarteaucitronAlertBig" role="alert" style="{FIXED}">'
        '<span id="tarteaucitronDisclaimerAlert">En autorisant ces services tiers, vous acceptez le dépôt de cookies.</span>'
        '<button id="tarteaucitronPersonalize2">✓ OK, tout accepter</button><button id="tarteaucitronAllDenied2">'
        '✗ Interdire tous les cookies</button><button id="tarteaucitronCloseAlert">Personnaliser</button></div></div>'
    ),
    "Axeptio": shadow(
        "axeptio_overlay",
        f'<div class="axeptio_mount" style="{FIXED}"><p>Bonjour, c’est nous… les Cookies !</p><button id="axeptio_btn_dismiss"'
        ' aria-label="Fermer sans accepter les cookies">Non merci</button><button id="axeptio_btn_configure">Je choisis'
        '</button><button id="axeptio_btn_acceptAll">OK pour moi</button></div>',
    ),
    "Didomi": (
        f'<div id="didomi-host"><div id="didomi-notice" role="dialog" style="{FIXED}"><div id="didomi-notice-text">Avec votre'
        ' accord, nos partenaires et nous utilisons des cookies.</div><span class="didomi-continue-without-agreeing" role="button"'
        ' tabindex="0">Continuer sans accepter →</span><button id="didomi-notice-learn-more-button">En savoir plus →</button>'
        '<button id="didomi-notice-agree-button">Accepter &amp; Fermer</button></div></div>'
    ),
    "OneTrust": (
        f'<div id="onetrust-consent-sdk"><div id="onetrust-banner-sdk" role="region" aria-label="Cookie banner" style="{FIXED}">'
        '<p id="onetrust-policy-text">By clicking “Accept All Cookies”, you agree to the storing of cookies.</p>'
        '<button id="onetrust-pc-btn-handler">Cookies Settings</button><button id="onetrust-reject-all-handler">Reject All</button>'
        '<button id="onetrust-accept-btn-handler">Accept All Cookies</button></div></div>'
    ),
    "Cookiebot": (
        f'<div id="CybotCookiebotDialog" role="dialog" style="{FIXED}"><h2>Ce site web utilise des cookies</h2>'
        '<button id="CybotCookiebotDialogBodyButtonDecline">Refuser</button>'
        '<button id="CybotCookiebotDialogBodyLevelButtonCustomize">Personnaliser</button>'
        '<button id="CybotCookiebotDialogBodyLevelButtonLevelOptinAllowAll">Tout autoriser</button></div>'
    ),
    "Orejime": (
        f'<div class="orejime-Env"><div class="orejime-Banner" style="{FIXED}"><p>Nous utilisons des cookies.</p>'
        '<button class="orejime-Button orejime-Banner-saveButton">Accepter</button><button class="orejime-Banner-declineButton">'
        'Refuser</button><button class="orejime-Banner-learnMoreButton">En savoir plus</button></div></div>'
    ),
    "Klaro": (
        f'<div class="klaro"><div class="cookie-notice" style="{FIXED}"><p>Bonjour ! Pourrions-nous activer des services ?</p>'
        '<a class="cm-link cn-learn-more" href="#">Laissez-moi choisir</a><button class="cm-btn cm-btn-danger cn-decline">'
        'Je refuse</button><button class="cm-btn cm-btn-success">C’est bon.</button></div></div>'
    ),
    "DSFR": (
        f'<div class="fr-consent-banner" style="{FIXED}"><h2>À propos des cookies sur exemple.gouv.fr</h2><p>Nous utilisons des'
        ' cookies.</p><ul><li><button title="Autoriser tous les cookies">Tout accepter</button></li><li><button>Tout refuser'
        "</button></li><li><button>Personnaliser</button></li></ul></div>"
    ),
    "InMobi Choice (Quantcast)": (
        f'<div class="qc-cmp2-container" id="qc-cmp2-container"><div class="qc-cmp-ui-container" style="{FIXED}"><p>Nous et nos'
        ' partenaires stockons des cookies.</p><div class="qc-cmp2-summary-buttons"><button mode="secondary">PLUS D’OPTIONS</button>'
        '<button mode="secondary">TOUT REFUSER</button><button mode="primary">J’ACCEPTE</button></div></div></div>'
    ),
    "Sirdata": shadow(
        "sd-cmp",
        f'<div style="{FIXED}"><p>Vos choix relatifs aux cookies</p><span role="button" tabindex="0">Continuer sans accepter</span>'
        "<button>Paramétrer</button><button>Tout accepter</button></div>",
    ),
    "TrustCommander": (
        f'<div id="tc-privacy-wrapper"><div id="popin_tc_privacy" style="{FIXED}"><p>Nous utilisons des cookies.</p>'
        '<button id="popin_tc_privacy_button">Paramétrer les cookies</button><button id="popin_tc_privacy_button_2">Tout accepter'
        '</button><button id="popin_tc_privacy_button_3">Tout refuser</button></div></div>'
    ),
    "Usercentrics": shadow(
        "usercentrics-root",
        f'<div style="{FIXED}"><p>We use cookies.</p><button data-testid="uc-more-button">More Information</button>'
        '<button data-testid="uc-deny-all-button">Deny</button><button data-testid="uc-accept-all-button">Accept All</button></div>',
    ),
    "CookieYes": (
        f'<div class="cky-consent-container" style="{FIXED}"><p>We value your privacy</p><button class="cky-btn cky-btn-customize">'
        'Customise</button><button class="cky-btn cky-btn-reject">Reject All</button><button class="cky-btn cky-btn-accept">'
        "Accept All</button></div>"
    ),
    "Complianz": (
        f'<div id="cmplz-cookiebanner-container"><div class="cmplz-cookiebanner" style="{FIXED}"><p>Gérer le consentement</p>'
        '<button class="cmplz-btn cmplz-accept">Accepter</button><button class="cmplz-btn cmplz-deny">Refuser</button>'
        '<button class="cmplz-btn cmplz-view-preferences">Voir les préférences</button></div></div>'
    ),
    "Termly": (
        f'<div id="termly-code-snippet-support"><div class="termly-styles-termly-banner-a1" style="{FIXED}"><p>We use cookies.</p>'
        '<button data-tid="banner-customize">Preferences</button><button data-tid="banner-decline">Decline</button>'
        '<button data-tid="banner-accept">Accept</button></div></div>'
    ),
    "Iubenda": (
        f'<div id="iubenda-cs-banner" style="{FIXED}"><p>Nous utilisons des cookies.</p><button class="iubenda-cs-customize-btn">'
        'En savoir plus et personnaliser</button><button class="iubenda-cs-reject-btn">Refuser</button>'
        '<button class="iubenda-cs-accept-btn">Accepter</button></div>'
    ),
    "Osano Cookie Consent": (
        f'<div class="cc-window cc-banner" role="dialog" style="{FIXED}"><span class="cc-message">Ce site utilise des cookies.</span>'
        '<a class="cc-btn cc-deny" role="button" tabindex="0">Refuser</a><a class="cc-btn cc-allow" role="button" tabindex="0">'
        "Autoriser les cookies</a></div>"
    ),
    "vanilla-cookieconsent": (
        f'<div id="cc-main"><div class="cm" role="dialog" style="{FIXED}"><p>Hello, it is cookie time!</p><button class="cm__btn"'
        ' data-role="all">Accept all</button><button class="cm__btn" data-role="necessary">Reject all</button>'
        '<button class="cm__btn" data-role="show">Manage preferences</button></div></div>'
    ),
    "EU Cookie Compliance (Drupal)": (
        f'<div id="sliding-popup" style="{FIXED}"><div class="eu-cookie-compliance-banner"><p>Nous utilisons des cookies.</p>'
        '<button class="agree-button eu-cookie-compliance-default-button">OK, j’accepte</button><button class="decline-button'
        ' eu-cookie-compliance-default-button">Non, merci</button></div></div>'
    ),
    "GDPR Cookie Compliance (WordPress)": (
        f'<aside id="moove_gdpr_cookie_info_bar" style="{FIXED}"><p>Nous utilisons des cookies.</p><button class="mgbutton'
        ' moove-gdpr-infobar-allow-all">Accepter</button><button class="mgbutton moove-gdpr-infobar-reject-btn">Rejeter</button>'
        '<button class="mgbutton moove-gdpr-infobar-settings-btn change-settings-button">Réglages</button></aside>'
    ),
    "Cookie Notice (WordPress)": (
        f'<div id="cookie-notice" role="dialog" style="{FIXED}"><span>Nous utilisons des cookies.</span><a href="#"'
        ' id="cn-accept-cookie">Ok</a><a href="#" id="cn-refuse-cookie">Non</a></div>'
    ),
    "Google Funding Choices": (
        f'<div class="fc-consent-root"><div class="fc-dialog" role="dialog" style="{FIXED}"><p>Ce site vous demande votre'
        ' consentement.</p><button class="fc-cta-consent">Autoriser</button><button class="fc-cta-do-not-consent">Ne pas'
        ' autoriser</button><button class="fc-cta-manage-options">Gérer les options</button></div></div>'
    ),
    "consentmanager": (
        f'<div id="cmpwrapper"><div id="cmpbox" role="dialog" style="{FIXED}"><p>We use cookies.</p><div id="cmpwelcomebtncustom">'
        '<a role="button" href="#">Settings</a></div><div id="cmpwelcomebtnno"><a role="button" href="#">Reject</a></div>'
        '<div id="cmpwelcomebtnyes"><a role="button" href="#">Accept all</a></div></div></div>'
    ),
}
"""Pages of ours that reproduce a product's published markup: each offers a way to refuse and a way to accept."""

HOME_MADE: dict[str, str] = {
    "bar, buttons, French": bar(WE_USE, "<button>Tout refuser</button><button>Tout accepter</button>"),
    "bar, buttons, English": bar(USES, "<button>Reject all</button> <button>Accept all cookies</button>"),
    "links": bar(WE_USE, '<a href="#non">Continuer sans accepter</a> <a href="#oui">J’accepte</a>'),
    "dialog": f"<dialog open><p>{WE_USE}</p><button>Je refuse</button><button>J'accepte les cookies</button></dialog>",
    "role dialog": f'<div role="dialog" aria-modal="true"><p>{WE_USE}</p><button>Refuser</button><button>Accepter</button></div>',
    "ok and no thanks": bar(USES, "<button>No thanks</button><button>OK</button>"),
    "ok and refuse": bar(WE_USE, "<button>Refuser</button><button>OK</button>"),
    "necessary only": bar(
        USES, "<button>Only necessary cookies</button><button>Accept all</button><button>Settings</button>"
    ),
    "in the flow, named": (
        f'<div class="cookie-banner"><p>{WE_USE}</p><button>Tout refuser</button><button>Tout accepter</button></div>'
    ),
    "input buttons of a form": bar(
        WE_USE, '<form><input type="submit" value="Refuser"><input type="submit" value="Accepter"></form>'
    ),
    "spans under a hand cursor": bar(
        WE_USE, '<span style="cursor:pointer">Interdire</span> <span style="cursor:pointer">Autoriser</span>'
    ),
    "shadow root": shadow(
        "hote", f'<div style="{FIXED}"><p>{WE_USE}</p><button>Refuser</button><button>Accepter</button></div>'
    ),
    "traceurs": bar(
        "Avec votre accord, des traceurs servent à mesurer l'audience.",
        "<button>Tout refuser</button><button>Tout accepter</button><button>Choisir mes cookies</button>",
    ),
    "frame of ours": (
        '<iframe title="Consentement" style="position:fixed;bottom:0;left:0;width:100%;height:200px" srcdoc="'
        f"<div role=dialog><p>{WE_USE.replace(chr(39), '’')}</p><button>Tout refuser</button><button>Tout accepter</button></div>"
        '"></iframe>'
    ),
}
"""Home-made banners with a way to refuse and a way to accept, recognised by their words."""

ONE_CHOICE: dict[str, tuple[str, set[str]]] = {
    "only I have understood": (bar(WE_USE, "<button>J'ai compris</button>"), {"acknowledge"}),
    "only OK": (bar(USES, "<button>OK</button>"), {"acknowledge"}),
    "accept and settings, no refusal": (
        bar(WE_USE, "<button>Tout accepter</button><button>Paramétrer</button>"),
        {"accept", "settings"},
    ),
    "refusal sold": (
        bar(WE_USE, "<button>Refuser et s'abonner</button><button>Accepter et continuer</button>"),
        {"accept"},
    ),
    "bar without button": (bar(f"{WE_USE} Ils restent sur votre appareil.", ""), set()),
    "only settings": (
        bar(f"{WE_USE} Vous pouvez les choisir un par un.", "<button>Paramétrer</button>"),
        {"settings"},
    ),
}
"""Banners by text that offer less than two choices, with the choices they do offer."""

NO_BANNER: dict[str, str] = {
    "newsletter": bar(
        "Inscrivez-vous à notre lettre ! Nous utilisons des cookies, voir notre politique.",
        '<input type="email"><button>Je m’inscris</button><button>Non merci</button>',
        'role="dialog"',
    ),
    "newsletter without field": bar(
        "Recevez notre newsletter.", "<button>Oui</button><button>Non merci</button>", 'role="dialog"'
    ),
    "age gate": bar(
        "Avez-vous plus de 18 ans ?", "<button>Oui</button><button>Non</button>", 'role="dialog"'
    ),
    "recipe": bar(
        "Recette des cookies au chocolat : farine, beurre, sucre.",
        "<button>Accepter le défi</button><button>Fermer</button>",
    ),
    "recipe page": "<h2>Nos cookies</h2><p>Nous utilisons des cookies maison dans ce dessert.</p><button>Accepter</button>",
    "footer link": '<footer><a href="#c">Gestion des cookies</a> <a href="#m">Mentions légales</a></footer>',
    "floating settings": '<button style="position:fixed;bottom:0">Gérer les cookies</button>',
    "cookie policy page": (
        '<section class="cookies-policy"><p>Nous utilisons des cookies de mesure.</p><button>Modifier mes choix</button></section>'
    ),
    "blocked video": (
        '<div class="cookie-placeholder"><p>Cette vidéo utilise des cookies.</p><button>Autoriser</button></div>'
    ),
    "hidden banner": f'<div style="display:none"><p>{WE_USE}</p><button>Refuser</button><button>Accepter</button></div>',
    "sticky menu": (
        '<header style="position:sticky;top:0"><nav><a href="#a">Accueil</a><a href="#p">Politique de confidentialité</a>'
        "</nav></header>"
    ),
    "terms of a service": bar(
        "Merci de lire les conditions générales.", "<button>Refuser</button><button>Accepter</button>"
    ),
    "banner of another site's frame": '<iframe title="carte" style="width:400px;height:300px" src="@@OTHER@@"></iframe>',
}
"""What looks like a banner and is none."""

UNKNOWN: dict[str, str] = {
    "other language": bar(
        "Verkko käyttää: this site uses cookies, tracking ja muuta seurantaa, lue lisää ohjeista.",
        "<button>Hyväksy</button><button>Hylkää</button>",
    ),
    "age gate about cookies": bar(
        "Vous devez avoir 18 ans. Ce site utilise des cookies.",
        "<button>Refuser</button><button>Accepter</button>",
    ),
    "two boxes": bar(WE_USE, "<button>Refuser</button><button>Accepter</button>")
    + f'<div role="dialog"><p>{WE_USE}</p><button>Tout refuser</button><button>Tout accepter</button></div>',
    "known product, misleading label": (
        f'<div id="onetrust-banner-sdk" style="{FIXED}"><p>We use cookies.</p><button id="onetrust-reject-all-handler">Accept all'
        '</button><button id="onetrust-accept-btn-handler">Accept all</button></div>'
    ),
    "known product, icons only": (
        f'<div id="iubenda-cs-banner" style="{FIXED}"><p>We use cookies.</p><button>♥</button><button>★</button></div>'
    ),
    "advertising industry, hidden": '<iframe title="t" name="__tcfapiLocator" style="display:none"></iframe>',
}
"""What asks for consent and cannot be understood: said, not guessed, never clicked."""


def served() -> dict[str, str]:
    """Every page above by its path."""
    bodies = {**IMITATED, **HOME_MADE, **NO_BANNER, **UNKNOWN} | {n: b for n, (b, _) in ONE_CHOICE.items()}
    # Outside main: a banner is not part of the content.
    return {
        f"/{n}": page("<p>Contenu.</p>").replace("</body>", f"{body}</body>") for n, body in bodies.items()
    }
