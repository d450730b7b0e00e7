"""Errors a user can act on: one sentence in both languages, and the exit code that goes with it.

UserError (2)            a wrong configuration or option
  ConfigurationError     sites.toml: file, line and the nearest key
"""

from rules.vocabulary import Text


class LimpideError(Exception):
    """Base of the errors shown without a traceback; exit_code is the process's."""

    exit_code = 2

    def __init__(self, text: Text) -> None:
        super().__init__(text.en)
        self.text = text


class UserError(LimpideError):
    """Raised when an option or an argument is wrong."""


class ConfigurationError(UserError):
    """Raised when sites.toml is wrong, by crawler.campaign.config."""
