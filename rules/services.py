"""Third parties' services known by their hosts, and what each is for."""

from functools import cache

from rules.referentials import read_data
from rules.vocabulary import Text
from rules.wording import text

ROLES: dict[str, Text] = {
    "accessibility": text("confort de lecture, traduction", "reading comfort, translation"),
    "ads": text("publicité", "advertising"),
    "analytics": text("mesure d'audience", "audience measurement"),
    "audio": text("sons", "sounds"),
    "captcha": text("test anti-robot", "robot test"),
    "cdn": text("hébergement de bibliothèques", "library hosting"),
    "chat": text("messagerie", "chat"),
    "consent": text("gestion du consentement", "consent management"),
    "documents": text("lecteur de documents", "document reader"),
    "fonts": text("polices", "fonts"),
    "forms": text("formulaires, billetterie, rendez-vous", "forms, tickets, appointments"),
    "identity": text("connexion", "sign in"),
    "map": text("carte", "map"),
    "payment": text("paiement", "payment"),
    "social": text("réseau social", "social network"),
    "tags": text("gestion de balises", "tag management"),
    "video": text("vidéo", "video"),
    "weather": text("météo", "weather"),
}
OPTIONAL = frozenset(
    {"ads", "analytics", "audio", "chat", "documents", "map", "social", "tags", "video", "weather"}
)
"""Roles a page works without: the visitor can decide to start them (RGESN 2024, 4.4)."""


def service_of(name: str) -> str:
    """Return the service a host (with or without its port) is known to deliver, "" when unknown."""
    bare = name.partition(":")[0].lower()
    labels = bare.split(".")
    ends = (".".join(labels[n:]) for n in range(len(labels)))
    return next((service for end in ends if (service := _hosts().get(end))), "")


def role_of(service: str) -> str:
    """Return what a service is for, a key of ROLES; "" when unknown."""
    return _roles().get(service, "")


@cache
def _hosts() -> dict[str, str]:
    known: dict[str, str] = read_data("third-party-services.json")["hosts"]
    return known


@cache
def _roles() -> dict[str, str]:
    known: dict[str, str] = read_data("third-party-services.json")["roles"]
    return known
