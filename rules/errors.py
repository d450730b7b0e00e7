"""The base of every error shown to the user: one sentence in both languages, and the process's exit code."""

from rules.vocabulary import Text


class LimpideError(Exception):
    """An error the user can act on; never shown with a traceback.

    exit_code: 2 for a wrong configuration or option, 3 when something could not be measured.
    """

    exit_code = 2

    def __init__(self, text: Text) -> None:
        super().__init__(text.en)
        self.text = text
