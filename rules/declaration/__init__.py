"""The accessibility declaration: what its pages say (read), and what is wrong with them (check)."""

from rules.declaration.check import check
from rules.declaration.fault import About, Fault
from rules.declaration.read import Declaration, read

__all__ = ["About", "Declaration", "Fault", "check", "read"]
