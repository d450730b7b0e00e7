"""`limpide serve [FOLDER]`: shows a report in the browser of this machine, read-only."""

import signal
from pathlib import Path
from typing import Annotated

import typer

from crawler.campaign.sides import RESULTS
from crawler.cli.options import DEFAULT_OUT, LangOption
from crawler.errors import UserError
from crawler.serving import FolderServer
from crawler.words import both, printable, say


def serve(
    folder: Annotated[Path, typer.Argument(metavar="FOLDER", help="help.serve.folder")] = DEFAULT_OUT,
    port: Annotated[int, typer.Option(min=0, max=65535, help="help.serve.port")] = 8080,
    lang: LangOption = "fr",
) -> int:
    """Serve a report's folder on 127.0.0.1 until Ctrl-C or SIGTERM."""
    if not (folder / RESULTS).is_file():
        raise UserError(both("serve.no_report", folder=folder))
    try:
        server = FolderServer(folder, port)
    except OSError as error:
        raise UserError(both("serve.port", port=port, why=error.strerror or str(error))) from error
    try:
        signal.signal(signal.SIGTERM, signal.default_int_handler)
        print(printable(say("serve.ready", lang, url=server.url, folder=folder)), flush=True)
        server.serve_forever(poll_interval=0.2)
    except KeyboardInterrupt:
        pass
    finally:
        server.server_close()
    return 0
