"""Small sites of communes that declare their accessibility, well or badly: the portfolio with planted faults.

sound: nothing wrong. copied, copier: the same text, rate and date. contradiction: the home page against the
declaration. expired: over three years old. unfilled: the template as it was downloaded.
"""

from tests.small_site import Pages

KINDS = ("sound", "copied", "copier", "contradiction", "expired", "unfilled")
_HEAD = '<!doctype html><html lang="fr"><head><meta charset="utf-8"><title>{title}</title></head><body>'
_FOOT = (
    '<footer><ul><li><a href="/contact">Contact</a></li><li><a href="/accessibilite">Accessibilité : {state}</a></li>'
    "</ul></footer></body></html>"
)
_DECLARATION = """<main><h1>Déclaration d’accessibilité</h1>
<p>La commune de {name} s’engage à rendre ses sites internet accessibles conformément à l’article 47 de la loi
n° 2005-102 du 11 février 2005.</p>
<p>À cette fin, elle met en œuvre la stratégie et les actions suivantes :</p>
<ul><li><a href="/schema.pdf">Schéma pluriannuel de mise en accessibilité 2025-2027</a></li>
<li><a href="/plan.pdf">Plan d’actions 2026</a></li></ul>
<p>Cette déclaration d’accessibilité s’applique au site de la commune de {name}.</p>
<h2>État de conformité</h2>
<p>Le site de la commune de {name} est <strong>{state}</strong> avec le référentiel général d’amélioration de
l’accessibilité (RGAA), version 4.1.2, en raison des non-conformités énumérées ci-dessous.</p>
<h3>Résultats des tests</h3>
<p>L’audit de conformité réalisé par {auditor} révèle que {rate} % des critères du RGAA sont respectés.</p>
<h2>Contenus non accessibles</h2><h3>Non-conformités</h3>
<ul>{defects}</ul>
<h3>Dérogations pour charge disproportionnée</h3><p>Aucune.</p>
<h3>Contenus non soumis à l’obligation d’accessibilité</h3><p>Aucun.</p>
<h2>Établissement de cette déclaration d’accessibilité</h2>
<p>Cette déclaration a été établie le {day}.</p>
<h3>Technologies utilisées pour la réalisation du site</h3><ul><li>HTML5</li></ul>
<h3>Environnement de test</h3><ul><li>Firefox et NVDA</li></ul>
<h3>Outils pour évaluer l’accessibilité</h3><ul><li>Inspecteur de code</li></ul>
<h3>Pages du site ayant fait l’objet de la vérification de conformité</h3><ul><li>Accueil</li></ul>
<h2>Retour d’information et contact</h2>
<p>Vous pouvez contacter le responsable du site : <a href="mailto:acces@example.org">acces@example.org</a>.</p>
<h2>Voies de recours</h2>
<p>Écrire au Défenseur des droits, Libre réponse 71120, 75342 Paris CEDEX 07.</p></main>"""
_UNFILLED = """<main><h1>Déclaration d’accessibilité</h1>
<p>[Nom de l’entité] s’engage à rendre ses sites internet accessibles conformément à l’article 47 de la loi n°2005-102
du 11 février 2005.</p>
<p>Cette déclaration d’accessibilité s’applique à [www.nomdusite.gouv.fr].</p>
<h2>État de conformité</h2><p>[Nom du site] est non/partiellement/totalement conforme avec le RGAA, version 4.</p>
<h3>Résultats des tests</h3><p>L’audit de conformité réalisé par [nom de l’entité] révèle que [nn]% des critères du RGAA
version 4 sont respectés.</p><p>Cette déclaration a été établie le [JJ/MM/AAAA].</p></main>"""
_OWN = "<li>Le plan interactif de {name} n’a pas d’équivalent en texte.</li>"
_COPIED = (
    "<li>Les vignettes de l’agenda du comité des fêtes n’ont pas d’alternative pertinente.</li>"
    "<li>Le formulaire de réservation de la salle polyvalente n’indique pas ses champs obligatoires.</li>"
    "<li>Le carrousel des actualités ne peut pas être mis en pause au clavier.</li>"
    "<li>Les comptes rendus du conseil municipal de 2019 sont des images sans texte.</li>"
)


def pages(kind: str, name: str) -> Pages:
    """Return the pages of one site of this kind."""
    state = "partiellement conforme"
    facts = {"name": name, "state": state, "auditor": f"Cabinet {name}", "rate": "71,5", "day": "3 mars 2025"}
    facts["defects"] = (
        _OWN.format(name=name) + f"<li>Les horaires de la mairie de {name} sont dans une image.</li>"
    )
    if kind in ("copied", "copier"):
        facts |= {"auditor": "Agence Modèle", "rate": "63,64", "day": "14 octobre 2024", "defects": _COPIED}
    if kind == "expired":
        facts |= {"day": "5 mai 2021", "rate": "58"}
    shown = "totalement conforme" if kind == "contradiction" else state
    foot = _FOOT.format(state=shown)
    declaration = _UNFILLED if kind == "unfilled" else _DECLARATION.format(**facts)
    news = " ".join(
        f"La commune de {name} vous informe de ses services et de ses horaires." for _ in range(5)
    )
    return {
        "/": _HEAD.format(title=f"Commune de {name}") + f"<main><h1>{name}</h1><p>{news}</p></main>" + foot,
        "/contact": _HEAD.format(title=f"Contact – {name}")
        + f"<main><h1>Contact</h1><p>{news}</p></main>"
        + foot,
        "/accessibilite": _HEAD.format(title=f"Déclaration d’accessibilité – {name}") + declaration + foot,
        "/schema.pdf": (200, {"Content-Type": "application/pdf"}, b"%PDF-1.4 schema"),
        "/plan.pdf": (200, {"Content-Type": "application/pdf"}, b"%PDF-1.4 plan"),
        "/robots.txt": (200, {"Content-Type": "text/plain"}, b"User-agent: *\nAllow: /\n"),
    }
