"""The tables of the store (SQLAlchemy Core; the same on SQLite and PostgreSQL)."""

from sqlalchemy import BigInteger, Column, ForeignKey, Integer, LargeBinary, MetaData, String, Table, Text

VERSION = "0001"
"""The last migration (crawler/campaign/migrations/versions); a change of the tables brings the next one."""

metadata = MetaData()

ORDERED = Text().with_variant(Text(collation="C"), "postgresql")
"""Text sorted by its bytes on every database: samples and reports keep their order."""

campaigns = Table(
    "campaign",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("started", String(32), nullable=False, doc="ISO 8601, UTC"),
    Column("ended", String(32), doc="NULL while the campaign can be resumed"),
    Column("fingerprint", String(64), nullable=False, doc="SHA-256 of what was asked; the same asks resume"),
    Column("options", Text, nullable=False, doc="JSON of what was asked"),
)

sites = Table(
    "site",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("campaign", ForeignKey("campaign.id"), nullable=False, index=True),
    Column("position", Integer, nullable=False),
    Column("slug", String(120), nullable=False),
    Column("settings", Text, nullable=False, doc="JSON of SiteSettings"),
    Column("audited_at", String(32), doc="ISO 8601, UTC: when its discovery ended"),
    Column("discovery", Text, doc="JSON of Discovery; NULL until discovery has ended"),
    Column("sample", Text, doc="JSON of Sample; NULL until it is drawn"),
)

addresses = Table(
    "address",
    metadata,
    Column("site", ForeignKey("site.id"), primary_key=True),
    Column("url", ORDERED, primary_key=True),
    Column("record", LargeBinary, nullable=False, doc="JSON of Address"),
)

host_facts = Table(
    "host_facts",
    metadata,
    Column("site", ForeignKey("site.id"), primary_key=True),
    Column("record", LargeBinary, nullable=False, doc="JSON of a list of HostFacts"),
)

document_facts = Table(
    "document_facts",
    metadata,
    Column("site", ForeignKey("site.id"), primary_key=True),
    Column("record", LargeBinary, nullable=False, doc="JSON of a list of DocumentFacts"),
)

visits = Table(
    "visit",
    metadata,
    Column("site", ForeignKey("site.id"), primary_key=True),
    Column("url", ORDERED, primary_key=True),
    Column("profile", String(60), primary_key=True),
    Column("status", String(16), nullable=False),
    Column("requests", BigInteger, nullable=False, doc="requests it sent: its cost to the servers"),
    Column("wire_bytes", BigInteger, nullable=False, doc="bytes it received: its cost to the servers"),
    Column("evidence", LargeBinary, nullable=False, doc="JSON of Visit, deflated"),
)

history = Table(
    "history",
    metadata,
    Column(
        "address",
        ORDERED,
        primary_key=True,
        doc="start address of the site, normalised: its name over the years",
    ),
    Column("campaign", String(32), primary_key=True),
    Column("started", String(32), nullable=False, index=True, doc="ISO 8601, UTC: when the campaign began"),
    Column("name", Text, nullable=False),
    Column("slug", String(120), nullable=False),
    Column("point", Text, nullable=False, doc="JSON of TrendPoint; kept when the evidence is purged"),
    Column("verdicts", Text, nullable=False, doc="JSON of Verdicts: those known then"),
    Column("result", LargeBinary, doc="JSON of SiteResult, deflated; NULL once purged"),
)

alerts = Table(
    "alert",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("campaign", String(32), nullable=False, index=True),
    Column("channel", String(16), nullable=False, doc="mail or webhook"),
    Column("subject", Text, nullable=False),
    Column("body", Text, nullable=False),
    Column("sent", String(32), doc="ISO 8601, UTC; NULL while it waits"),
)

evidence_files = Table(
    "evidence_file",
    metadata,
    Column("name", String(64), primary_key=True, doc="SHA-256 of the content"),
    Column("suffix", String(16), nullable=False, doc="webp, har …"),
    Column("stored", String(32), nullable=False, doc="ISO 8601, UTC"),
    Column("content", LargeBinary, nullable=False, doc="a picture, or another large piece; PostgreSQL only"),
)
