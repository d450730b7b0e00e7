"""Small pages around real libraries of several years, for the proof: a menu, a map, a carousel, a form, one use a page.

The libraries are fetched through npm at proof time, pinned by sha512 (tests/sites/old_devices/libraries.json).
"""

import base64
import json
import re
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import quote

from old_engine_files import KEPT, fetched
from old_pages import PARTS, SHOW, SITE

sys.path.append(str(Path(__file__).parents[1] / "audits"))
from counting_site import Answer, Pages

LIBRARIES: dict[str, Any] = json.loads((SITE / "libraries.json").read_text("utf-8"))
MIMES = {
    ".js": "text/javascript; charset=utf-8",
    ".mjs": "text/javascript; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".json": "application/json",
    ".wasm": "application/wasm",
}
PDF = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
    b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 100]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>endobj\n"
    b"4 0 obj<</Length 40>>stream\nBT /F 12 Tf 10 50 Td (Avis public) Tj ET\nendstream endobj\n"
    b"5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj\ntrailer<</Root 1 0 R>>\n"
)
BESIDE: Pages = {
    "/fragment": "<p>Fragment reçu du serveur de la commune</p>",
    "/turbo": "<turbo-frame id=fragment><p>Cadre reçu du serveur de la commune</p></turbo-frame>",
    "/donnees.json": Answer(
        '{"texte": "Données ouvertes de la ville et de ses quartiers"}'.encode(), "application/json"
    ),
    "/module.system.js": Answer(
        b"System.register([], function () { return { execute: function () {} }; });", MIMES[".js"]
    ),
    "/image.svg": Answer(
        b"<svg xmlns='http://www.w3.org/2000/svg' width='40' height='40'><rect width='40' height='40'/></svg>",
        "image/svg+xml",
    ),
}


def library_pages() -> dict[str, str]:
    """Return every page by its name: the library and its version."""
    return {
        f"{name} {version}": _page(name, one, version)
        for name, one in LIBRARIES["recipes"].items()
        for version in one["versions"]
    }


class Shelf(dict[str, Answer | str]):
    """What the pages ask for, by path; the files of the packages are read when asked for."""

    def __init__(self, made: Mapping[str, str]) -> None:
        super().__init__(BESIDE)
        self.update({self.address(name): page for name, page in made.items()})
        self._folders = {name: _folder(name, sha512) for name, sha512 in LIBRARIES["packages"].items()}

    @staticmethod
    def address(name: str) -> str:
        """Return where the page of that name stands."""
        return f"/page/{quote(name, safe='')}"

    def get(self, path: str, default: Any = None) -> Any:
        """Return the answer for a path."""
        found = re.match(r"/npm/((?:@[^/]+/)?[^/]+)/(.+)", path)
        if not found or found[1] not in self._folders:
            return super().get(path, default)
        file = self._folders[found[1]] / found[2]
        served = file.suffix in MIMES and ".." not in found[2] and file.is_file()
        return Answer(file.read_bytes(), MIMES[file.suffix]) if served else default


def _folder(package: str, sha512: str) -> Path:
    """Return the folder of a package; fetches it when this machine does not have it yet."""
    kept = KEPT / package.replace("/", "+")
    return kept / "package" if (kept / "package").is_dir() else fetched(package, sha512, kept)


def _page(name: str, one: dict[str, Any], version: str) -> str:
    own = version if "@" in version else f"{name.split(' ')[0]}@{version}"
    head = "".join(_tag(own, said.replace("{v}", version)) for said in _of(one["files"], version))
    code = _of(one["code"], version).replace("{base}", f"/npm/{own}")
    code = code.replace("{pdf}", base64.b64encode(PDF).decode())
    told = one.get("module", False)
    module = told is True or (bool(told) and any(version.startswith(start) for start in told))
    kind = " type=module" if module else ""
    script = f"<script>function show() {{ {SHOW} }}</script><script{kind}>{code}</script>"
    shell: str = PARTS["shell"]
    for place, text in (
        ("{css}</style>", f"</style>{head}"),
        ("{html}", one.get("html", "")),
        ("{script}", script),
        ("{name}", name),
    ):
        shell = shell.replace(place, text)
    return shell


def _of(told: Any, version: str) -> Any:
    """Return what is said of a version: under the longest beginning of its number."""
    if not isinstance(told, dict):
        return told
    return told[max((start for start in told if version.startswith(start)), key=len)]


def _tag(own: str, said: str) -> str:
    """Return the element that loads one file: its path in the package or, with a version in it, in another."""
    how, _, path = said.rpartition(" ")
    address = f"/npm/{path}" if "@" in path else f"/npm/{own}/{path}"
    if path.endswith(".css"):
        return f"<link rel=stylesheet href={address}>"
    return f"<script {'type=module' if how == 'module' else how} src={address}></script>"
