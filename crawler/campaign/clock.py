"""The present time, in one place."""

from datetime import UTC, datetime


def present() -> datetime:
    """Return the present time in UTC."""
    return datetime.now(UTC)


def now() -> str:
    """Return the present time, ISO 8601 in UTC, to the second."""
    return present().isoformat(timespec="seconds")
