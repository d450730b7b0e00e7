"""Everything that drives a browser: the only importer of Playwright and axe."""

DISTRIBUTION = "limpide"
