"""Finds, installs and starts a Chromium."""
