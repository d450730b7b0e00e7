"""What a site says of its accessibility and its eco-design, read by plain HTTP: `limpide statement`."""

from crawler.statement.linter import Lint, lint

__all__ = ["Lint", "lint"]
