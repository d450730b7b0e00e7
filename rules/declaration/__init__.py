"""The accessibility declaration: what its page says (read), and what is wrong with it (check)."""

from rules.declaration.check import Fault, check
from rules.declaration.read import Declaration, read

__all__ = ["Declaration", "Fault", "check", "read"]
