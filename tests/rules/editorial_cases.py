"""Inventories whose contents are well kept, and others that are old, double, past, isolated or under two names."""

from tests import factories as make
from tests.rules.case import Case

HOME = make.address("/", words=200, text_key="home")
FRESH = make.address("/horaires", words=120, text_key="hours", shown_date="2026-09-01", found_on=[make.HOME])
OLD = make.address(
    "/tarifs", title="Tarifs", words=120, text_key="rates", shown_date="2019-02-01", found_on=[make.HOME]
)
EVENT = make.address("/agenda/fete", title="Fête", last_event="2026-12-24", found_on=[make.HOME])
PAST = make.address("/agenda/bal", title="Bal", last_event="2024-07-14", found_on=[make.HOME])
COPY = make.address("/ouverture", title="Horaires", words=120, text_key="hours", found_on=[make.HOME])
ALONE = make.address("/oubliee", title="Page oubliée", source="sitemap")
DOCUMENT = make.address("/a.pdf", "document", found_on=[make.HOME])


def read(**fields: object) -> dict[str, object]:
    given = {"created": "2026-01-01T00:00:00", "title": "Règlement", "pages": 4, "bytes": 90_000} | fields
    return {"documents": [make.read_document(**given)]}


PASSING = {
    "stale-pages": Case(addresses=[HOME, FRESH]),
    "past-events": Case(addresses=[HOME, EVENT]),
    "duplicate-pages": Case(addresses=[HOME, FRESH]),
    "orphan-pages": Case(addresses=[HOME, FRESH]),
    "twin-hosts": Case(addresses=[HOME, FRESH]),
    "old-documents": Case(addresses=[HOME, DOCUMENT], site=read()),
}
REVIEWING = {
    "stale-pages": Case(addresses=[HOME, FRESH, OLD]),
    "past-events": Case(addresses=[HOME, EVENT, PAST]),
    "duplicate-pages": Case(addresses=[HOME, FRESH, COPY]),
    "orphan-pages": Case(addresses=[HOME, FRESH, ALONE]),
    "twin-hosts": Case(
        addresses=[
            HOME,
            make.address("/", words=200, text_key="home"),
            make.elsewhere("https://ancien.example.org/", words=200, text_key="home"),
        ]
    ),
    "old-documents": Case(addresses=[HOME, DOCUMENT], site=read(created="2017-05-02T00:00:00")),
}
