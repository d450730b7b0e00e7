"""Errors of the browser: one sentence in both languages, and the process's exit code.

BrowserError
  BrowserNotFound (2)   the browser that was named does not exist or does not start: a usage error
  NoBrowser (3)         none was found and none could be installed
  DriverBroken (3)      Playwright's driver does not start: a library of the system is missing
  SandboxRefused (3)    this kernel lets no normal user start Chromium's sandbox
  BadProxy (2)          HTTP_PROXY or HTTPS_PROXY holds no usable address
  BrowserLost (3)       the browser died under a visit: the visit layer tries once again
"""

from rules.errors import LimpideError


class BrowserError(LimpideError):
    """Base of the browser's errors; exit_code is the process's."""

    exit_code = 3


class BrowserNotFound(BrowserError):  # noqa: N818
    """Raised by find_browser when the named browser is missing or does not start."""

    exit_code = 2


class NoBrowser(BrowserError):  # noqa: N818
    """Raised by find_browser when every way was tried, and by the pool when its browser does not start."""


class DriverBroken(BrowserError):  # noqa: N818
    """Raised by find_browser when Playwright's own driver does not start."""


class SandboxRefused(BrowserError):  # noqa: N818
    """Raised by the pool when Chromium's sandbox cannot start for this user."""


class BrowserLost(BrowserError):  # noqa: N818
    """Raised to the visit whose browser died or stopped answering; the next context gets a new browser."""


class BadProxy(BrowserError):  # noqa: N818
    """Raised by launch_options when a proxy variable holds no usable address."""

    exit_code = 2
