"""The door of the program: checks that our packages are ours before anything of them runs.

Top-level names such as `rules` or `reports` exist on PyPI too; another distribution that has overwritten one
gives one clear sentence and exit 2, not a traceback. This module imports nothing but the standard library.
"""

import importlib
import sys
from importlib.util import find_spec

PACKAGES = ("crawler", "audits", "rules", "reports")


def stranger() -> tuple[str, str] | None:
    """Return the first of our package names that another distribution holds, with its place; None when all is well."""
    for name in PACKAGES:
        spec = find_spec(name)
        place = (
            "" if spec is None else str(spec.origin or next(iter(spec.submodule_search_locations or [""])))
        )
        try:
            package = importlib.import_module(name)
        except Exception:
            return name, place
        if getattr(package, "DISTRIBUTION", "") != "limpide":
            return name, place
    return None


def main() -> None:
    """Run the command line, or say which package is not ours and exit 2."""
    found = stranger()
    if found:
        name, place = found
        sys.stderr.write(
            f"Une autre distribution occupe le paquet « {name} » de limpide ({place}) : "
            "installez limpide seul dans un environnement virtuel neuf.\n"
            f"Another distribution holds limpide's package '{name}' ({place}): "
            "install limpide alone in a new virtual environment.\n"
        )
        raise SystemExit(2)
    from crawler.cli.main import run

    run()


if __name__ == "__main__":
    main()
