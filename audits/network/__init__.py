"""The request ledger of a visit, from our own DevTools connection: every target of the visit's browser context."""

from audits.network.exchange import Exchange
from audits.network.recorder import NetworkRecorder
from audits.network.watch import Source, Watch

__all__ = ["Exchange", "NetworkRecorder", "Source", "Watch"]
