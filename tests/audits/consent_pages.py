"""Pages with consent banners: hosted ones imitated from their published markup, home-made ones, and traps."""

from pathlib import Path

from tabs import page

FIXED = "position:fixed;bottom:0;left:0;right:0;padding:1em;background:#eee"
NO_YES = "<button>Refuser</button><button>Accepter</button>"
WE_USE = "Nous utilisons des cookies pour mesurer l'audience de ce site."
USES = "This site uses cookies to measure its audience."


def bar(text: str, buttons: str, attributes: str = "") -> str:
    """A home-made bar at the bottom of the page."""
    return f'<div {attributes} style="{FIXED}"><p>{text}</p>{buttons}</div>'


def shadow(host: str, inside: str) -> str:
    """An element whose contents are in an open shadow root."""
    attached = f'document.getElementById("{host}").attachShadow({{mode: "open"}}).innerHTML = `{inside}`'
    return f'<div id="{host}"></div><script>{attached}</script>'


def imitated() -> dict[str, str]:
    """Read the products' markup by name."""
    text = (Path(__file__).parents[1] / "data" / "consent-imitated.html").read_text("utf-8")
    parts = [part.partition("\n") for part in text.split("\n== ")[1:]]
    return {name: body.replace("@over@", FIXED) for name, _, body in parts}


IMITATED = imitated()
"""Pages of ours that reproduce a product's published markup: each offers a way to refuse and a way to accept."""

HOME_MADE: dict[str, str] = {
    "bar, buttons, French": bar(WE_USE, "<button>Tout refuser</button><button>Tout accepter</button>"),
    "bar, buttons, English": bar(USES, "<button>Reject all</button> <button>Accept all cookies</button>"),
    "links": bar(WE_USE, '<a href="#non">Continuer sans accepter</a> <a href="#oui">J’accepte</a>'),
    "dialog": f"<dialog open><p>{WE_USE}</p><button>Je refuse</button><button>J'accepte les cookies</button></dialog>",
    "role dialog": f'<div role="dialog" aria-modal="true"><p>{WE_USE}</p>{NO_YES}</div>',
    "ok and no thanks": bar(USES, "<button>No thanks</button><button>OK</button>"),
    "ok and refuse": bar(WE_USE, "<button>Refuser</button><button>OK</button>"),
    "necessary only": bar(
        USES, "<button>Only necessary cookies</button><button>Accept all</button><button>Settings</button>"
    ),
    "in the flow, named": (
        f'<div class="cookie-banner"><p>{WE_USE}</p><button>Tout refuser</button><button>Tout accepter</button></div>'
    ),
    "in the flow, without a name": (
        f'<section><p>{WE_USE}</p><p><a href="#oui">Accepter</a> <a href="#non">Ne pas accepter</a></p></section>'
    ),
    "as public services write it": (
        '<div role="region" aria-label="Cookies on this service"><h2>Cookies</h2><p>We use some essential '
        "cookies.</p><button>Accept additional cookies</button><button>Reject additional cookies</button>"
        '<a href="#c">View cookies</a></div>'
    ),
    "named by an element elsewhere": bar(
        WE_USE,
        '<b id="n">Refuser</b><b id="o">Accepter</b><button aria-labelledby="n">✗</button>'
        '<button aria-labelledby="o">✓</button>',
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
        f"<div role=dialog><p>{WE_USE.replace(chr(39), '’')}</p>{NO_YES}</div>"
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
    "recipe page": "<h2>Nos cookies</h2><p>Nous utilisons des cookies maison ici.</p><button>Accepter</button>",
    "footer link": '<footer><a href="#c">Gestion des cookies</a> <a href="#m">Mentions légales</a></footer>',
    "floating settings": '<button style="position:fixed;bottom:0">Gérer les cookies</button>',
    "cookie policy page": (
        '<section class="cookies-policy"><p>Nous utilisons des cookies de mesure.</p>'
        "<button>Modifier mes choix</button></section>"
    ),
    "blocked video": (
        '<div class="cookie-placeholder"><p>Cette vidéo utilise des cookies.</p><button>Autoriser</button></div>'
    ),
    "hidden banner": f'<div style="display:none"><p>{WE_USE}</p>{NO_YES}</div>',
    "sticky menu": (
        '<header style="position:sticky;top:0"><nav><a href="#p">Politique de confidentialité</a>'
        "</nav></header>"
    ),
    "settings page": (
        f"<main><p>{WE_USE}</p><p><button>Tout accepter</button> <button>Tout refuser</button></p></main>"
    ),
    "terms of a service": bar(
        "Merci de lire les conditions générales.", "<button>Refuser</button><button>Accepter</button>"
    ),
    "banner of another site's frame": '<iframe title="carte" style="width:400px" src="@@OTHER@@"></iframe>',
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
    "two boxes": bar(WE_USE, NO_YES)
    + f'<div role="dialog"><p>{WE_USE}</p><button>Tout refuser</button><button>Tout accepter</button></div>',
    "known product, misleading label": (
        f'<div id="onetrust-banner-sdk" style="{FIXED}"><p>We use cookies.</p>'
        '<button id="onetrust-reject-all-handler">Accept all</button>'
        '<button id="onetrust-accept-btn-handler">Accept all</button></div>'
    ),
    "known product, icons only": (
        f'<div id="iubenda-cs-banner" style="{FIXED}"><p>We use cookies.</p><button>♥</button><button>★</button></div>'
    ),
    "advertising industry, hidden": '<iframe title="t" name="__tcfapiLocator" style="display:none"></iframe>',
}
"""What asks for consent and cannot be understood: said, not guessed, never clicked."""


LABELS: dict[str, str] = {
    "Refuser tous les cookies": "J’accepte tous les cookies",
    "Non, je refuse": "Oui, j'accepte",
    "Poursuivre sans accepter →": "Accepter & fermer",
    "N'accepter que les cookies nécessaires": "J'ai compris et j'accepte",
    "Cookies essentiels uniquement": "Accepter et continuer",
    "Je ne suis pas d'accord": "Je suis d'accord",
    "Ne pas autoriser": "J'autorise",
    "S'opposer à tout": "Je consens",
    "Tout décliner": "Tout autoriser",
    "Refuser tout sauf l'essentiel": "OK, tout accepter",
    "Reject non-essential cookies": "Accept everything",
    "Decline": "Allow all cookies",
    "Continue without accepting": "Agree and close",
    "I do not accept": "I accept",
    "Don't allow": "Allow",
    "Use necessary cookies only": "Yes, accept all",
    "Disagree": "I agree",
    "Opt out": "Enable all",
}
"""What buttons say: a way to refuse, and the way to accept beside it."""


def served() -> dict[str, str]:
    """Every page above by its path."""
    bodies = {**IMITATED, **HOME_MADE, **NO_BANNER, **UNKNOWN} | {n: b for n, (b, _) in ONE_CHOICE.items()}
    bodies |= {no: bar(USES, f"<button>{no}</button><button>{yes}</button>") for no, yes in LABELS.items()}
    # Outside main: a banner is not part of the content.
    return {
        f"/{n}": page("<p>Contenu.</p>").replace("</body>", f"{body}</body>") for n, body in bodies.items()
    }
