"""One rule, one file; found by walking this package."""
