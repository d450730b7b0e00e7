"""Versioned official texts and the mappings onto them."""
