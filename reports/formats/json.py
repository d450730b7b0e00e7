"""The whole result as JSON, with its published schema (JSON Schema 2020-12)."""

from pathlib import Path

import msgspec

from reports.folder import replace_file
from reports.order import Order
from reports.safety import json_document
from rules.results import SCHEMA_VERSION, CampaignResult


def write(order: Order, target: Path) -> None:
    """Write the result; its enumerations are English lower case, its texts are in both languages.

    Raises:
        OSError: the file cannot be written.
    """
    replace_file(target, encode(order.result))


def encode(result: CampaignResult) -> bytes:
    """Return the result as indented JSON, UTF-8."""
    return json_document(result)


def encode_schema() -> bytes:
    """Return the JSON Schema of results.json, which names its version."""
    schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"limpide results, schema_version {SCHEMA_VERSION}",
        **msgspec.json.schema(CampaignResult),
    }
    return json_document(schema)
