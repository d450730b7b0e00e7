"""Chooses the pages that stand for the site."""
