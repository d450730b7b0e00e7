"""The vocabulary and the judgement: pure, no browser, no network, no clock.

Everything else imports this package; it imports none of the others.
"""

__version__ = "0.1.0"

DISTRIBUTION = "limpide"
"""Tells our package from another distribution's of the same name (PyPI has a `rules`); read by crawler.guard."""
