"""axe-core in an isolated world over all frames."""
