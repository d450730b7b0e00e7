"""A declaration with every official part, and the same with a state that its rate contradicts."""

from rules.evidence.inventory import SampledPage
from tests import factories as make
from tests.rules.case import Case

SOUND = """La Ville d’Exemple s’engage à rendre ses sites internet accessibles conformément à l’article 47 de la loi
n°2005-102 du 11 février 2005.
À cette fin, elle met en œuvre le schéma pluriannuel 2025-2027 et le plan d’actions de l’année 2026.
Cette déclaration d’accessibilité s’applique à exemple.fr.
État de conformité
Le site est partiellement conforme avec le RGAA, version 4.1.2, en raison des non-conformités énumérées ci-dessous.
Résultats des tests
L’audit de conformité réalisé par ACME révèle que 72 % des critères du RGAA sont respectés.
Contenus non accessibles
Non-conformités
Dérogations pour charge disproportionnée
Contenus non soumis à l’obligation d’accessibilité
Établissement de cette déclaration d’accessibilité
Cette déclaration a été établie le 3 mars 2025.
Technologies utilisées pour la réalisation du site
Environnement de test
Outils pour évaluer l’accessibilité
Pages du site ayant fait l’objet de la vérification de conformité
Retour d’information et contact : accessibilite@exemple.fr
Voies de recours : Défenseur des droits, Libre réponse 71120, 75342 Paris CEDEX 07.
"""


LINKS = [
    make.link("/accessibilite", "Accessibilité : partiellement conforme"),
    make.link("/schema.pdf", "le schéma pluriannuel 2025-2027"),
    make.link("/plan.pdf", "le plan d’actions de l’année 2026"),
]


def published(text: str) -> Case:
    """A site whose home page stands in the sample as its declaration."""
    sampled = SampledPage(url=make.HOME, reasons=["home", "accessibility"], template="t")
    page = make.page_record(text=text, links=LINKS)
    return Case([page], site={"sample": make.sample(pages=[sampled])})


PASSING = {"declaration-content": published(SOUND)}
FAILING = {"declaration-content": published(SOUND.replace("partiellement", "totalement"))}
