"""Common questions on code files: who repairs them, and what a smaller one saves on the wire."""

from rules.addresses import host_name, shape
from rules.evidence.code_files import CodeFile
from rules.evidence.ledger import Ledger, Request
from rules.reader import PageReader
from rules.vocabulary import FindingParty


def request_of(page: PageReader, file: CodeFile) -> Request | None:
    """Return the request that brought the file on the plain visit, None when it differs from visit to visit."""
    return next((r for r in page.need(Ledger).counted if r.url == file.url), None)


def party_of_code(page: PageReader, file: CodeFile) -> FindingParty:
    """Tell who repairs a code file: a third party, or the template."""
    request = request_of(page, file)
    third = request.party == "third" if request else host_name(file.url) not in _names(page)
    return "third" if third else "template"


def component_of_code(page: PageReader, file: CodeFile) -> str:
    """Return what stays the same of a file's address from one version to the next."""
    return host_name(file.url) if party_of_code(page, file) == "third" else shape(file.url)


def saved_by_lean(page: PageReader, file: CodeFile) -> int:
    """Return the bytes saved on the wire if the file were lean: compressed when it travels compressed."""
    request = request_of(page, file)
    packed = request is not None and (request.compression or request.headers.get("content-encoding", ""))
    if packed:
        return file.gzip_bytes - file.lean_gzip_bytes
    return file.bytes - file.map_bytes - file.lean_bytes


def _names(page: PageReader) -> set[str]:
    return {host.partition(":")[0] for host in page.own_hosts}
