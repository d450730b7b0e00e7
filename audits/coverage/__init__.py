"""Code coverage: which style rules applied and which functions ran, through the browser's own instruments (CDP)."""
