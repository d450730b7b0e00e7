"""The accessibility run: axe-core in the isolated world of every frame, and the data about its rules."""
