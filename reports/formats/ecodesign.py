"""The eco-design declaration (RGESN 2024), pre-filled, to complete and publish: .odt to edit, else one HTML page."""

from pathlib import Path

from reports.by_site import one_file_a_site
from reports.folder import replace_file
from reports.language import Speech
from reports.odt import odt
from reports.order import Order
from reports.render import Frame, render
from reports.views.ecodesign import find_table, make_declaration

TEMPLATE = "ecodesign.html.j2"


def write(order: Order, target: Path) -> None:
    """Write the declaration of each site that was judged against RGESN, in the form the file's name asks for.

    Raises:
        OSError: the file cannot be written.
    """
    speech = Speech(order.lang)
    for site, path in one_file_a_site(order, target):
        table = find_table(site)
        if table is None:
            continue
        view = make_declaration(site, table, speech)
        as_text = path.suffix.lower() == ".odt"
        page = Frame(path.name, view.title, "")
        replace_file(path, odt(view, order.lang) if as_text else render(TEMPLATE, page, view, speech))
