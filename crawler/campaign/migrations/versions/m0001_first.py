"""The tables of the first version that has migrations; those an older database has already are left as they are."""

from alembic import op
from sqlalchemy import BigInteger, Column, ForeignKey, Integer, LargeBinary, MetaData, String, Table, Text

revision = "0001"
down_revision = None

metadata = MetaData()

ORDERED = Text().with_variant(Text(collation="C"), "postgresql")

campaigns = Table(
    "campaign",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("started", String(32), nullable=False),
    Column("ended", String(32)),
    Column("fingerprint", String(64), nullable=False),
    Column("options", Text, nullable=False),
)

sites = Table(
    "site",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("campaign", ForeignKey("campaign.id"), nullable=False, index=True),
    Column("position", Integer, nullable=False),
    Column("slug", String(120), nullable=False),
    Column("settings", Text, nullable=False),
    Column("audited_at", String(32)),
    Column("discovery", Text),
    Column("sample", Text),
)

addresses = Table(
    "address",
    metadata,
    Column("site", ForeignKey("site.id"), primary_key=True),
    Column("url", ORDERED, primary_key=True),
    Column("record", LargeBinary, nullable=False),
)

host_facts = Table(
    "host_facts",
    metadata,
    Column("site", ForeignKey("site.id"), primary_key=True),
    Column("record", LargeBinary, nullable=False),
)

document_facts = Table(
    "document_facts",
    metadata,
    Column("site", ForeignKey("site.id"), primary_key=True),
    Column("record", LargeBinary, nullable=False),
)

visits = Table(
    "visit",
    metadata,
    Column("site", ForeignKey("site.id"), primary_key=True),
    Column("url", ORDERED, primary_key=True),
    Column("profile", String(60), primary_key=True),
    Column("status", String(16), nullable=False),
    Column("requests", BigInteger, nullable=False),
    Column("wire_bytes", BigInteger, nullable=False),
    Column("evidence", LargeBinary, nullable=False),
)

history = Table(
    "history",
    metadata,
    Column(
        "address",
        ORDERED,
        primary_key=True,
    ),
    Column("campaign", String(32), primary_key=True),
    Column("started", String(32), nullable=False, index=True),
    Column("name", Text, nullable=False),
    Column("slug", String(120), nullable=False),
    Column("point", Text, nullable=False),
    Column("verdicts", Text, nullable=False),
    Column("result", LargeBinary),
)

alerts = Table(
    "alert",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("campaign", String(32), nullable=False, index=True),
    Column("channel", String(16), nullable=False),
    Column("subject", Text, nullable=False),
    Column("body", Text, nullable=False),
    Column("sent", String(32)),
)

evidence_files = Table(
    "evidence_file",
    metadata,
    Column("name", String(64), primary_key=True),
    Column("suffix", String(16), nullable=False),
    Column("stored", String(32), nullable=False),
    Column("content", LargeBinary, nullable=False),
)


def upgrade() -> None:
    """Create the tables that are not there."""
    metadata.create_all(op.get_bind())
