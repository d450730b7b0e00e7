"""Third parties' services known by their hosts."""

from rules.referentials import read_data


def service_of(name: str) -> str:
    """Return the service a host (with or without its port) is known to deliver, "" when unknown."""
    bare = name.partition(":")[0]
    known: dict[str, str] = read_data("third-party-services.json")["hosts"]
    return next((service for end, service in known.items() if bare == end or bare.endswith(f".{end}")), "")
