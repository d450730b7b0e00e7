"""Finds the pages of a site, conducts the stages of a campaign, holds the command line."""

DISTRIBUTION = "limpide"
