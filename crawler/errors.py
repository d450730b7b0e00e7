"""Errors of the command line, its configuration (exit code 2) and its database.

UserError                a wrong configuration or option
  ConfigurationError     sites.toml: file, line and the nearest key
StoreError               the database stopped answering: disk full, file altered, server gone (exit code 3)
ClusterError             the scheduler or every worker that took a site is gone (exit code 3)
"""

from rules.errors import LimpideError


class UserError(LimpideError):
    """Raised when an option or an argument is wrong."""


class ConfigurationError(UserError):
    """Raised when sites.toml is wrong, by crawler.campaign.config."""


class StoreError(LimpideError):
    """Raised when the database cannot be read or written any more, by crawler.campaign.store."""

    exit_code = 3


class ClusterError(LimpideError):
    """Raised when a site cannot be audited by the workers any more, by crawler.cluster."""

    exit_code = 3
