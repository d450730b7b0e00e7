"""Units a clause may use for the unit of its metric, in French and in English, and what one is worth."""

_BYTES: dict[str, float] = {
    **dict.fromkeys(("B", "o", "octet", "octets", "byte", "bytes"), 1.0),
    **dict.fromkeys(("kB", "KB", "ko", "Ko"), 1e3),
    **dict.fromkeys(("MB", "Mo", "mo"), 1e6),
    **dict.fromkeys(("GB", "Go"), 1e9),
    **dict.fromkeys(("KiB", "Kio"), 1024.0),
    **dict.fromkeys(("MiB", "Mio"), 1024.0**2),
}
_COUNTS: dict[str, tuple[str, ...]] = {
    "requests": ("request", "requête", "requêtes", "requete", "requetes"),
    "elements": ("element", "élément", "éléments"),
    "points": ("point",),
    "g": ("gramme", "grammes", "g CO2e", "gCO2e"),
    "hosts": ("host", "hôte", "hôtes", "hotes"),
    "findings": ("finding", "defects", "défaut", "défauts", "endroits"),
    "corrections": ("correction", "défauts", "defects"),
    "addresses": ("address", "adresse", "adresses", "liens", "links"),
    "criteria": ("criterion", "critère", "critères", "criteres"),
    "items": ("item", "éléments stockés", "cookies"),
    "pages": ("page", "gabarits", "templates"),
    "steps": ("step", "étape", "étapes", "etapes"),
    "duties": ("duty", "obligation", "obligations"),
    "%": ("percent", "pour cent", "pourcent"),
}


def worth(unit: str, metric_unit: str) -> float | None:
    """Return what one of a clause's unit is in the metric's unit; None when it is no such unit.

    >>> worth("Mo", "B"), worth("requêtes", "requests"), worth("ms", "B")
    (1000000.0, 1.0, None)
    """
    if metric_unit == "B":
        return _BYTES.get(unit)
    named = {metric_unit, *_COUNTS.get(metric_unit, ())}
    return 1.0 if unit.lower() in {one.lower() for one in named} else None


def units_of(metric_unit: str) -> list[str]:
    """Return the units a clause may use, for a message."""
    if metric_unit == "B":
        return ["o", "ko", "Mo", "B", "kB", "MB"]
    return [metric_unit, *_COUNTS.get(metric_unit, ())[:3]]
