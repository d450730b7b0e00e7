"""Errors of the command line and its configuration (exit code 2).

UserError                a wrong configuration or option
  ConfigurationError     sites.toml: file, line and the nearest key
"""

from rules.errors import LimpideError


class UserError(LimpideError):
    """Raised when an option or an argument is wrong."""


class ConfigurationError(UserError):
    """Raised when sites.toml is wrong, by crawler.campaign.config."""
